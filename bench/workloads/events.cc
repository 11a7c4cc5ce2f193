#include "bench/workloads/events.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "bench/graphs/icews.h"
#include "bench/graphs/words.h"
#include "bench/workloads/answers.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kPredicate[] = "interacted";
constexpr uint16_t kFirstDay = 6575 + kWindowDays;  // of days that have a whole window in 2018
constexpr uint16_t kAskedDays = 270;
constexpr uint16_t kAll = UINT16_MAX - kWindowDays;

struct Window {
  uint32_t actor = 0;
  uint16_t from = 0;
  uint16_t to = 0;

  bool Has(const Neighbor& event) const { return event.first >= from && event.first <= to; }
  std::string valid() const { return DaysText(from, to); }
};

Window WindowOf(uint32_t actor, Dice& dice) {
  const auto to = static_cast<uint16_t>(kFirstDay + dice.Below(kAskedDays));
  return {actor, static_cast<uint16_t>(to - kWindowDays), to};
}

// As answers tell an event.
std::string Line(const Neighbor& event) {
  return absl::StrCat(kPredicate, " ", NodeId(event.node), " ", DaysText(event.first, event.first),
                      " ", RelationName(event.relation));
}

Workload Windows(const ServedGraph& graph, std::string name, std::vector<Window> windows) {
  Workload workload{std::move(name), {}, {}};
  for (const Window& window : windows) {
    v1::NeighborsRequest request;
    *request.mutable_scope() = ScopeOf(graph, window.valid());
    request.set_entity(NodeId(window.actor));
    request.add_predicates(kPredicate);
    request.set_direction(v1::DIRECTION_OUT);
    workload.questions.push_back(Asking("/entente.v1.QueryService/Neighbors", true, request));
  }
  workload.check = [&graph, name = workload.name, windows = std::move(windows)](
                       size_t i, const Messages& messages) -> absl::Status {
    ASSIGN_OR_RETURN(const auto answered, LinesOfNeighbors(messages));
    std::vector<std::string> expected;
    for (const Neighbor& event : graph.edges->Out(windows[i].actor)) {
      if (windows[i].Has(event)) expected.push_back(Line(event));
    }
    return Compare(name, absl::StrCat(NodeId(windows[i].actor), " in ", windows[i].valid()),
                   std::move(expected), answered);
  };
  return workload;
}

// Who acted upon whom, each pair once.
using Acts = std::set<std::pair<uint32_t, uint32_t>>;

// "n2 n3" for every way from the anchor over 2 and 3 back to it.
std::vector<std::string> TrianglesOf(uint32_t anchor, const Acts& acts) {
  std::vector<std::string> triangles;
  for (auto one = acts.lower_bound({anchor, 0}); one != acts.end() && one->first == anchor; ++one) {
    const uint32_t b = one->second;
    for (auto two = acts.lower_bound({b, 0}); two != acts.end() && two->first == b; ++two) {
      if (two->second != anchor && acts.contains({two->second, anchor})) {
        triangles.push_back(absl::StrCat(NodeId(b), " ", NodeId(two->second)));
      }
    }
  }
  std::sort(triangles.begin(), triangles.end());
  return triangles;
}

Acts ActsInMemory(const ServedGraph& graph, const Window& window) {
  std::set<uint32_t> around;
  Acts acts;
  for (const Neighbor& event : graph.edges->Out(window.actor)) {
    if (window.Has(event)) around.insert(event.node);
  }
  for (const Neighbor& event : graph.edges->In(window.actor)) {
    if (window.Has(event)) around.insert(event.node);
  }
  around.insert(window.actor);
  for (const uint32_t actor : around) {
    for (const Neighbor& event : graph.edges->Out(actor)) {
      if (window.Has(event) && around.contains(event.node)) acts.emplace(actor, event.node);
    }
  }
  return acts;
}

