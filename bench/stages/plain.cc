// The graph with one claim an edge: every goal without a condition is measured on it.
#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "bench/ceilings/empty_call.h"
#include "bench/ceilings/rocksdb_ceilings.h"
#include "bench/graphs/graph_load.h"
#include "bench/graphs/power_law.h"
#include "bench/page_cache.h"
#include "bench/report/scores.h"
#include "bench/stages/stage.h"
#include "bench/workloads/hop.h"
#include "bench/workloads/write.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kPlain[] = "plain";
constexpr uint64_t kCeilingRows = 10'000'000;
constexpr size_t kRestarts = 5;
constexpr size_t kAfterRestart = 100;  // questions; of the last fifth the median is told

absl::StatusOr<std::unique_ptr<ServerProcess>> Served(const Settings& settings,
                                                      const std::vector<Edge>& edges,
                                                      Report& report) {
  ASSIGN_OR_RETURN(auto server, ServerProcess::Start(settings.server, settings.scratch + "/plain"));
  Connection connection(server->address(), absl::InfiniteDuration());
  RETURN_IF_ERROR(MakeGraph(connection, kPlain));
  Say(absl::StrCat("loading ", edges.size(), " edges"));
  const absl::Time began = absl::Now();
  RETURN_IF_ERROR(LoadGraph(connection, kPlain, "load", settings.nodes, edges));
  report.Tell(kPlainLoad, absl::ToDoubleSeconds(absl::Now() - began));
  return server;
}

double Median(std::vector<double> figures) {
  std::sort(figures.begin(), figures.end());
  return figures[figures.size() / 2];
}

// The first answer of a server that was just started over that of the hundredth.
absl::StatusOr<double> FirstOverHundredth(const Settings& settings, const ServedGraph& graph,
                                          bool cold, Report& report) {
  const std::string folder = settings.scratch + "/plain";
  if (cold) ForgetFiles(folder);
  const absl::Time began = absl::Now();
  ASSIGN_OR_RETURN(const auto server, ServerProcess::Start(settings.server, folder));
  report.Tell(absl::StrCat("restart, ", cold ? "cold" : "warm", ": ms until it serves"),
              absl::ToDoubleMilliseconds(absl::Now() - began));
  Measuring measuring(*server, report, settings.seconds);
  RETURN_IF_ERROR(measuring.Answer(EmptyCalls(), 0).status());  // connects
  ASSIGN_OR_RETURN(const auto walk,
                   measuring.AskedThrough(HopOfTenQuestions(graph, kAfterRestart)));
  const std::vector<double> last(walk.micros.begin() + kAfterRestart * 4 / 5, walk.micros.end());
  report.Add({"first after restart", cold ? "cold" : "warm"}, "",
             MeasureOf({walk.micros.front()}, 1e-6 * walk.micros.front(), 0));
  report.Add({"hundredth after restart", cold ? "cold" : "warm"}, "",
             MeasureOf({Median(last)}, 1e-6 * Median(last), 0));
  return walk.micros.front() / Median(last);
}

absl::Status Restarts(const Settings& settings, const ServedGraph& graph, Report& report) {
  Say("restarting");
  for (const bool cold : {false, true}) {
    std::vector<double> ratios;
    for (size_t i = 0; i < kRestarts; ++i) {
      ASSIGN_OR_RETURN(const double ratio, FirstOverHundredth(settings, graph, cold, report));
      ratios.push_back(ratio);
    }
    report.Tell(cold ? "G20 cold" : "G20 warm", Median(ratios));
  }
  return absl::OkStatus();
}

absl::Status Run(const Settings& settings, const ServedGraph& graph, uint32_t run,
                 Measuring& measuring) {
  Say(absl::StrCat("asking, run ", run, " of ", settings.runs));
  RETURN_IF_ERROR(measuring.EveryWay(EmptyCalls(), ""));
  RETURN_IF_ERROR(measuring.EveryWay(HealthCalls(), ""));
  RETURN_IF_ERROR(AskAbout(graph, settings, measuring));
  RETURN_IF_ERROR(
      MeasureSyncedCommits(settings.scratch + "/commits", settings.seconds, measuring.report()));
  if (!settings.names.contains("write")) return absl::OkStatus();
  return MeasureWrites(graph, absl::StrCat(run), measuring);
}

}  // namespace

absl::Status PlainStage(const Settings& settings, Report& report) {
  RETURN_IF_ERROR(MeasureRocksDbReads(settings.scratch + "/reads",
                                      std::min(settings.edges, kCeilingRows), settings.seconds,
                                      report));
  std::vector<Edge> edges = DrawEdges({settings.nodes, settings.edges, settings.seed});
  ASSIGN_OR_RETURN(auto server, Served(settings, edges, report));
  const Adjacency adjacency(settings.nodes, ReferenceOf(settings, std::move(edges)));
  const ServedGraph graph{
      .name = kPlain, .suffix = "", .edges = &adjacency, .twins = {}, .seed = settings.seed};
  for (uint32_t run = 1; run <= settings.runs; ++run) {
    Measuring measuring(*server, report, settings.seconds);
    RETURN_IF_ERROR(Run(settings, graph, run, measuring));
  }
  report.Tell("plain graph: MiB of the server at most",
              static_cast<double>(server->PeakBytes()) / (1 << 20));
  report.Tell("graph in memory: bytes an edge",
              static_cast<double>(adjacency.bytes()) / static_cast<double>(adjacency.edges()));
  server.reset();
  if (settings.peers) RETURN_IF_ERROR(MeasurePeers(settings, graph, report));
  return settings.names.contains("restart") ? Restarts(settings, graph, report) : absl::OkStatus();
}

}  // namespace entente
