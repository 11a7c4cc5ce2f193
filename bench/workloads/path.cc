#include "bench/workloads/path.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "bench/graphs/search.h"
#include "bench/graphs/words.h"
#include "bench/workloads/answers.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kFindPaths[] = "/entente.v1.QueryService/FindPaths";

struct Ends {
  uint32_t from = 0;
  uint32_t to = 0;
  uint16_t day = 0;
  uint32_t length = 0;
};

// Whether a hop is an edge, told as answers tell it.
bool IsEdge(const ServedGraph& graph, uint32_t from, const std::string& line, uint16_t day) {
  for (const Neighbor& neighbor : graph.edges->Out(from)) {
    if (neighbor.Meets(day, day) &&
        line == absl::StrCat(NodeId(from), " ", RelationName(neighbor.relation), " ",
                             NodeId(neighbor.node))) {
      return true;
    }
  }
  return false;
}

absl::Status CheckPath(const ServedGraph& graph, const Ends& ends, const Messages& messages) {
  ASSIGN_OR_RETURN(const auto paths, LinesOfPaths(messages));
  bool right = paths.size() == 1 && paths[0].size() == ends.length;
  uint32_t at = ends.from;
  for (size_t i = 0; right && i < paths[0].size(); ++i) {
    right = IsEdge(graph, at, paths[0][i], ends.day);
    at = NodeOf(paths[0][i].substr(paths[0][i].rfind(' ') + 1)).value_or(at);
  }
  right = right && at == ends.to;
  if (right) return absl::OkStatus();
  return absl::InternalError(
      absl::StrCat("W5: another answer than that of the graph in memory\nrequest: from ",
                   NodeId(ends.from), " to ", NodeId(ends.to), " on ", DayText(ends.day),
                   "\nexpected: ", ends.length, " hops\nanswered: ", paths.size(), " paths\n  ",
                   paths.empty() ? "" : absl::StrJoin(paths[0], "\n  ")));
}

}  // namespace

Workload PathQuestions(const ServedGraph& graph, size_t count) {
  Workload workload{"W5" + graph.suffix, {}, {}};
  Dice dice(graph.seed + 5);
  Search search(*graph.edges);
  std::vector<Ends> asked;
  while (asked.size() < count) {
    Ends ends{SomeNode(graph, dice), SomeNode(graph, dice), SomeDay(graph, dice), 0};
    if (ends.from == ends.to) continue;
    const auto length = search.Distance(ends.from, ends.to, kPathHops, ends.day);
    if (!length.has_value()) continue;
    ends.length = *length;
    asked.push_back(ends);
    v1::FindPathsRequest request;
    *request.mutable_scope() = ScopeOf(graph, DayText(ends.day));
    request.set_from(NodeId(ends.from));
    request.set_to(NodeId(ends.to));
    request.mutable_step()->set_direction(v1::DIRECTION_OUT);
    request.set_path_mode(v1::PATH_MODE_SHORTEST);
    request.set_hops(kPathHops);
    workload.questions.push_back(Asking(kFindPaths, true, request));
  }
  workload.check = [&graph, asked = std::move(asked)](size_t i, const Messages& messages) {
    return CheckPath(graph, asked[i], messages);
  };
  return workload;
}

}  // namespace entente
