// Graphs with more and less history around the same questions, and the node that has a million
// edges.
#include "bench/graphs/history.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "bench/ceilings/empty_call.h"
#include "bench/graphs/graph_load.h"
#include "bench/page_cache.h"
#include "bench/report/scores.h"
#include "bench/stages/stage.h"
#include "bench/workloads/as_of.h"
#include "bench/workloads/hub_pages.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr std::array<uint32_t, 3> kHistories = {1, 10, 100};  // times the edges of an epoch
constexpr size_t kQuestions = 1'000;
constexpr uint64_t kEdgesForANode = 5'000;  // of the plain graph, one node of these

// One of the graphs with what is asked of it: about the middle of its history, and about its end.
struct Past {
  uint32_t times = 0;
  std::unique_ptr<Adjacency> edges;
  ServedGraph graph;
  Workload middle;
  Workload end;
};

Past Drawn(const Settings& settings, uint32_t nodes, uint32_t times, std::vector<Edge> edges) {
  Past past;
  past.times = times;
  past.edges = std::make_unique<Adjacency>(nodes + kEdgesAnEpoch * kMostEpochs,
                                           ReferenceOf(settings, std::move(edges)));
  past.graph = {.name = absl::StrCat("history-", times),
                .suffix = "",
                .edges = past.edges.get(),
                .twins = {},
                .seed = settings.seed};
  return past;
}

void Ask(uint32_t nodes, Past* past) {
  const std::string times = absl::StrCat("history x", past->times);
  const uint32_t middle = kMostEpochs - 1 - past->times / 2;
  past->middle = EpochQuestions(past->graph, times + ", as of", nodes, middle, kQuestions);
  past->end = EpochQuestions(past->graph, times + ", now", nodes, kMostEpochs - 1, kQuestions);
}

// Of the longest history over the shortest: what it takes a client, and what it takes the server
// beyond an empty call.
void Tell(const std::string& state, const Measure& longest, const Measure& shortest,
          const Measure& now_longest, const Measure& now_shortest, double empty_cpu,
          Report& report) {
  report.Tell("G11 end to end " + state, longest.p50 / shortest.p50);
  if (shortest.cpu > empty_cpu) {
    report.Tell("G11 engine " + state, (longest.cpu - empty_cpu) / (shortest.cpu - empty_cpu));
  }
  report.Tell("G12 " + state, now_longest.p50 / now_shortest.p50);
}

absl::Status Warm(const std::vector<Past>& pasts, Measuring& measuring) {
  RETURN_IF_ERROR(measuring.InTurn(EmptyCalls(), 1, "1 call", ""));
  for (const Past& past : pasts) {
    for (const Workload* workload : {&past.middle, &past.end}) {
      RETURN_IF_ERROR(measuring.InTurn(*workload, 1, kOneCall, kEmptyCall));
    }
  }
  return absl::OkStatus();
}

absl::Status Cold(const Settings& settings, const std::vector<Past>& pasts, Report& report) {
  const std::string folder = settings.scratch + "/history";
  // Each on a server of its own, so that nothing is warm by another's questions.
  for (const Past& past : pasts) {
    for (const Workload* workload : {&past.middle, &past.end}) {
      ForgetFiles(folder);
      ASSIGN_OR_RETURN(const auto server, ServerProcess::Start(settings.server, folder));
      Measuring measuring(*server, report, settings.seconds);
      RETURN_IF_ERROR(measuring.Answer(EmptyCalls(), 0).status());
      ASSIGN_OR_RETURN(const auto walk, measuring.AskedThrough(*workload));
      measuring.Note({workload->name, "cold, each once"}, walk.measure);
    }
  }
  return absl::OkStatus();
}

void Compare(const std::vector<Past>& pasts, const std::string& how, const std::string& state,
             Report& report) {
  const Past& shortest = pasts.front();
  const Past& longest = pasts.back();
  const double empty = report.Find(kEmptyCall, kOneCall)->cpu;
  Tell(state, *report.Find(longest.middle.name, how), *report.Find(shortest.middle.name, how),
       *report.Find(longest.end.name, how), *report.Find(shortest.end.name, how), empty, report);
}

absl::Status Hub(const Settings& settings, Report& report) {
  ASSIGN_OR_RETURN(const auto server,
                   ServerProcess::Start(settings.server, settings.scratch + "/hub"));
  Connection connection(server->address(), absl::InfiniteDuration());
  Say(absl::StrCat("loading a node of ", settings.hub_edges, " edges"));
  RETURN_IF_ERROR(MakeGraph(connection, "hub"));
  RETURN_IF_ERROR(
      LoadGraph(connection, "hub", "load", settings.hub_edges + 2, DrawHub(settings.hub_edges)));
  Measuring measuring(*server, report, settings.seconds);
  return MeasureHubPages("hub", settings.hub_edges, measuring);
}

}  // namespace

absl::Status HistoryStage(const Settings& settings, Report& report) {
  const auto nodes =
      static_cast<uint32_t>(std::clamp<uint64_t>(settings.edges / kEdgesForANode, 50, 2'000));
  std::vector<Past> pasts;
  ASSIGN_OR_RETURN(auto server,
                   ServerProcess::Start(settings.server, settings.scratch + "/history"));
  Connection connection(server->address(), absl::InfiniteDuration());
  for (const uint32_t times : kHistories) {
    std::vector<Edge> edges = DrawHistory(nodes, times, settings.seed);
    Say(absl::StrCat("loading ", edges.size(), " edges of ", times, " epochs"));
    const std::string name = absl::StrCat("history-", times);
    RETURN_IF_ERROR(MakeGraph(connection, name));
    RETURN_IF_ERROR(
        LoadGraph(connection, name, "load", nodes + kEdgesAnEpoch * kMostEpochs, edges));
    pasts.push_back(Drawn(settings, nodes, times, std::move(edges)));
  }
  for (Past& past : pasts) Ask(nodes, &past);
  {
    Measuring measuring(*server, report, settings.seconds);
    RETURN_IF_ERROR(Warm(pasts, measuring));
  }
  server.reset();
  RETURN_IF_ERROR(Cold(settings, pasts, report));
  Compare(pasts, kOneCall, "warm", report);
  Compare(pasts, "cold, each once", "cold", report);
  return Hub(settings, report);
}

}  // namespace entente
