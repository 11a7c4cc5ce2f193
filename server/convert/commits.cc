// References are resolved in one pass: a change may name only what stands before it, and ids are
// derived from content, so each id is known once its change has been read.
#include "server/convert/commits.h"

#include <map>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "server/convert/claims.h"
#include "server/convert/field_path.h"
#include "server/convert/judgements.h"

namespace entente {
namespace {

class ChangeReader {
 public:
  ChangeReader(const v1::CommitRequest& request, const std::string& principal, const Store& store)
      : request_(request), principal_(principal), store_(store) {
    refs_.claim = [this](const std::string& ref) { return Find<ClaimId>(ref, "claim"); };
    refs_.judgement = [this](const std::string& ref) {
      return Find<JudgementId>(ref, "judgement");
    };
  }

  absl::StatusOr<Change> Read(int index) {
    const v1::Change& wire = request_.changes(index);
    if (wire.new_instance() && !wire.has_claim()) {
      return InvalidField("NEW_INSTANCE_NOT_ADMITTED", "new_instance", "true",
                          "only a claim makes a proposition");
    }
    if (wire.ref().size() > Limits{}.id_bytes) {
      return InvalidField("REF_TOO_LONG", "ref", wire.ref().substr(0, 64),
                          absl::StrCat("a ref has at most ", Limits{}.id_bytes, " bytes"));
    }
    switch (wire.change_case()) {
      case v1::Change::kClaim: {
        ASSIGN_OR_RETURN(Claim claim, At("claim", ClaimFromWire(wire.claim())));
        if (wire.new_instance()) {
          RETURN_IF_ERROR(CheckNewInstance(claim));
          claim.instance =
              store_.NewInstance(principal_, request_.request_id(), static_cast<uint32_t>(index));
        }
        RETURN_IF_ERROR(Remember(wire.ref(), [&] { return store_.IdOf(claim); }));
        return Change(std::move(claim));
      }
      case v1::Change::kJudgement:
        return Judged(At("judgement", JudgementFromWire(wire.judgement(), refs_)), index);
      case v1::Change::kRetractJudgement:
        return Judged(At("retract_judgement", RetractionFromWire(wire.retract_judgement(), refs_)),
                      index);
      case v1::Change::CHANGE_NOT_SET:
        break;
    }
    return InvalidField("FIELD_MISSING", "change", "",
                        "a change is a claim, a judgement or the retraction of a judgement");
  }

 private:
  using Named = std::variant<ClaimId, JudgementId>;

  absl::Status CheckNewInstance(const Claim& claim) const {
    if (!store_.graph().open) {
      return InvalidField(
          "NEW_INSTANCE_NOT_ADMITTED", "new_instance", "true",
          absl::StrCat("the graph \"", store_.graph().name,
                       "\" is not open: a proposition is there once, whoever claims "
                       "it; leave new_instance out"));
    }
    if (claim.instance == 0) return absl::OkStatus();
    return InvalidField("NEW_INSTANCE_NOT_ADMITTED", "new_instance", "true",
                        absl::StrCat("the claim has instance ", claim.instance,
                                     "; leave it 0 for the server to choose one"));
  }

  absl::StatusOr<Change> Judged(absl::StatusOr<Judgement> judgement, int index) {
    if (!judgement.ok()) return judgement.status();
    judgement->principal = principal_;
    RETURN_IF_ERROR(Remember(request_.changes(index).ref(), [&] {
      return store_.IdOf(*judgement, request_.request_id(), static_cast<uint32_t>(index));
    }));
    return Change(std::move(judgement).value());
  }

  template <typename MakeId>
  absl::Status Remember(const std::string& ref, const MakeId& make_id) {
    if (ref.empty()) return absl::OkStatus();
    if (!known_.emplace(ref, make_id()).second) {
      return InvalidField("DUPLICATE_REF", "ref", ref,
                          absl::StrCat("ref \"", ref, "\" names an earlier change, too"));
    }
    return absl::OkStatus();
  }

  template <typename Id>
  absl::StatusOr<Id> Find(const std::string& ref, absl::string_view what) const {
    const auto found = known_.find(ref);
    if (found != known_.end() && std::holds_alternative<Id>(found->second)) {
      return std::get<Id>(found->second);
    }
    return InvalidField("UNKNOWN_REF", "", ref,
                        absl::StrCat("ref \"", ref, "\" is no ", what, " earlier in this commit"));
  }

  const v1::CommitRequest& request_;
  const std::string& principal_;
  const Store& store_;
  std::map<std::string, Named> known_;
  KnownRefs refs_;
};

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
  ChangeReader reader(wire, principal, store);
  commit.changes.reserve(static_cast<size_t>(wire.changes_size()));
  for (int i = 0; i < wire.changes_size(); ++i) {
    ASSIGN_OR_RETURN(Change change, At(Item("changes", i), reader.Read(i)));
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
