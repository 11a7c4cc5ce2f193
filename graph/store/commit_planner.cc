// Changes are planned in order, so that a judgement may name a claim before it in the same commit.
// Types, cycles and external ids are checked when all changes are in the draft, so that for them
// the order does not matter.
#include "graph/store/commit_planner.h"

#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/store/claim_rows.h"
#include "graph/store/closure_check.h"
#include "graph/store/cycle_check.h"
#include "graph/store/draft_reads.h"
#include "graph/store/external_id_check.h"
#include "graph/store/failed_check.h"
#include "graph/store/judgement_form.h"
#include "graph/store/judgement_rows.h"
#include "graph/store/ontology_rows.h"
#include "graph/store/replay.h"
#include "graph/store/type_check.h"

namespace entente {

absl::StatusOr<CommitResult> CommitPlanner::Plan() {
  ASSIGN_OR_RETURN(std::optional<CommitResult> replayed, Replay());
  if (replayed.has_value()) return *std::move(replayed);
  RETURN_IF_ERROR(CheckPreconditions());

  const size_t rows_before = draft_.rows().size();
  const size_t bytes_before = draft_.bytes();
  CommitResult result;
  absl::Status status = PlanChanges(&result);
  if (status.ok()) status = CheckSize(rows_before, bytes_before);
  if (status.ok() && result.changed) status = CheckWhole();
  if (!status.ok() || !result.changed || prepared_.commit->dry_run) draft_.RollBack(rows_before);
  if (!status.ok()) return status;
  // A dry run answers for the head that it was checked against.
  const bool recorded = result.changed && !prepared_.commit->dry_run;
  result.revision = recorded ? draft_.next() : draft_.next() - 1;
  result.recorded_at = recorded ? turn_.recorded_at : turn_.last_recorded;
  return result;
}

absl::StatusOr<std::optional<CommitResult>> CommitPlanner::Replay() {
  const Commit& commit = *prepared_.commit;
  ASSIGN_OR_RETURN(const std::optional<RecordedRequest> before,
                   FindRequest(draft_, commit.principal, commit.request_id, prepared_.digest));
  if (!before.has_value()) return std::optional<CommitResult>();
  const CommitRecord& record = before->record;
  CommitResult result{before->revision, record.recorded_at, {}, true, true};
  for (const ChangeRecord& change : record.changes) {
    result.results.push_back({change, false});
    if (change.outcome != ChangeRecord::Outcome::kAlreadyPresent) continue;
    ASSIGN_OR_RETURN(result.results.back().retracted, RetractedNow(ClaimId{change.id}));
  }
  return std::optional<CommitResult>(std::move(result));
}

absl::Status CommitPlanner::CheckPreconditions() {
  const Commit& commit = *prepared_.commit;
  const Revision head = draft_.next() - 1;
  if (commit.expected_revision.has_value() && *commit.expected_revision != head) {
    return WithDetail(
        absl::AbortedError(absl::StrCat("the head is revision ", head, ", not ",
                                        *commit.expected_revision, "; read again and decide anew")),
        {"REVISION_MISMATCH", "expected_revision", absl::StrCat(*commit.expected_revision)});
  }
  for (size_t i = 0; i < commit.preconditions.size(); ++i) {
    const Precondition& precondition = commit.preconditions[i];
    const EntityId* entity = std::get_if<EntityId>(&precondition.target);
    bool exists = false;
    std::string name;
    if (entity != nullptr) {
      name = *entity;
      ASSIGN_OR_RETURN(exists, EntityExists(draft_, *entity));
    } else {
      const ClaimId& claim = std::get<ClaimId>(precondition.target);
      name = FormatRecordId(claim);
      ASSIGN_OR_RETURN(const std::optional<RowPlace> place, PlaceOf(draft_, claim));
      exists = place.has_value();
    }
    if (exists == precondition.must_exist) continue;
    const char* kind = entity != nullptr ? "entity" : "claim";
    return FailedCheck(
        exists ? "MUST_NOT_EXIST" : "MUST_EXIST",
        absl::StrCat("preconditions[", i, "].", kind, exists ? "_must_not_exist" : "_must_exist"),
        name,
        absl::StrCat("the ", kind, " \"", name, "\" must ", exists ? "not " : "",
                     "exist, but it does", exists ? "" : " not"));
  }
  return absl::OkStatus();
}

absl::Status CommitPlanner::PlanChanges(CommitResult* result) {
  const size_t commit_row = draft_.rows().size();
  draft_.Put(RowKind::kTruth, CommitRow(draft_.next()), std::string());
  CommitRecord record{turn_.recorded_at,
                      prepared_.commit->principal,
                      prepared_.commit->request_id,
                      prepared_.digest,
                      {}};
  for (size_t i = 0; i < prepared_.changes.size(); ++i) {
    const auto* claim = std::get_if<PreparedClaim>(&prepared_.changes[i]);
    if (claim != nullptr && prepared_.commit->new_instances.contains(i)) {
      const absl::Status free = CheckNewInstance(*claim, draft_);
      if (!free.ok()) return WithFieldPrefix(free, absl::StrCat("changes[", i, "]."));
    }
    absl::StatusOr<ChangeResult> change =
        claim != nullptr ? PlanClaim(*claim)
                         : PlanJudgement(std::get<PreparedJudgement>(prepared_.changes[i]));
    if (!change.ok()) {
      if (!DetailOf(change.status()).has_value()) return change.status();
      return WithFieldPrefix(change.status(), absl::StrCat("changes[", i, "]."));
    }
    if (change->record.outcome == ChangeRecord::Outcome::kRecorded) {
      result->changed = true;
      if (claim != nullptr) new_claims_.push_back(i);
    }
    record.changes.push_back(change->record);
    result->results.push_back(*change);
  }
  PutDocumentClaims(by_document_, draft_);
  for (const std::string& type : names_.types) PutFreeName(true, type, draft_);
  for (const std::string& predicate : names_.predicates) PutFreeName(false, predicate, draft_);
  draft_.Put(RowKind::kDerived,
             RequestRow(prepared_.commit->principal, prepared_.commit->request_id),
             RevisionSuffix(draft_.next()));
  draft_.SetValue(commit_row, EncodeCommitRecord(record));
  return absl::OkStatus();
}

absl::StatusOr<ChangeResult> CommitPlanner::PlanClaim(const PreparedClaim& claim) {
  ChangeResult result{{ChangeRecord::Kind::kClaim, ChangeRecord::Outcome::kRecorded, claim.id},
                      false};
  ASSIGN_OR_RETURN(const std::optional<RowPlace> place, PlaceOf(draft_, claim.id));
  if (place.has_value()) {
    result.record.outcome = ChangeRecord::Outcome::kAlreadyPresent;
    ASSIGN_OR_RETURN(result.retracted, RetractedNow(claim.id));
    return result;
  }
  RETURN_IF_ERROR(PutClaim(claim, draft_));
  by_document_[claim.claim->voice.document].push_back(claim.id);
  return result;
}

absl::StatusOr<ChangeResult> CommitPlanner::PlanJudgement(const PreparedJudgement& judgement) {
  RETURN_IF_ERROR(PutJudgement(judgement, walk_, draft_));
  const bool retraction = std::holds_alternative<RetractJudgement>(judgement.judgement.act);
  return ChangeResult{
      {retraction ? ChangeRecord::Kind::kRetraction : ChangeRecord::Kind::kJudgement,
       ChangeRecord::Outcome::kRecorded, judgement.id},
      false};
}

absl::Status CommitPlanner::CheckWhole() {
  TypeCheck types(ontology_, draft_);
  ExternalIdCheck ids(draft_);
  for (const size_t i : new_claims_) {
    const auto& claim = std::get<PreparedClaim>(prepared_.changes[i]);
    absl::Status status = types.Check(*claim.claim, *claim.predicate);
    if (status.ok()) status = CheckAcyclic(claim, walk_, draft_);
    if (status.ok()) status = ids.Check(claim);
    if (status.ok()) continue;
    if (!DetailOf(status).has_value()) return status;
    return WithFieldPrefix(status, absl::StrCat("changes[", i, "].claim."));
  }
  ClosureCheck closures(limits_.closure_members, draft_);
  for (size_t i = 0; i < prepared_.changes.size(); ++i) {
    const auto* judgement = std::get_if<PreparedJudgement>(&prepared_.changes[i]);
    if (judgement == nullptr) continue;
    if (const auto* same = std::get_if<SameAs>(&judgement->judgement.act)) {
      const absl::Status status = closures.Check(*same);
      if (!DetailOf(status).has_value() && !status.ok()) return status;
      if (!status.ok()) {
        return WithFieldPrefix(status, absl::StrCat("changes[", i, "].judgement.same_as."));
      }
    }
    for (const auto& [field, document] : DocumentsOf(judgement->judgement)) {
      const absl::Status status = types.CheckJudgedDocument(document, field);
      if (status.ok()) continue;
      if (!DetailOf(status).has_value()) return status;
      return WithFieldPrefix(status, absl::StrCat("changes[", i, "]."));
    }
  }
  return absl::OkStatus();
}

absl::Status CommitPlanner::CheckSize(size_t rows_before, size_t bytes_before) const {
  const size_t rows = draft_.rows().size() - rows_before;
  const size_t bytes = draft_.bytes() - bytes_before;
  const auto exhausted = [](size_t found, absl::string_view what, size_t most) {
    return WithDetail(absl::InvalidArgumentError(absl::StrCat("the commit makes ", found, " ", what,
                                                              "; one commit may make at most ",
                                                              most, ": split it")),
                      {"COMMIT_TOO_LARGE", "changes", absl::StrCat(found)});
  };
  if (rows > Engine::kMaxRowsPerCommit) return exhausted(rows, "rows", Engine::kMaxRowsPerCommit);
  if (bytes > Engine::kMaxCommitBytes) return exhausted(bytes, "bytes", Engine::kMaxCommitBytes);
  return absl::OkStatus();
}

absl::StatusOr<bool> CommitPlanner::RetractedNow(const ClaimId& id) {
  ASSIGN_OR_RETURN(const std::optional<RecordedClaim> claim, FindClaim(draft_, id));
  if (!claim.has_value()) return false;
  return IsRetracted(draft_, *claim);
}

}  // namespace entente
