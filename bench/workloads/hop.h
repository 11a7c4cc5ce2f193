// Neighbours of an entity in some days.
#ifndef ENTENTE_BENCH_WORKLOADS_HOP_H_
#define ENTENTE_BENCH_WORKLOADS_HOP_H_

#include <cstddef>

#include "bench/workloads/served_graph.h"
#include "bench/workloads/workload.h"

namespace entente {

// W3: by one relation, in 30 days, of entities drawn as often as they have edges. The graph
// outlives the workload.
Workload HubQuestions(const ServedGraph& graph, size_t count);
// W3u: the same of entities drawn alike.
Workload UniformQuestions(const ServedGraph& graph, size_t count);
// By any relation, in a year, where 8 to 12 are the answer.
Workload HopOfTenQuestions(const ServedGraph& graph, size_t count);

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_HOP_H_
