#include "bench/workloads/traverse.h"

#include <time.h>

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

// What this thread has worked.
double ThreadSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

std::vector<Start> StartsIn(const ServedGraph& graph, uint32_t hops, size_t count) {
  Dice dice(graph.seed + 40 + hops);
  Search search(*graph.edges);
  std::vector<Start> starts;
  while (starts.size() < count) {
    const Start start{SomeNode(graph, dice), SomeDay(graph, dice)};
    if (!search.Reached(start.first, 1, start.second).empty()) starts.push_back(start);
  }
  return starts;
}

TraverseQuestions ReachQuestions(const ServedGraph& graph, uint32_t hops,
                                 std::vector<Start> starts) {
  TraverseQuestions asked;
  asked.hops = hops;
  asked.starts = std::move(starts);
  asked.workload.name = absl::StrCat("W4 ", hops, "-hop", graph.suffix);
  for (const auto& [start, day] : asked.starts) {
    v1::TraverseRequest request;
    *request.mutable_scope() = ScopeOf(graph, DayText(day));
    request.add_starts(NodeId(start));
    request.set_hops(hops);
    request.add_steps()->set_direction(v1::DIRECTION_OUT);
    request.set_entities_only(true);  // the question is which nodes
    asked.workload.questions.push_back(Asking(kTraverse, true, request));
  }
  const auto search = std::make_shared<Search>(*graph.edges);
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

Measure SearchedInMemory(const ServedGraph& graph, const TraverseQuestions& questions, size_t asked,
                         double seconds) {
  Search search(*graph.edges);
  std::vector<double> micros;
  const int64_t began = absl::GetCurrentTimeNanos();
  const double worked = ThreadSeconds();
  int64_t now = began;
  // Whole rounds, so that it is the same questions' mean.
  do {
    for (size_t i = 0; i < asked; ++i) {
      const auto& [start, day] = questions.starts[i % questions.starts.size()];
      const int64_t before = now;
      search.Reached(start, questions.hops, day);
      now = absl::GetCurrentTimeNanos();
      micros.push_back(1e-3 * static_cast<double>(now - before));
    }
  } while (static_cast<double>(now - began) < 1e9 * seconds);
  return MeasureOf(std::move(micros), 1e-9 * static_cast<double>(now - began),
                   ThreadSeconds() - worked);
}

}  // namespace entente
