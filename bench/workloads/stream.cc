#include "bench/workloads/stream.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "bench/ceilings/ready_stream.h"
#include "bench/graphs/words.h"
#include "bench/report/scores.h"
#include "bench/workloads/answers.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr uint16_t kAsked = 7;  // the relation
constexpr size_t kMostRows = 1'000'000;
constexpr int kRowsAMessage = 1'000;

// As if a row were written: its ends, its days.
std::vector<std::string> Expected(const ServedGraph& graph) {
  std::vector<std::string> lines;
  for (uint32_t node = 0; node < graph.edges->nodes(); ++node) {
    for (const Neighbor& neighbor : graph.edges->Out(node)) {
      if (neighbor.relation != kAsked) continue;
      lines.push_back(absl::StrCat(RelationName(kAsked), " ", NodeId(neighbor.node), " ",
                                   DaysText(neighbor.first, neighbor.last)));
    }
  }
  return lines;
}

size_t RowsOf(const ServedGraph& graph) {
  size_t rows = 0;
  for (uint32_t node = 0; node < graph.edges->nodes(); ++node) {
    for (const Neighbor& neighbor : graph.edges->Out(node)) rows += neighbor.relation == kAsked;
  }
  return rows;
}

// The same rows in messages of a thousand.
absl::StatusOr<Messages> Repacked(const Messages& messages) {
  Messages packed;
  v1::ListPropositionsResponse next;
  const auto pack = [&] {
    packed.push_back(next.SerializeAsString());
    next.Clear();
  };
  RETURN_IF_ERROR(ReadStream<v1::ListPropositionsResponse>(messages, [&](auto& answer) {
    for (const v1::PropositionRow& row : answer.rows()) {
      *next.add_rows() = row;
      if (next.rows_size() == kRowsAMessage) pack();
    }
    if (answer.has_trailer()) *next.mutable_trailer() = answer.trailer();
    return absl::OkStatus();
  }));
  pack();
  return packed;
}

absl::Status MeasureReady(const Workload& workload, Messages messages, Measuring& measuring) {
  ASSIGN_OR_RETURN(Messages packed, Repacked(messages));
  messages.clear();
  ASSIGN_OR_RETURN(const auto ready, ReadyStream::Start(packed));
  Lines lines(ready->address(), 1);
  const Stretch stretch =
      CallInTurn(lines, workload.questions, 1, {.seconds = measuring.seconds(), .least = 3},
                 [] { return 0.0; });
  std::vector<double> micros;
  for (const Reply& reply : stretch.replies) {
    if (!reply.status.ok() || reply.messages != packed) {
      return absl::InternalError("the ceiling of streams sends something else");
    }
    micros.push_back(reply.micros);
  }
  const double rows = static_cast<double>(micros.size() * workload.rows(0));
  Measure measure = MeasureOf(std::move(micros), stretch.seconds, 0);
  measure.rate = rows / stretch.seconds;
  measuring.Note({kStreamCeiling, kOneCall}, measure);
  return absl::OkStatus();
}

}  // namespace

Workload StreamQuestions(const ServedGraph& graph) {
  Workload workload{"stream" + graph.suffix, {}, {}};
  v1::ListPropositionsRequest request;
  *request.mutable_scope() = ScopeOf(graph, "ALL");
  request.set_predicate(RelationName(kAsked));
  request.set_page_size(kMostRows);
  workload.questions.push_back(Asking("/entente.v1.QueryService/ListPropositions", true, request));
  workload.rows = [rows = RowsOf(graph)](size_t) { return rows; };
  workload.check = [&graph, name = workload.name](size_t,
                                                  const Messages& messages) -> absl::Status {
    ASSIGN_OR_RETURN(const auto answered, LinesOfPropositions(messages));
    return Compare(name, RelationName(kAsked), Expected(graph), answered);
  };
  return workload;
}

absl::Status MeasureStream(const ServedGraph& graph, Measuring& measuring) {
  const Workload workload = StreamQuestions(graph);
  RETURN_IF_ERROR(measuring.InTurn(workload, 1, kOneCall, kStreamCeiling, 3));
  ASSIGN_OR_RETURN(Messages messages, measuring.Answer(workload, 0));
  return MeasureReady(workload, std::move(messages), measuring);
}

}  // namespace entente
