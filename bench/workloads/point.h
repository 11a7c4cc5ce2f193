// Questions about one entity: its properties, and all that is said of it on a day.
#ifndef ENTENTE_BENCH_WORKLOADS_POINT_H_
#define ENTENTE_BENCH_WORKLOADS_POINT_H_

#include <cstddef>

#include "bench/workloads/served_graph.h"
#include "bench/workloads/workload.h"

namespace entente {

// W2: an entity with type and name (GetEntity). The graph outlives the workload.
Workload EntityQuestions(const ServedGraph& graph, size_t count);

// W6: every proposition about an entity, properties and relations, that holds on a day
// (ListPropositions by subject).
Workload DayQuestions(const ServedGraph& graph, size_t count);

// W7: every proposition between two entities, all along (ListPropositions by subject and object);
// who counts them by month has all that it takes.
Workload PairQuestions(const ServedGraph& graph, size_t count);

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_POINT_H_
