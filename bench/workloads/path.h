// W5: a shortest path along the edges that hold on a day.
#ifndef ENTENTE_BENCH_WORKLOADS_PATH_H_
#define ENTENTE_BENCH_WORKLOADS_PATH_H_

#include <cstddef>

#include "bench/workloads/served_graph.h"
#include "bench/workloads/workload.h"

namespace entente {

// Between two entities drawn alike, of which the second can be reached within kPathHops. Any path
// of the least length is right. The graph outlives the workload.
Workload PathQuestions(const ServedGraph& graph, size_t count);

inline constexpr uint32_t kPathHops = 6;

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_PATH_H_
