// A graph in memory, packed: what answers are checked against, and the ceiling of traversals.
#ifndef ENTENTE_BENCH_GRAPHS_ADJACENCY_H_
#define ENTENTE_BENCH_GRAPHS_ADJACENCY_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "bench/graphs/edge.h"

namespace entente {

// An edge as seen from one of its ends.
struct Neighbor {
  uint32_t node = 0;  // the other end
  uint16_t relation = 0;
  uint16_t first = 0;
  uint16_t last = 0;

  // Whether it is the case on some day from `from` to `to`, both included.
  bool Meets(uint16_t from, uint16_t to) const { return first <= to && from <= last; }
};

// Compressed sparse rows, both ways. Thread-safe.
class Adjacency {
 public:
  Adjacency(uint32_t nodes, absl::Span<const Edge> edges);

  uint32_t nodes() const { return static_cast<uint32_t>(out_.begins.size() - 1); }
  uint64_t edges() const { return out_.neighbors.size(); }
  // In order of the edges given.
  absl::Span<const Neighbor> Out(uint32_t node) const { return out_.At(node); }
  absl::Span<const Neighbor> In(uint32_t node) const { return in_.At(node); }
  uint64_t bytes() const { return out_.bytes() + in_.bytes(); }

 private:
  struct Rows {
    std::vector<uint64_t> begins;
    std::vector<Neighbor> neighbors;

    absl::Span<const Neighbor> At(uint32_t node) const {
      return absl::MakeConstSpan(neighbors).subspan(begins[node], begins[node + 1] - begins[node]);
    }
    uint64_t bytes() const {
      return begins.size() * sizeof(uint64_t) + neighbors.size() * sizeof(Neighbor);
    }
  };
  static Rows Packed(uint32_t nodes, absl::Span<const Edge> edges, bool out);

  Rows out_;
  Rows in_;
};

}  // namespace entente

#endif  // ENTENTE_BENCH_GRAPHS_ADJACENCY_H_
