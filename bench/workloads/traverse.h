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

// A node and a day.
using Start = std::pair<uint32_t, uint16_t>;

struct TraverseQuestions {
  Workload workload;
  std::vector<Start> starts;
  uint32_t hops = 0;
};

// So many nodes, drawn alike, that are related to somebody on their days.
std::vector<Start> StartsIn(const ServedGraph& graph, uint32_t hops, size_t count);

// What is within so many hops of the starts. The graph outlives it.
TraverseQuestions ReachQuestions(const ServedGraph& graph, uint32_t hops,
                                 std::vector<Start> starts);

// The first `asked` of the questions, from the beginning again where there are fewer, put to the
// graph in memory, over and over for `seconds`: what they take without calls, claims and lenses.
Measure SearchedInMemory(const ServedGraph& graph, const TraverseQuestions& questions, size_t asked,
                         double seconds);

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_TRAVERSE_H_
