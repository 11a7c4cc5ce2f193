// Both searches go breadth first through one vector, which is queue and answer. Cost: the edges of
// the nodes reached before the last hop; a node is marked by the number of the search, so that
// nothing is cleared in between.
#include "bench/graphs/search.h"

#include <algorithm>

namespace entente {

void Search::Begin() {
  if (++search_ == 0) {  // the numbers are used up
    std::fill(seen_.begin(), seen_.end(), 0);
    search_ = 1;
  }
  reached_.clear();
  looked_at_ = 0;
}

const std::vector<Reach>& Search::Reached(uint32_t start, uint32_t hops, uint16_t day) {
  Begin();
  See(start);
  Reach from{start, 0};
  for (size_t next = 0;; from = reached_[next++]) {
    if (from.depth == hops) break;
    const auto neighbors = graph_.Out(from.node);
    looked_at_ += neighbors.size();
    for (const Neighbor& neighbor : neighbors) {
      if (neighbor.Meets(day, day) && See(neighbor.node)) {
        reached_.push_back({neighbor.node, from.depth + 1});
      }
    }
    if (next == reached_.size()) break;
  }
  return reached_;
}

std::optional<uint32_t> Search::Distance(uint32_t from, uint32_t to, uint32_t hops, uint16_t day) {
  Begin();
  if (from == to) return 0;
  See(from);
  Reach at{from, 0};
  for (size_t next = 0;; at = reached_[next++]) {
    if (at.depth == hops) return std::nullopt;
    const auto neighbors = graph_.Out(at.node);
    looked_at_ += neighbors.size();
    for (const Neighbor& neighbor : neighbors) {
      if (!neighbor.Meets(day, day)) continue;
      if (neighbor.node == to) return at.depth + 1;
      if (See(neighbor.node)) reached_.push_back({neighbor.node, at.depth + 1});
    }
    if (next == reached_.size()) return std::nullopt;
  }
}

}  // namespace entente
