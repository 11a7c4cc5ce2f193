// W4: the entities within two or three hops along the edges that hold on a day.
#ifndef ENTENTE_BENCH_WORKLOADS_TRAVERSE_H_
#define ENTENTE_BENCH_WORKLOADS_TRAVERSE_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "bench/report/measure.h"
#include "bench/workloads/served_graph.h"
#include "bench/workloads/workload.h"

namespace entente {

struct TraverseQuestions {
  Workload workload;
  std::vector<std::pair<uint32_t, uint16_t>> starts;  // node and day
  uint32_t hops = 0;
};

// Of entities drawn alike that are related to somebody on the day. The graph outlives it.
TraverseQuestions ReachQuestions(const ServedGraph& graph, uint32_t hops, size_t count);

// The same questions put to the graph in memory: what it takes without calls, claims and lenses.
// For `seconds`.
Measure SearchedInMemory(const ServedGraph& graph, const TraverseQuestions& questions,
                         double seconds);

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_TRAVERSE_H_
