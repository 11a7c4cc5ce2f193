// Edges written lead from new entities to nodes of the graph, so that no other question's answer
// changes but that of who asks what leads to a node.
#include "bench/workloads/write.h"

#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "bench/graphs/graph_load.h"
#include "bench/graphs/words.h"
#include "bench/report/scores.h"
#include "bench/workloads/answers.h"
#include "clients/cpp/connection.h"
#include "entente/v1/graph_service.pb.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr double kMostCommits = 20'000;  // a second; more are not asked for
constexpr size_t kSubjects = 100;

// What of the questions was answered: numbers of edges acknowledged.
using Acknowledged = std::set<size_t>;

std::string SubjectOf(const std::string& tag, size_t i) {
  return absl::StrCat("w", tag, "-", i % kSubjects);
}

v1::Claim EdgeOf(const ServedGraph& graph, const std::string& tag, size_t i) {
  v1::Claim claim = ClaimOf({.subject = 0,
                             .object = static_cast<uint32_t>(i / kSubjects % graph.edges->nodes()),
                             .relation = static_cast<uint16_t>(i % kRelations),
                             .first = 1,
                             .last = kDays},
                            kGraphDocument);
  claim.set_subject(SubjectOf(tag, i));
  return claim;
}

absl::Status CheckCommit(const std::string& name, const Messages& messages) {
  v1::CommitResponse answer;
  const bool right = messages.size() == 1 && answer.ParseFromString(messages[0]) &&
                     answer.changed() && !answer.replayed() && answer.results_size() == 1 &&
                     answer.results(0).outcome() == v1::CHANGE_OUTCOME_RECORDED;
  return right ? absl::OkStatus()
               : absl::InternalError(
                     absl::StrCat(name, ": not recorded: ", answer.ShortDebugString()));
}

Workload Commits(const ServedGraph& graph, const std::string& tag, double seconds,
                 Acknowledged* acknowledged) {
  Workload workload{"W9", {}, {}};
  const auto count = static_cast<size_t>(kMostCommits * seconds) + 1;
  for (size_t i = 0; i < count; ++i) {
    v1::CommitRequest request;
    request.set_graph(graph.name);
    request.set_request_id(absl::StrCat(tag, "-", i));
    *request.add_changes()->mutable_claim() = EdgeOf(graph, tag, i);
    workload.questions.push_back(Asking("/entente.v1.GraphService/Commit", false, request));
  }
  workload.check = [acknowledged](size_t i, const Messages& messages) -> absl::Status {
    RETURN_IF_ERROR(CheckCommit("W9", messages));
    acknowledged->insert(i);
    return absl::OkStatus();
  };
  return workload;
}

// All that was acknowledged is there, and nothing else.
absl::Status ReadBack(const ServedGraph& graph, const std::string& tag,
                      const Acknowledged& acknowledged, Connection& connection) {
  std::vector<std::vector<std::string>> expected(kSubjects);
  for (const size_t i : acknowledged) {
    const v1::Claim claim = EdgeOf(graph, tag, i);
    expected[i % kSubjects].push_back(
        absl::StrCat(claim.predicate(), " ", claim.object(), " ", claim.period()));
  }
  for (size_t i = 0; i < kSubjects; ++i) {
    if (expected[i].empty()) continue;
    v1::NeighborsRequest request;
    *request.mutable_scope() = ScopeOf(graph, DayText(1));
    request.set_entity(SubjectOf(tag, i));
    Messages messages;
    RETURN_IF_ERROR(connection.Call(request, [&](const v1::NeighborsResponse& answer) {
      messages.push_back(answer.SerializeAsString());
      return absl::OkStatus();
    }));
    ASSIGN_OR_RETURN(const auto answered, LinesOfNeighbors(messages));
    RETURN_IF_ERROR(Compare("W9", "what was written of " + SubjectOf(tag, i),
                            std::move(expected[i]), answered));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status MeasureWrites(const ServedGraph& graph, const std::string& tag, Measuring& measuring) {
  Connection connection(measuring.server().address(), absl::InfiniteDuration());
  for (const auto& [writers, how] :
       {std::pair<size_t, const char*>{1, "1 writer"}, {16, "16 writers"}}) {
    const std::string own = absl::StrCat(tag, "-", writers);
    Acknowledged acknowledged;
    const Workload workload = Commits(graph, own, measuring.seconds(), &acknowledged);
    RETURN_IF_ERROR(measuring.EachOnce(workload, writers, how, ""));
    RETURN_IF_ERROR(ReadBack(graph, own, acknowledged, connection));
  }
  return absl::OkStatus();
}

}  // namespace entente
