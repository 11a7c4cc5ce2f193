#include "bench/stages.h"

#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "bench/ceilings/empty_call.h"
#include "bench/ceilings/rocksdb_ceilings.h"
#include "bench/graphs/graph_load.h"
#include "bench/graphs/power_law.h"
#include "bench/report/scores.h"
#include "bench/server_process.h"
#include "bench/workloads/hop.h"
#include "bench/workloads/measuring.h"
#include "bench/workloads/path.h"
#include "bench/workloads/point.h"
#include "bench/workloads/traverse.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kPlain[] = "plain";
constexpr size_t kLightQuestions = 2'000;
constexpr size_t kTwoHopQuestions = 500;
constexpr size_t kThreeHopQuestions = 100;
constexpr size_t kPathQuestions = 200;
constexpr uint64_t kCeilingRows = 10'000'000;

void Say(const std::string& what) { std::cerr << "bench: " << what << std::endl; }

absl::Status Point(const ServedGraph& graph, Measuring& measuring) {
  RETURN_IF_ERROR(measuring.EveryWay(EntityQuestions(graph, kLightQuestions), kEmptyCall));
  RETURN_IF_ERROR(measuring.EveryWay(DayQuestions(graph, kLightQuestions), kEmptyCall));
  return measuring.EveryWay(PairQuestions(graph, kLightQuestions), kEmptyCall);
}

absl::Status Hop(const ServedGraph& graph, Measuring& measuring) {
  RETURN_IF_ERROR(measuring.EveryWay(HubQuestions(graph, kLightQuestions), kEmptyCall));
  RETURN_IF_ERROR(measuring.EveryWay(UniformQuestions(graph, kLightQuestions), kEmptyCall));
  return measuring.EveryWay(HopOfTenQuestions(graph, kLightQuestions), kEmptyCall);
}

absl::Status Traverse(const ServedGraph& graph, Measuring& measuring) {
  for (const uint32_t hops : {2u, 3u}) {
    const TraverseQuestions questions =
        ReachQuestions(graph, hops, hops == 2 ? kTwoHopQuestions : kThreeHopQuestions);
    measuring.report().Add({questions.workload.name, kInMemory}, "",
                           SearchedInMemory(graph, questions, measuring.seconds()));
    RETURN_IF_ERROR(measuring.OneCaller(questions.workload, ""));
  }
  return absl::OkStatus();
}

// Once; again for another run.
absl::Status AskPlain(const Settings& settings, const ServedGraph& graph, Measuring& measuring) {
  RETURN_IF_ERROR(measuring.EveryWay(EmptyCalls(), ""));
  RETURN_IF_ERROR(measuring.EveryWay(HealthCalls(), ""));
  if (settings.names.contains("point")) RETURN_IF_ERROR(Point(graph, measuring));
  if (settings.names.contains("hop")) RETURN_IF_ERROR(Hop(graph, measuring));
  if (settings.names.contains("traverse")) RETURN_IF_ERROR(Traverse(graph, measuring));
  if (settings.names.contains("path")) {
    RETURN_IF_ERROR(measuring.OneCaller(PathQuestions(graph, kPathQuestions), ""));
  }
  return absl::OkStatus();
}

// A reference that lacks edges finds out whether answers are compared with it.
std::vector<Edge> Reference(const Settings& settings, std::vector<Edge> edges) {
  if (!settings.wrong_reference) return edges;
  std::vector<Edge> some;
  for (size_t i = 0; i < edges.size(); ++i) {
    if (i % 3 != 0) some.push_back(edges[i]);
  }
  return some;
}

absl::Status Plain(const Settings& settings, Report& report) {
  Say(absl::StrCat("drawing ", settings.edges, " edges"));
  std::vector<Edge> edges = DrawEdges({settings.nodes, settings.edges, settings.seed});
  ASSIGN_OR_RETURN(const auto server,
                   ServerProcess::Start(settings.server, settings.scratch + "/plain"));
  {
    Connection connection(server->address(), absl::InfiniteDuration());
    RETURN_IF_ERROR(MakeGraph(connection, kPlain));
    Say("loading them");
    const absl::Time began = absl::Now();
    RETURN_IF_ERROR(LoadGraph(connection, kPlain, "load", settings.nodes, edges));
    report.Tell("plain graph: seconds of the load", absl::ToDoubleSeconds(absl::Now() - began));
  }
  edges = Reference(settings, std::move(edges));
  const Adjacency adjacency(settings.nodes, edges);
  edges = {};
  const ServedGraph graph{kPlain, "", &adjacency, {}, settings.seed};
  for (uint32_t run = 1; run <= settings.runs; ++run) {
    Say(absl::StrCat("asking, run ", run, " of ", settings.runs));
    Measuring measuring(*server, report, settings.seconds);
    RETURN_IF_ERROR(AskPlain(settings, graph, measuring));
    RETURN_IF_ERROR(MeasureSyncedCommits(settings.scratch + "/commits", settings.seconds, report));
  }
  report.Tell("plain graph: MiB of the server at most",
              static_cast<double>(server->PeakBytes()) / (1 << 20));
  return absl::OkStatus();
}

}  // namespace

absl::Status MeasureAll(const Settings& settings, Report& report) {
  RETURN_IF_ERROR(MeasureRocksDbReads(settings.scratch + "/reads",
                                      std::min(settings.edges, kCeilingRows), settings.seconds,
                                      report));
  return Plain(settings, report);
}

}  // namespace entente
