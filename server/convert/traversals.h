// Traversals, paths and neighbourhoods, as asked and as answered.
#ifndef ENTENTE_SERVER_CONVERT_TRAVERSALS_H_
#define ENTENTE_SERVER_CONVERT_TRAVERSALS_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "entente/v1/traversal.pb.h"
#include "graph/model/limits.h"
#include "graph/query/paths.h"
#include "graph/query/subgraph.h"
#include "graph/query/traversal.h"

namespace entente {

// kInvalidArgument with the path of the field: numbers, sizes, and the limits LIMIT_HOPS,
// LIMIT_STARTS, LIMIT_STEPS, LIMIT_PATHS. Names are looked up later.
absl::StatusOr<HopPattern> StepFromWire(const v1::Step& wire, absl::string_view field);
absl::StatusOr<TraversalPattern> PatternFromWire(const v1::TraverseRequest& wire,
                                                 const Limits& limits);
absl::StatusOr<PathPattern> PatternFromWire(const v1::FindPathsRequest& wire, const Limits& limits);
absl::StatusOr<SubgraphPattern> PatternFromWire(const v1::SubgraphRequest& wire,
                                                const Limits& limits);

// Without the rows of hops, which may need evidence.
v1::TraverseRow ToWire(const TraversalRow& row);
v1::PathRow ToWire(const PathRow& row);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_TRAVERSALS_H_
