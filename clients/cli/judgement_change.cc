#include "clients/cli/judgement_change.h"

#include "clients/cli/enum_words.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/json.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

v1::Judgement* Begin(const JudgeFlags& flags, v1::Change* change) {
  change->mutable_judgement()->set_reason(flags.reason);
  return change->mutable_judgement();
}

absl::Status NameClaim(absl::string_view flag, const std::string& hex, v1::ClaimRef* claim) {
  const auto id = IdFromHex(hex);
  if (!id.ok()) return UsageError(flag, hex, id.status().message());
  claim->set_id(*id);
  return absl::OkStatus();
}

// What is judged: CLAIM_ID or --document, one of the two.
template <typename Kind>
absl::Status NameTarget(const JudgeFlags& flags, const EntityOfFlag& entity, Kind* kind) {
  if (flags.claim_id.empty() == flags.document.empty()) {
    return UsageError("CLAIM_ID", flags.claim_id, "of what: give either CLAIM_ID or --document");
  }
  if (!flags.claim_id.empty()) return NameClaim("CLAIM_ID", flags.claim_id, kind->mutable_claim());
  ASSIGN_OR_RETURN(*kind->mutable_document(), entity("--document", flags.document));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::Change> GradeOf(const JudgeFlags& flags) {
  v1::Change change;
  v1::Grade* grade = Begin(flags, &change)->mutable_grade();
  RETURN_IF_ERROR(NameClaim("CLAIM_ID", flags.claim_id, grade->mutable_claim()));
  ASSIGN_OR_RETURN(const v1::Reliability reliability,
                   FromWord<v1::Reliability>("--reliability", flags.reliability));
  grade->set_reliability(reliability);
  grade->set_credibility(flags.credibility);
  ASSIGN_OR_RETURN(const v1::LikelihoodBand likelihood,
                   FromWord<v1::LikelihoodBand>("--likelihood", flags.likelihood));
  grade->set_likelihood(likelihood);
  ASSIGN_OR_RETURN(const v1::AnalyticConfidence confidence,
                   FromWord<v1::AnalyticConfidence>("--confidence", flags.confidence));
  grade->set_confidence(confidence);
  const bool admiralty = !flags.reliability.empty() || flags.credibility != 0;
  grade->set_scheme(!flags.scheme.empty() ? flags.scheme : admiralty ? "admiralty" : "icd203");
  return change;
}

absl::StatusOr<v1::Change> RetractOf(const JudgeFlags& flags, const EntityOfFlag& entity) {
  v1::Change change;
  v1::Retract* retract = Begin(flags, &change)->mutable_retract();
  ASSIGN_OR_RETURN(const v1::RetractReason reason,
                   FromWord<v1::RetractReason>("--retract-reason", flags.retract_reason));
  retract->set_reason(reason);
  retract->set_published(flags.published);
  RETURN_IF_ERROR(NameTarget(flags, entity, retract));
  return change;
}

absl::StatusOr<v1::Change> ReinstateOf(const JudgeFlags& flags, const EntityOfFlag& entity) {
  v1::Change change;
  RETURN_IF_ERROR(NameTarget(flags, entity, Begin(flags, &change)->mutable_reinstate()));
  return change;
}

absl::StatusOr<v1::Change> PreferOf(const JudgeFlags& flags) {
  v1::Change change;
  v1::Prefer* prefer = Begin(flags, &change)->mutable_prefer();
  RETURN_IF_ERROR(NameClaim("CLAIM_ID", flags.claim_id, prefer->mutable_claim()));
  return change;
}

absl::StatusOr<v1::Change> DeprecateOf(const JudgeFlags& flags) {
  v1::Change change;
  v1::Deprecate* deprecate = Begin(flags, &change)->mutable_deprecate();
  RETURN_IF_ERROR(NameClaim("CLAIM_ID", flags.claim_id, deprecate->mutable_claim()));
  return change;
}

absl::StatusOr<v1::Change> FulfilsOf(const JudgeFlags& flags) {
  v1::Change change;
  v1::Fulfils* fulfils = Begin(flags, &change)->mutable_fulfils();
  RETURN_IF_ERROR(NameClaim("CLAIM_ID", flags.claim_id, fulfils->mutable_claim()));
  RETURN_IF_ERROR(NameClaim("FORECAST_ID", flags.other_claim_id, fulfils->mutable_forecast()));
  return change;
}

absl::StatusOr<v1::Change> RefutesOf(const JudgeFlags& flags) {
  v1::Change change;
  v1::Refutes* refutes = Begin(flags, &change)->mutable_refutes();
  RETURN_IF_ERROR(NameClaim("CLAIM_ID", flags.claim_id, refutes->mutable_claim()));
  RETURN_IF_ERROR(NameClaim("FORECAST_ID", flags.other_claim_id, refutes->mutable_forecast()));
  return change;
}

absl::StatusOr<v1::Change> DerivesFromOf(const JudgeFlags& flags, const EntityOfFlag& entity) {
  v1::Change change;
  v1::DerivesFrom* derives = Begin(flags, &change)->mutable_derives_from();
  if (flags.from_claim.empty() == flags.from_document.empty()) {
    return UsageError("--from-claim", flags.from_claim,
                      "from what: give either --from-claim or --from-document");
  }
  RETURN_IF_ERROR(NameTarget(flags, entity, derives));
  if (!flags.from_claim.empty()) {
    RETURN_IF_ERROR(NameClaim("--from-claim", flags.from_claim, derives->mutable_from_claim()));
  } else {
    ASSIGN_OR_RETURN(*derives->mutable_from_document(),
                     entity("--from-document", flags.from_document));
  }
  return change;
}

absl::StatusOr<v1::Change> SameAsOf(const JudgeFlags& flags, const EntityOfFlag& entity) {
  v1::Change change;
  v1::SameAs* same = Begin(flags, &change)->mutable_same_as();
  ASSIGN_OR_RETURN(*same->mutable_a(), entity("A", flags.a));
  ASSIGN_OR_RETURN(*same->mutable_b(), entity("B", flags.b));
  return change;
}

absl::StatusOr<v1::Change> NotSameAsOf(const JudgeFlags& flags, const EntityOfFlag& entity) {
  v1::Change change;
  v1::NotSameAs* other = Begin(flags, &change)->mutable_not_same_as();
  ASSIGN_OR_RETURN(*other->mutable_a(), entity("A", flags.a));
  ASSIGN_OR_RETURN(*other->mutable_b(), entity("B", flags.b));
  return change;
}

absl::StatusOr<v1::Change> UndoOf(const JudgeFlags& flags) {
  v1::Change change;
  const auto id = IdFromHex(flags.judgement_id);
  if (!id.ok()) return UsageError("JUDGEMENT_ID", flags.judgement_id, id.status().message());
  change.mutable_retract_judgement()->set_judgement_id(*id);
  change.mutable_retract_judgement()->set_reason(flags.reason);
  return change;
}

}  // namespace entente
