#include "bench/workloads/traverse.h"

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "bench/graphs/search.h"
#include "bench/graphs/words.h"
#include "bench/workloads/answers.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kTraverse[] = "/entente.v1.QueryService/Traverse";

}  // namespace

TraverseQuestions ReachQuestions(const ServedGraph& graph, uint32_t hops, size_t count) {
  TraverseQuestions asked;
  asked.hops = hops;
  asked.workload.name = absl::StrCat("W4 ", hops, "-hop", graph.suffix);
  Dice dice(graph.seed + 40 + hops);
  const auto search = std::make_shared<Search>(*graph.edges);
  while (asked.starts.size() < count) {
    const uint32_t start = SomeNode(graph, dice);
    const uint16_t day = SomeDay(dice);
    if (search->Reached(start, 1, day).empty()) continue;
    asked.starts.emplace_back(start, day);
    v1::TraverseRequest request;
    *request.mutable_scope() = ScopeOf(graph, DayText(day));
    request.add_starts(NodeId(start));
    request.set_hops(hops);
    request.add_steps()->set_direction(v1::DIRECTION_OUT);
    asked.workload.questions.push_back(Asking(kTraverse, true, request));
  }
  asked.workload.check = [search, hops, name = asked.workload.name, starts = asked.starts](
                             size_t i, const Messages& messages) -> absl::Status {
    const auto& [start, day] = starts[i];
    ASSIGN_OR_RETURN(const auto answered, LinesOfTraversal(messages));
    std::vector<std::string> expected;
    for (const Reach& reach : search->Reached(start, hops, day)) {
      expected.push_back(absl::StrCat(reach.depth, " ", NodeId(reach.node)));
    }
    return Compare(name, absl::StrCat("from ", NodeId(start), " on ", DayText(day)),
                   std::move(expected), answered);
  };
  return asked;
}

Measure SearchedInMemory(const ServedGraph& graph, const TraverseQuestions& questions,
                         double seconds) {
  Search search(*graph.edges);
  std::vector<double> micros;
  const int64_t began = absl::GetCurrentTimeNanos();
  int64_t now = began;
  for (size_t i = 0; static_cast<double>(now - began) < 1e9 * seconds; ++i) {
    const auto& [start, day] = questions.starts[i % questions.starts.size()];
    const int64_t before = now;
    search.Reached(start, questions.hops, day);
    now = absl::GetCurrentTimeNanos();
    micros.push_back(1e-3 * static_cast<double>(now - before));
  }
  const double took = 1e-9 * static_cast<double>(now - began);
  return MeasureOf(std::move(micros), took, took);
}

}  // namespace entente
