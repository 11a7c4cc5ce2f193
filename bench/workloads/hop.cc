#include "bench/workloads/hop.h"

#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "bench/graphs/words.h"
#include "bench/report/scores.h"
#include "bench/workloads/answers.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kNeighbors[] = "/entente.v1.QueryService/Neighbors";
constexpr uint16_t kMonth = 30;
constexpr uint16_t kYear = 365;

struct Hop {
  uint32_t node = 0;
  std::optional<uint16_t> relation;
  uint16_t from = 0;
  uint16_t to = 0;
};

std::vector<std::string> Expected(const ServedGraph& graph, const Hop& hop) {
  std::vector<std::string> lines;
  for (const Neighbor& neighbor : graph.edges->Out(hop.node)) {
    if (!neighbor.Meets(hop.from, hop.to)) continue;
    if (hop.relation.has_value() && neighbor.relation != *hop.relation) continue;
    lines.push_back(absl::StrCat(RelationName(neighbor.relation), " ", NodeId(neighbor.node), " ",
                                 DaysText(neighbor.first, neighbor.last)));
  }
  return lines;
}

v1::NeighborsRequest RequestOf(const ServedGraph& graph, const Hop& hop) {
  v1::NeighborsRequest request;
  *request.mutable_scope() = ScopeOf(graph, DaysText(hop.from, hop.to));
  request.set_entity(NodeId(hop.node));
  request.set_direction(v1::DIRECTION_OUT);
  if (hop.relation.has_value()) request.add_predicates(RelationName(*hop.relation));
  return request;
}

Workload Asked(const ServedGraph& graph, std::string name, std::vector<Hop> hops) {
  Workload workload{std::move(name), {}, {}};
  for (const Hop& hop : hops) {
    workload.questions.push_back(Asking(kNeighbors, true, RequestOf(graph, hop)));
  }
  workload.check = [&graph, name = workload.name, hops = std::move(hops)](
                       size_t i, const Messages& messages) -> absl::Status {
    ASSIGN_OR_RETURN(const auto answered, LinesOfNeighbors(messages));
    return Compare(name, RequestOf(graph, hops[i]).ShortDebugString(), Expected(graph, hops[i]),
                   answered);
  };
  return workload;
}

// One of the node's own relations.
Hop MonthOf(const ServedGraph& graph, uint32_t node, Dice& dice) {
  const auto neighbors = graph.edges->Out(node);
  const uint16_t from = SomeDay(graph, dice);
  return {node, neighbors[dice.Below(neighbors.size())].relation, from,
          static_cast<uint16_t>(from + kMonth - 1)};
}

}  // namespace

Workload HubQuestions(const ServedGraph& graph, size_t count) {
  Dice dice(graph.seed + 3);
  std::vector<Hop> hops;
  for (size_t i = 0; i < count; ++i) hops.push_back(MonthOf(graph, SomeHub(graph, dice), dice));
  return Asked(graph, "W3" + graph.suffix, std::move(hops));
}

Workload UniformQuestions(const ServedGraph& graph, size_t count) {
  Dice dice(graph.seed + 13);
  std::vector<Hop> hops;
  for (size_t i = 0; i < count; ++i) hops.push_back(MonthOf(graph, SomeNode(graph, dice), dice));
  return Asked(graph, "W3u" + graph.suffix, std::move(hops));
}

Workload HopOfTenQuestions(const ServedGraph& graph, size_t count) {
  Dice dice(graph.seed + 10);
  std::vector<Hop> hops;
  while (hops.size() < count) {
    const uint16_t from = SomeDay(graph, dice);
    const Hop hop{SomeNode(graph, dice), std::nullopt, from,
                  static_cast<uint16_t>(from + kYear - 1)};
    const size_t rows = Expected(graph, hop).size();
    if (rows >= 8 && rows <= 12) hops.push_back(hop);
  }
  return Asked(graph, kHopOfTen + graph.suffix, std::move(hops));
}

}  // namespace entente
