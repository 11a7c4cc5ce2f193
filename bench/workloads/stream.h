// Every edge of a relation, whenever it holds: answers as long as a graph gives.
#ifndef ENTENTE_BENCH_WORKLOADS_STREAM_H_
#define ENTENTE_BENCH_WORKLOADS_STREAM_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "bench/workloads/measuring.h"
#include "bench/workloads/served_graph.h"
#include "bench/workloads/workload.h"

namespace entente {

// ListPropositions of one relation at all times; its rate is told in rows. At most a million rows,
// which is what a call may have. The graph outlives it.
Workload StreamQuestions(const ServedGraph& graph);

// Measures it, and then the same rows sent ready-made, 1,000 a message, by a server in this
// process.
absl::Status MeasureStream(const ServedGraph& graph, Measuring& measuring);

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_STREAM_H_
