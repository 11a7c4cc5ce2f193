// Walks the packed edges of one entity as a PlaceWalk over RangesFrom walks its rows, from any
// bookmark of either on.
#ifndef ENTENTE_GRAPH_QUERY_PACKED_WALK_H_
#define ENTENTE_GRAPH_QUERY_PACKED_WALK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/model/claim.h"
#include "graph/query/hop.h"
#include "graph/query/index_range.h"
#include "graph/query/packed_edges.h"
#include "graph/query/place_walk.h"
#include "graph/store/view.h"

namespace entente {

// One thread at a time.
class PackedWalk {
 public:
  // The ranges are RangesFrom of the entity, which is canonical, and the ways. nullopt: its edges
  // are not packed. kInvalidArgument for a bookmark that no walk over these ranges made. All
  // outlive the walk.
  static absl::StatusOr<std::optional<PackedWalk>> Start(View& view, const EntityId& entity,
                                                         const std::vector<Way>& ways,
                                                         const std::vector<IndexRange>& ranges,
                                                         const Bookmark& from);

  // Up to `most` propositions; empty at the end.
  absl::StatusOr<std::vector<Found>> Next(size_t most);
  // Those that Next gave last.
  absl::Span<const PackedNeighbor> taken() const;

 private:
  PackedWalk(View& view, const std::vector<IndexRange>& ranges, PackedNeighbors neighbors)
      : view_(&view), ranges_(&ranges), neighbors_(std::move(neighbors)) {}

  Found FoundAt(const PackedNeighbor& neighbor);
  // The range that holds such edges.
  size_t RangeOf(const PackedNeighbor& neighbor);

  View* view_;
  const std::vector<IndexRange>* ranges_;
  PackedNeighbors neighbors_;
  absl::flat_hash_map<uint64_t, size_t> ranges_of_;  // by predicate and side
  size_t begin_ = 0;                                 // of what Next gave last
  size_t end_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PACKED_WALK_H_
