// Ten neighbours as of a day, in graphs that have more or less history around that day.
#ifndef ENTENTE_BENCH_WORKLOADS_AS_OF_H_
#define ENTENTE_BENCH_WORKLOADS_AS_OF_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "bench/workloads/served_graph.h"
#include "bench/workloads/workload.h"

namespace entente {

// Neighbours of `count` different nodes of `nodes` on some day of an epoch of DrawHistory. The
// graph outlives it.
Workload EpochQuestions(const ServedGraph& graph, const std::string& name, uint32_t nodes,
                        uint32_t epoch, size_t count);

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_AS_OF_H_
