// Searches of a packed graph, as of a day, along the edges' direction.
#ifndef ENTENTE_BENCH_GRAPHS_SEARCH_H_
#define ENTENTE_BENCH_GRAPHS_SEARCH_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "bench/graphs/adjacency.h"

namespace entente {

// A node where it was first reached.
struct Reach {
  uint32_t node = 0;
  uint32_t depth = 0;

  friend bool operator==(const Reach& a, const Reach& b) {
    return a.node == b.node && a.depth == b.depth;
  }
};

// Allocates once, so that it is a ceiling. One thread at a time; the graph outlives it.
class Search {
 public:
  explicit Search(const Adjacency& graph) : graph_(graph), seen_(graph.nodes(), 0) {}

  // Every node but `start` that edges which hold on `day` lead to within `hops`, by depth. Valid
  // until the next search.
  const std::vector<Reach>& Reached(uint32_t start, uint32_t hops, uint16_t day);
  // The least number of such edges from one node to another; none: not within `hops`.
  std::optional<uint32_t> Distance(uint32_t from, uint32_t to, uint32_t hops, uint16_t day);
  // Edges looked at by the last search.
  uint64_t looked_at() const { return looked_at_; }

 private:
  // Marks a node; whether it was not marked in this search.
  bool See(uint32_t node) {
    if (seen_[node] == search_) return false;
    seen_[node] = search_;
    return true;
  }
  void Begin();

  const Adjacency& graph_;
  std::vector<uint32_t> seen_;  // the search that saw the node last
  uint32_t search_ = 0;
  std::vector<Reach> reached_;
  uint64_t looked_at_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_BENCH_GRAPHS_SEARCH_H_
