#include "bench/workloads/point.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "bench/graphs/words.h"
#include "bench/workloads/answers.h"
#include "entente/v1/graph_service.pb.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kGetEntity[] = "/entente.v1.GraphService/GetEntity";
constexpr char kListPropositions[] = "/entente.v1.QueryService/ListPropositions";

std::vector<std::string> TitlesOf(const ServedGraph& graph, uint32_t node) {
  std::vector<std::string> titles = {NodeTitle(node)};
  const auto twin = graph.twins.find(node);
  if (twin != graph.twins.end()) titles.push_back(NodeTitle(twin->second));
  return titles;
}

absl::StatusOr<std::vector<std::string>> TitlesIn(const Messages& messages) {
  v1::GetEntityResponse answer;
  if (messages.size() != 1 || !answer.ParseFromString(messages[0])) {
    return absl::InternalError("an answer that is no message");
  }
  RETURN_IF_ERROR(IsComplete(answer.trailer()));
  std::vector<std::string> titles;
  for (const v1::Attribute& name : answer.entity().agent().names()) {
    titles.push_back(name.value().text().text());
  }
  for (const std::string& type : answer.entity().types()) {
    if (type != "Agent") titles.push_back("type " + type);
  }
  if (answer.entity().types().empty()) titles.push_back("no type");
  std::sort(titles.begin(), titles.end());
  return titles;
}

// A node's edges that hold on some of the days; to `other` alone, if it is given.
std::vector<std::string> LinesOut(const ServedGraph& graph, uint32_t node, uint16_t from,
                                  uint16_t to, std::optional<uint32_t> other = std::nullopt) {
  std::vector<std::string> lines;
  for (const Neighbor& neighbor : graph.edges->Out(node)) {
    if (!neighbor.Meets(from, to) || neighbor.node != other.value_or(neighbor.node)) continue;
    lines.push_back(absl::StrCat(RelationName(neighbor.relation), " ", NodeId(neighbor.node), " ",
                                 DaysText(neighbor.first, neighbor.last)));
  }
  return lines;
}

}  // namespace

Workload EntityQuestions(const ServedGraph& graph, size_t count) {
  Workload workload{"W2" + graph.suffix, {}, {}};
  Dice dice(graph.seed + 2);
  std::vector<uint32_t> nodes;
  for (size_t i = 0; i < count; ++i) {
    nodes.push_back(SomeNode(graph, dice));
    v1::GetEntityRequest request;
    *request.mutable_scope() = ScopeOf(graph, DayText(SomeDay(graph, dice)));
    request.set_id(NodeId(nodes.back()));
    workload.questions.push_back(Asking(kGetEntity, false, request));
  }
  workload.check = [&graph, name = workload.name, nodes = std::move(nodes)](
                       size_t i, const Messages& messages) -> absl::Status {
    ASSIGN_OR_RETURN(const auto titles, TitlesIn(messages));
    return Compare(name, NodeId(nodes[i]), TitlesOf(graph, nodes[i]), titles);
  };
  return workload;
}

Workload DayQuestions(const ServedGraph& graph, size_t count) {
  Workload workload{"W6" + graph.suffix, {}, {}};
  Dice dice(graph.seed + 6);
  std::vector<std::pair<uint32_t, uint16_t>> asked;
  for (size_t i = 0; i < count; ++i) {
    asked.emplace_back(SomeNode(graph, dice), SomeDay(graph, dice));
    v1::ListPropositionsRequest request;
    *request.mutable_scope() = ScopeOf(graph, DayText(asked.back().second));
    request.set_subject(NodeId(asked.back().first));
    workload.questions.push_back(Asking(kListPropositions, true, request));
  }
  workload.check = [&graph, name = workload.name, asked = std::move(asked)](
                       size_t i, const Messages& messages) -> absl::Status {
    const auto& [node, day] = asked[i];
    ASSIGN_OR_RETURN(const auto answered, LinesOfPropositions(messages));
    std::vector<std::string> expected = LinesOut(graph, node, day, day);
    expected.push_back("type Agent always");
    for (const std::string& title : TitlesOf(graph, node)) {
      expected.push_back(absl::StrCat("name ", title, " always"));
    }
    return Compare(name, absl::StrCat(NodeId(node), " on ", DayText(day)), std::move(expected),
                   answered);
  };
  return workload;
}

Workload PairQuestions(const ServedGraph& graph, size_t count) {
  Workload workload{"W7" + graph.suffix, {}, {}};
  Dice dice(graph.seed + 7);
  std::vector<std::pair<uint32_t, uint32_t>> asked;
  for (size_t i = 0; i < count; ++i) {
    const uint32_t node = SomeNode(graph, dice);
    const auto neighbors = graph.edges->Out(node);
    asked.emplace_back(node, neighbors[dice.Below(neighbors.size())].node);
    v1::ListPropositionsRequest request;
    *request.mutable_scope() = ScopeOf(graph, DaysText(0, kDays));
    request.set_subject(NodeId(node));
    request.set_object(NodeId(asked.back().second));
    workload.questions.push_back(Asking(kListPropositions, true, request));
  }
  workload.check = [&graph, name = workload.name, asked = std::move(asked)](
                       size_t i, const Messages& messages) -> absl::Status {
    const auto& [node, other] = asked[i];
    ASSIGN_OR_RETURN(const auto answered, LinesOfPropositions(messages));
    return Compare(name, absl::StrCat(NodeId(node), " and ", NodeId(other)),
                   LinesOut(graph, node, 0, kDays, other), answered);
  };
  return workload;
}

}  // namespace entente
