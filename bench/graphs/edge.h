// An edge of a graph that is measured: a relation between two nodes over some days.
#ifndef ENTENTE_BENCH_GRAPHS_EDGE_H_
#define ENTENTE_BENCH_GRAPHS_EDGE_H_

#include <cstdint>
#include <tuple>

namespace entente {

inline constexpr uint16_t kRelations = 20;
inline constexpr uint16_t kDays = 20 * 365;  // from 2000-01-01

// Nodes and relations are numbered from 0; days are counted from 2000-01-01, both are included.
struct Edge {
  uint32_t subject = 0;
  uint32_t object = 0;
  uint16_t relation = 0;
  uint16_t first = 0;
  uint16_t last = 0;

  // What makes it another edge than others.
  std::tuple<uint32_t, uint16_t, uint32_t> key() const { return {subject, relation, object}; }
};

}  // namespace entente

#endif  // ENTENTE_BENCH_GRAPHS_EDGE_H_
