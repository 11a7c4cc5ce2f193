#include "server/convert/commits.h"

#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "server/convert/change_reader.h"
#include "server/convert/field_path.h"
#include "server/convert/judgements.h"

namespace entente {
namespace {

absl::StatusOr<Precondition> PreconditionFromWire(const v1::Precondition& wire) {
  ClaimId claim;
  switch (wire.condition_case()) {
    case v1::Precondition::kEntityMustExist:
      return Precondition{wire.entity_must_exist(), true};
    case v1::Precondition::kEntityMustNotExist:
      return Precondition{wire.entity_must_not_exist(), false};
    case v1::Precondition::kClaimMustExist:
      RETURN_IF_ERROR(RecordIdFromWire(wire.claim_must_exist(), "claim_must_exist", &claim));
      return Precondition{claim, true};
    case v1::Precondition::kClaimMustNotExist:
      RETURN_IF_ERROR(
          RecordIdFromWire(wire.claim_must_not_exist(), "claim_must_not_exist", &claim));
      return Precondition{claim, false};
    case v1::Precondition::CONDITION_NOT_SET:
      break;
  }
  return InvalidField("FIELD_MISSING", "condition", "", "a precondition without a condition");
}

}  // namespace

absl::StatusOr<Commit> CommitFromWire(const v1::CommitRequest& wire, const std::string& principal,
                                      const Store& store) {
  Commit commit;
  commit.principal = principal;
  commit.request_id = wire.request_id();
  if (wire.has_expected_revision()) commit.expected_revision = wire.expected_revision();
  for (int i = 0; i < wire.preconditions_size(); ++i) {
    ASSIGN_OR_RETURN(Precondition precondition,
                     At(Item("preconditions", i), PreconditionFromWire(wire.preconditions(i))));
    commit.preconditions.push_back(std::move(precondition));
  }
  // Malformed commits are the store's to refuse; this one is not even worth reading.
  if (static_cast<size_t>(wire.changes_size()) > store.limits().changes_per_commit) {
    return InvalidField(
        "CHANGE_COUNT", "changes", absl::StrCat(wire.changes_size()),
        absl::StrCat("a commit of ", wire.changes_size(), " changes; it must have 1 to ",
                     store.limits().changes_per_commit));
  }
  ChangeReader reader(principal, wire.request_id(), store, store.limits().changes_per_commit);
  commit.changes.reserve(static_cast<size_t>(wire.changes_size()));
  for (int i = 0; i < wire.changes_size(); ++i) {
    ASSIGN_OR_RETURN(Change change, At(Item("changes", i),
                                       reader.Read(wire.changes(i), static_cast<uint32_t>(i))));
    if (wire.changes(i).new_instance()) commit.new_instances.insert(static_cast<size_t>(i));
    commit.changes.push_back(std::move(change));
  }
  commit.dry_run = wire.dry_run();
  return commit;
}

v1::CommitResponse ToWire(const CommitResult& result, const Commit& commit) {
  v1::CommitResponse wire;
  wire.set_revision(result.revision);
  if (result.revision > 0) wire.set_recorded_at(FormatInstant(result.recorded_at));
  for (const ChangeResult& change : result.results) {
    v1::ChangeResult* out = wire.add_results();
    out->set_outcome(change.record.outcome == ChangeRecord::Outcome::kRecorded
                         ? v1::CHANGE_OUTCOME_RECORDED
                         : v1::CHANGE_OUTCOME_ALREADY_PRESENT);
    out->set_id(RecordIdToWire(change.record.id));
    out->set_retracted(change.retracted);
    const auto number = static_cast<size_t>(wire.results_size() - 1);
    if (commit.new_instances.contains(number)) {
      out->set_instance(std::get<Claim>(commit.changes[number]).instance);
    }
  }
  wire.set_changed(result.changed);
  wire.set_replayed(result.replayed);
  return wire;
}

}  // namespace entente
