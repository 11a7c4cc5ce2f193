// W9: one edge a commit, durable when answered.
#ifndef ENTENTE_BENCH_WORKLOADS_WRITE_H_
#define ENTENTE_BENCH_WORKLOADS_WRITE_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "bench/workloads/measuring.h"
#include "bench/workloads/served_graph.h"

namespace entente {

// One writer, then 16, each measured for the stretch's time; then everything written is read back.
// `tag` tells runs apart.
absl::Status MeasureWrites(const ServedGraph& graph, const std::string& tag, Measuring& measuring);

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_WRITE_H_
