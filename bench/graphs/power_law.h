// A graph like those of real networks: few nodes have many edges.
#ifndef ENTENTE_BENCH_GRAPHS_POWER_LAW_H_
#define ENTENTE_BENCH_GRAPHS_POWER_LAW_H_

#include <cstdint>
#include <vector>

#include "bench/graphs/edge.h"

namespace entente {

struct PowerLaw {
  uint32_t nodes = 1'000'000;
  uint64_t edges = 10'000'000;
  uint64_t seed = 20241027;
};

// So many different edges, in order of subject, relation and object; the same for the same seed on
// every machine. Subject and object are each drawn by the cube of a uniform number, so that the
// first thousandth of the nodes has a tenth of all ends; a node's number does not tell its rank. A
// period lies between two days of kDays drawn alike. REQUIRES: at least two nodes, and at most a
// quarter of the edges that could be.
std::vector<Edge> DrawEdges(const PowerLaw& graph);

}  // namespace entente

#endif  // ENTENTE_BENCH_GRAPHS_POWER_LAW_H_
