#include "server/preview_stream.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/query/preview.h"
#include "graph/store/planned_commit.h"
#include "server/convert/commits.h"
#include "server/convert/field_path.h"
#include "server/convert/scopes.h"
#include "server/diff_rows.h"
#include "server/reading.h"

namespace entente {
namespace {

absl::StatusOr<v1::ReadScope> ScopeOf(const v1::PreviewCommitRequest& request) {
  v1::ReadScope scope = request.scope();
  if (scope.graph().empty()) scope.set_graph(request.commit().graph());
  if (scope.graph() != request.commit().graph()) {
    return InvalidField("ANOTHER_GRAPH", "scope.graph", scope.graph(),
                        "a commit is looked at in its own graph; leave this empty");
  }
  if (!scope.as_of().recorded_at().empty()) {
    return InvalidField("COMMIT_AT_HEAD", "scope.as_of.recorded_at", scope.as_of().recorded_at(),
                        "a commit is made at the head; leave this empty");
  }
  return scope;
}

// Puts rows into messages as they fit.
class Messages {
 public:
  Messages(const Limits& limits, std::deque<v1::PreviewCommitResponse>* messages)
      : limits_(limits), messages_(messages) {
    messages_->emplace_back();
  }

  void Add(v1::DiffRow row, size_t bytes) {
    const bool full = messages_->back().rows_size() > 0 &&
                      (bytes_ + bytes > limits_.streamed_message_bytes ||
                       static_cast<size_t>(messages_->back().rows_size()) >= limits_.page_default);
    if (full) {
      messages_->emplace_back();
      bytes_ = 0;
    }
    bytes_ += bytes;
    *messages_->back().add_rows() = std::move(row);
  }

 private:
  const Limits& limits_;
  std::deque<v1::PreviewCommitResponse>* messages_;
  size_t bytes_ = 0;
};

v1::DiffTrailer TrailerOf(const DiffEnding& ending, const Reading& reading) {
  v1::DiffTrailer trailer;
  *trailer.mutable_trailer() = reading.TrailerFor(ending.ending);
  for (v1::HiddenCount& hidden : HiddenToWire(ending.hidden_before)) {
    *trailer.add_hidden_before() = std::move(hidden);
  }
  trailer.set_unchanged(ending.unchanged);
  return trailer;
}

}  // namespace

absl::Status PreviewCommit(const Premises& premises, const Call& call,
                           const v1::PreviewCommitRequest& request,
                           std::deque<v1::PreviewCommitResponse>* messages) {
  ASSIGN_OR_RETURN(const std::shared_ptr<OpenGraph> graph,
                   At("commit", premises.Find(request.commit().graph())));
  const Store& store = *graph->store;
  ASSIGN_OR_RETURN(v1::ReadScope scope, ScopeOf(request));
  ASSIGN_OR_RETURN(const Commit commit,
                   At("commit", CommitFromWire(request.commit(), call.principal(), store)));
  absl::StatusOr<PlannedCommit> plan = PlanCommit(store, commit);
  if (!plan.ok()) return At("commit", plan.status());
  const CommitResult result = plan->result;
  scope.mutable_as_of()->set_recorded_at(absl::StrCat(plan->head));
  ASSIGN_OR_RETURN(const std::unique_ptr<Reading> before, Reading::Begin(premises, call, scope));
  Messages rows(premises.limits(), messages);
  *messages->front().mutable_commit() = ToWire(result, commit);
  *messages->front().mutable_before() = before->scope();
  if (plan->rows.empty()) {
    *messages->front().mutable_after() = before->scope();
    *messages->back().mutable_trailer() = TrailerOf(DiffEnding(), *before);
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(std::shared_ptr<const DraftGraph> draft,
                   DraftGraph::Make(store, *std::move(plan)));
  ASSIGN_OR_RETURN(const std::unique_ptr<Reading> after, Reading::BeginOver(*before, draft));
  *messages->front().mutable_after() = after->scope();
  const EvidenceChoice choice{.evidence = request.evidence()};
  ASSIGN_OR_RETURN(const Reach reach, ReachOf(after->view(), commit, result));
  messages->front().set_everywhere(reach.everywhere);
  ASSIGN_OR_RETURN(const DiffEnding ending,
                   Preview({before->view(), after->view()}, reach, request.show_denied(),
                           [&](const RowDiff& diff) -> absl::Status {
                             ASSIGN_OR_RETURN(v1::DiffRow row,
                                              DiffRowWithEvidence(diff, choice, *before, *after));
                             const size_t bytes = row.ByteSizeLong();
                             RETURN_IF_ERROR(before->budget().ChargeKept(bytes));
                             rows.Add(std::move(row), bytes);
                             return absl::OkStatus();
                           }));
  *messages->back().mutable_trailer() = TrailerOf(ending, *before);
  return absl::OkStatus();
}

}  // namespace entente
