#include "bench/workloads/as_of.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "bench/graphs/history.h"
#include "bench/graphs/words.h"
#include "bench/workloads/answers.h"
#include "graph/model/status.h"

namespace entente {

Workload EpochQuestions(const ServedGraph& graph, const std::string& name, uint32_t nodes,
                        uint32_t epoch, size_t count) {
  Workload workload{name, {}, {}};
  Dice dice(graph.seed + epoch);
  std::vector<std::pair<uint32_t, uint16_t>> asked;
  for (uint32_t i = 0; i < std::min<size_t>(count, nodes); ++i) {
    const auto day = static_cast<uint16_t>(FirstDayOf(epoch) + dice.Below(kEpochDays));
    asked.emplace_back(i, day);
    v1::NeighborsRequest request;
    *request.mutable_scope() = ScopeOf(graph, DayText(day));
    request.set_entity(NodeId(i));
    request.set_direction(v1::DIRECTION_OUT);
    workload.questions.push_back(Asking("/entente.v1.QueryService/Neighbors", true, request));
  }
  workload.check = [&graph, name, asked = std::move(asked)](
                       size_t i, const Messages& messages) -> absl::Status {
    const auto& [node, day] = asked[i];
    ASSIGN_OR_RETURN(const auto answered, LinesOfNeighbors(messages));
    std::vector<std::string> expected;
    for (const Neighbor& neighbor : graph.edges->Out(node)) {
      if (!neighbor.Meets(day, day)) continue;
      expected.push_back(absl::StrCat(RelationName(neighbor.relation), " ", NodeId(neighbor.node),
                                      " ", DaysText(neighbor.first, neighbor.last)));
    }
    return Compare(name, absl::StrCat(NodeId(node), " on ", DayText(day)), std::move(expected),
                   answered);
  };
  return workload;
}

}  // namespace entente
