// Neighbours from packed edges: plain ones are weighed as they stand, the others read.
#ifndef ENTENTE_GRAPH_QUERY_PACKED_NEIGHBORS_H_
#define ENTENTE_GRAPH_QUERY_PACKED_NEIGHBORS_H_

#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/query/packed_edges.h"
#include "graph/query/page.h"
#include "graph/query/pattern.h"
#include "graph/store/view.h"

namespace entente {

// Answers one batch of a PackedWalk, of which `taken` are the edges.
absl::StatusOr<BatchEnd> AnswerPacked(View& view, const std::vector<Found>& batch,
                                      absl::Span<const PackedNeighbor> taken,
                                      const NeighborPattern& pattern,
                                      const std::function<absl::Status(NeighborRow)>& sink);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PACKED_NEIGHBORS_H_
