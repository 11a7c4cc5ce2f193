#include "graph/query/packed_walk.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"
#include "graph/store/budget.h"

namespace entente {

absl::StatusOr<std::optional<PackedWalk>> PackedWalk::Start(View& view, const EntityId& entity,
                                                            const std::vector<Way>& ways,
                                                            const std::vector<IndexRange>& ranges,
                                                            const Bookmark& from) {
  PackedEdges packed(view, ways, Following::kForward);
  ASSIGN_OR_RETURN(auto neighbors, packed.Of(entity));
  if (!neighbors.has_value()) return std::nullopt;
  PackedWalk walk(view, ranges, *std::move(neighbors));
  if (from.empty()) return walk;
  const auto position = ReadBookmark(from);
  if (!position.has_value() || position->first >= ranges.size() ||
      !absl::StartsWith(position->second.suffix, ranges[position->first].prefix)) {
    return BadBookmark();
  }
  const std::vector<PackedNeighbor>& edges = walk.neighbors_.edges;
  const auto next =
      std::partition_point(edges.begin(), edges.end(), [&](const PackedNeighbor& neighbor) {
        const Found found = walk.FoundAt(neighbor);
        if (found.range != position->first) return found.range < position->first;
        // Its own bookmark lies behind all that belongs to it.
        return ReadBookmark(found.after)->second.suffix <= position->second.suffix;
      });
  walk.end_ = static_cast<size_t>(next - edges.begin());
  return walk;
}

size_t PackedWalk::RangeOf(const PackedNeighbor& neighbor) {
  const bool incoming = neighbor.block->incoming();
  const uint64_t name = (uint64_t{neighbor.edge->predicate} << 1) | (incoming ? 1 : 0);
  const auto [known, added] = ranges_of_.try_emplace(name, 0);
  if (!added) return known->second;
  const std::string& predicate = view_->plain().tables().predicates.At(neighbor.edge->predicate);
  const Table table = incoming ? Table::kIncoming : Table::kClaim;
  const std::string prefix = incoming ? IncomingPrefix(predicate) : PropositionPrefix(predicate);
  const auto range =
      std::find_if(ranges_->begin(), ranges_->end(), [&](const IndexRange& candidate) {
        return candidate.table == table && candidate.prefix == prefix;
      });
  known->second = static_cast<size_t>(range - ranges_->begin());
  return known->second;
}

Found PackedWalk::FoundAt(const PackedNeighbor& neighbor) {
  Found found;
  found.place = PlaceOf(view_->plain().tables(), *neighbor.block, *neighbor.edge);
  found.range = RangeOf(neighbor);
  found.after = BookmarkAfter(found.range, (*ranges_)[found.range].table, found.place,
                              neighbor.edge->revision);
  return found;
}

absl::StatusOr<std::vector<Found>> PackedWalk::Next(size_t most) {
  begin_ = end_;
  end_ = std::min(neighbors_.edges.size(), begin_ + most);
  std::vector<Found> found;
  uint64_t cost = 0;
  for (const PackedNeighbor& neighbor : taken()) {
    found.push_back(FoundAt(neighbor));
    cost += 1 + neighbor.edge->claims;
  }
  RETURN_IF_ERROR(view_->budget().ChargeEdges(cost));
  return found;
}

absl::Span<const PackedNeighbor> PackedWalk::taken() const {
  return absl::MakeConstSpan(neighbors_.edges).subspan(begin_, end_ - begin_);
}

}  // namespace entente