absl::StatusOr<Acts> ActsAnswered(const Messages& messages) {
  Acts acts;
  RETURN_IF_ERROR(ReadStream<v1::SubgraphResponse>(messages, [&](const auto& answer) {
    for (const v1::SubgraphRow& row : answer.rows()) {
      if (!row.has_relation()) continue;
      const v1::Proposition& event = row.relation().proposition();
      acts.emplace(NodeOf(event.subject()).value_or(UINT32_MAX),
                   NodeOf(event.object()).value_or(UINT32_MAX));
    }
    return absl::OkStatus();
  }));
  return acts;
}

}  // namespace

Workload HubEventQuestions(const ServedGraph& graph, size_t count) {
  Dice dice(graph.seed + 183);
  std::vector<Window> windows;
  while (windows.size() < count) windows.push_back(WindowOf(SomeHub(graph, dice), dice));
  return Windows(graph, "W3" + graph.suffix, std::move(windows));
}

Workload ActorEventQuestions(const ServedGraph& graph, size_t count) {
  Dice dice(graph.seed + 193);
  std::vector<Window> windows;
  while (windows.size() < count) windows.push_back(WindowOf(SomeNode(graph, dice), dice));
  return Windows(graph, "W3u" + graph.suffix, std::move(windows));
}

Workload PairEventQuestions(const ServedGraph& graph, size_t count) {
  Workload workload{"W7" + graph.suffix, {}, {}};
  Dice dice(graph.seed + 187);
  std::vector<std::pair<uint32_t, uint32_t>> pairs;
  while (pairs.size() < count) {
    const uint32_t actor = SomeHub(graph, dice);
    const auto events = graph.edges->Out(actor);
    pairs.emplace_back(actor, events[dice.Below(events.size())].node);
    v1::ListPropositionsRequest request;
    *request.mutable_scope() = ScopeOf(graph, DaysText(0, kAll));
    request.set_subject(NodeId(actor));
    request.set_predicate(kPredicate);
    request.set_object(NodeId(pairs.back().second));
    workload.questions.push_back(
        Asking("/entente.v1.QueryService/ListPropositions", true, request));
  }
  workload.check = [&graph, name = workload.name, pairs = std::move(pairs)](
                       size_t i, const Messages& messages) -> absl::Status {
    const auto& [actor, other] = pairs[i];
    ASSIGN_OR_RETURN(const auto answered, LinesOfPropositions(messages));
    std::vector<std::string> expected;
    for (const Neighbor& event : graph.edges->Out(actor)) {
      if (event.node == other) expected.push_back(Line(event));
    }
    return Compare(name, absl::StrCat(NodeId(actor), " and ", NodeId(other)), std::move(expected),
                   answered);
  };
  return workload;
}

Workload TriangleQuestions(const ServedGraph& graph, size_t count) {
  Workload workload{"W8" + graph.suffix, {}, {}};
  Dice dice(graph.seed + 188);
  std::vector<Window> windows;
  while (windows.size() < count) {
    windows.push_back(WindowOf(SomeNode(graph, dice), dice));
    v1::SubgraphRequest request;
    *request.mutable_scope() = ScopeOf(graph, windows.back().valid());
    request.add_seeds(NodeId(windows.back().actor));
    request.set_hops(1);
    request.mutable_step()->add_predicates(kPredicate);
    workload.questions.push_back(Asking("/entente.v1.QueryService/Subgraph", true, request));
  }
  workload.check = [&graph, name = workload.name, windows = std::move(windows)](
                       size_t i, const Messages& messages) -> absl::Status {
    ASSIGN_OR_RETURN(const Acts acts, ActsAnswered(messages));
    return Compare(name, absl::StrCat(NodeId(windows[i].actor), " in ", windows[i].valid()),
                   TrianglesOf(windows[i].actor, ActsInMemory(graph, windows[i])),
                   TrianglesOf(windows[i].actor, acts));
  };
  return workload;
}

}  // namespace entente
