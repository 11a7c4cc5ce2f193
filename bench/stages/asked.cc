#include <iostream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "bench/report/scores.h"
#include "bench/stages/stage.h"
#include "bench/workloads/hop.h"
#include "bench/workloads/path.h"
#include "bench/workloads/point.h"
#include "bench/workloads/stream.h"
#include "bench/workloads/traverse.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kLightQuestions = 2'000;
constexpr size_t kTwoHopQuestions = 500;
constexpr size_t kThreeHopQuestions = 100;
constexpr size_t kPathQuestions = 200;

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
    const size_t count = hops == 2 ? kTwoHopQuestions : kThreeHopQuestions;
    const TraverseQuestions questions = ReachQuestions(graph, hops, StartsIn(graph, hops, count));
    const std::string& name = questions.workload.name;
    ASSIGN_OR_RETURN(const size_t calls, measuring.OneCaller(questions.workload, ""));
    measuring.Note({name, kInMemory},
                   SearchedInMemory(graph, questions, std::min(calls, count), measuring.seconds()));
  }
  return absl::OkStatus();
}

}  // namespace

void Say(const std::string& what) { std::cerr << "bench: " << what << std::endl; }

std::vector<Edge> ReferenceOf(const Settings& settings, std::vector<Edge> edges) {
  if (!settings.wrong_reference) return edges;
  std::vector<Edge> some;
  for (size_t i = 0; i < edges.size(); ++i) {
    if (i % 3 != 0) some.push_back(edges[i]);
  }
  return some;
}

absl::Status AskAbout(const ServedGraph& graph, const Settings& settings, Measuring& measuring) {
  const auto named = [&](const char* name) { return settings.names.contains(name); };
  if (named("point")) RETURN_IF_ERROR(Point(graph, measuring));
  if (named("hop")) RETURN_IF_ERROR(Hop(graph, measuring));
  if (named("traverse")) RETURN_IF_ERROR(Traverse(graph, measuring));
  if (named("path")) {
    RETURN_IF_ERROR(measuring.OneCaller(PathQuestions(graph, kPathQuestions), "").status());
  }
  if (named("stream")) RETURN_IF_ERROR(MeasureStream(graph, measuring));
  return absl::OkStatus();
}

}  // namespace entente
