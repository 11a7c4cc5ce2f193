// What the stages of a run share. Each loads graphs into a server of its own, asks, and stops it.
#ifndef ENTENTE_BENCH_STAGES_STAGE_H_
#define ENTENTE_BENCH_STAGES_STAGE_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "bench/graphs/edge.h"
#include "bench/report/report.h"
#include "bench/settings.h"
#include "bench/workloads/measuring.h"
#include "bench/workloads/served_graph.h"

namespace entente {

// Tells whoever waits what is being done.
void Say(const std::string& what);

// What answers are compared with: the edges; or without a third of them, to find out whether
// answers are compared.
std::vector<Edge> ReferenceOf(const Settings& settings, std::vector<Edge> edges);

// Those of point, hop, traverse, path and stream that the settings name, about one graph.
absl::Status AskAbout(const ServedGraph& graph, const Settings& settings, Measuring& measuring);

// The number that the plain graph's load is told as.
inline constexpr char kPlainLoad[] = "plain graph: seconds of the load";

// PostgreSQL on the same graph and questions, where it is installed; said so where it is not.
absl::Status MeasurePeers(const Settings& settings, const ServedGraph& graph, Report& report);

// Each stage measures what the settings name of it. An error is a call that failed or an answer
// that was wrong: nothing is then worth telling.
absl::Status LoadStage(const Settings& settings, Report& report);
absl::Status PlainStage(const Settings& settings, Report& report);
absl::Status RealisticStage(const Settings& settings, Report& report);
absl::Status HistoryStage(const Settings& settings, Report& report);
absl::Status IcewsStage(const Settings& settings, Report& report);

}  // namespace entente

#endif  // ENTENTE_BENCH_STAGES_STAGE_H_
