#include "server/convert/judgements.h"

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "server/convert/claims.h"
#include "server/convert/enums.h"
#include "server/convert/field_path.h"

namespace entente {
namespace {

absl::StatusOr<ClaimId> RefFromWire(const v1::ClaimRef& wire, const KnownRefs& refs) {
  switch (wire.target_case()) {
    case v1::ClaimRef::kId: {
      ClaimId id;
      RETURN_IF_ERROR(RecordIdFromWire(wire.id(), "id", &id));
      return id;
    }
    case v1::ClaimRef::kRef:
      return At("ref", refs.claim(wire.ref()));
    case v1::ClaimRef::TARGET_NOT_SET:
      break;
  }
  return InvalidField("FIELD_MISSING", "target", "", "names no claim; set its id or its ref");
}

// Retract, Reinstate and the two sides of DerivesFrom are a claim or a document.
absl::StatusOr<ClaimOrDocument> TargetFromWire(const v1::ClaimRef* claim,
                                               const std::string* document,
                                               absl::string_view claim_field,
                                               absl::string_view document_field,
                                               const KnownRefs& refs) {
  if (claim != nullptr) {
    ASSIGN_OR_RETURN(ClaimId id, At(claim_field, RefFromWire(*claim, refs)));
    return ClaimOrDocument(id);
  }
  if (document != nullptr) return ClaimOrDocument(EntityId(*document));
  return InvalidField("FIELD_MISSING", claim_field, "",
                      absl::StrCat("set ", claim_field, " or ", document_field));
}

uint8_t OneByte(int number) {
  return static_cast<uint8_t>(number < 0 || number > UINT8_MAX ? UINT8_MAX : number);
}

absl::StatusOr<Grade> GradeFromWire(const v1::Grade& wire, const KnownRefs& refs) {
  Grade grade;
  ASSIGN_OR_RETURN(grade.claim, At("claim", RefFromWire(wire.claim(), refs)));
  grade.scheme = wire.scheme();
  ASSIGN_OR_RETURN(grade.reliability, EnumFromWire(wire.reliability(), Reliability::kAbsent,
                                                   Reliability::kF, "reliability"));
  // A number off its scale stays off it, for the store to refuse.
  grade.credibility = static_cast<uint8_t>(std::min<uint32_t>(wire.credibility(), UINT8_MAX));
  grade.likelihood = OneByte(wire.likelihood());
  grade.confidence = OneByte(wire.confidence());
  return grade;
}

absl::StatusOr<Retract> RetractFromWire(const v1::Retract& wire, const KnownRefs& refs) {
  Retract retract;
  ASSIGN_OR_RETURN(retract.target, TargetFromWire(wire.has_claim() ? &wire.claim() : nullptr,
                                                  wire.has_document() ? &wire.document() : nullptr,
                                                  "claim", "document", refs));
  if (wire.reason() == v1::RETRACT_REASON_UNSPECIFIED) {
    return InvalidField("FIELD_MISSING", "reason", "0",
                        "a retraction needs its reason: RECORDER_ERROR, SOURCE_CORRECTION or "
                        "DOCUMENT_WITHDRAWN");
  }
  ASSIGN_OR_RETURN(retract.reason, EnumFromWire(wire.reason(), RetractReason::kRecorderError,
                                                RetractReason::kDocumentWithdrawn, "reason"));
  ASSIGN_OR_RETURN(retract.published, MomentFromWire(wire.published(), "published"));
  return retract;
}

template <typename Domain, typename Wire>
absl::StatusOr<Domain> ForecastFromWire(const Wire& wire, const KnownRefs& refs) {
  Domain act;
  ASSIGN_OR_RETURN(act.claim, At("claim", RefFromWire(wire.claim(), refs)));
  ASSIGN_OR_RETURN(act.forecast, At("forecast", RefFromWire(wire.forecast(), refs)));
  return act;
}

absl::StatusOr<DerivesFrom> DerivesFromWire(const v1::DerivesFrom& wire, const KnownRefs& refs) {
  DerivesFrom act;
  ASSIGN_OR_RETURN(act.dependent, TargetFromWire(wire.has_claim() ? &wire.claim() : nullptr,
                                                 wire.has_document() ? &wire.document() : nullptr,
                                                 "claim", "document", refs));
  ASSIGN_OR_RETURN(act.source,
                   TargetFromWire(wire.has_from_claim() ? &wire.from_claim() : nullptr,
                                  wire.has_from_document() ? &wire.from_document() : nullptr,
                                  "from_claim", "from_document", refs));
  return act;
}

// Puts a converted act into `judgement`, or says what was wrong below `field`.
template <typename Act>
absl::Status Take(absl::string_view field, absl::StatusOr<Act> act, Judgement* judgement) {
  ASSIGN_OR_RETURN(judgement->act, At(field, std::move(act)));
  return absl::OkStatus();
}

template <typename Act>
absl::Status TakeClaim(absl::string_view field, const v1::ClaimRef& wire, const KnownRefs& refs,
                       Judgement* judgement) {
  ASSIGN_OR_RETURN(const ClaimId id, At(absl::StrCat(field, ".claim"), RefFromWire(wire, refs)));
  judgement->act = Act{id};
  return absl::OkStatus();
}

absl::Status ActFromWire(const v1::Judgement& wire, const KnownRefs& refs, Judgement* judgement) {
  switch (wire.kind_case()) {
    case v1::Judgement::kGrade:
      return Take("grade", GradeFromWire(wire.grade(), refs), judgement);
    case v1::Judgement::kRetract:
      return Take("retract", RetractFromWire(wire.retract(), refs), judgement);
    case v1::Judgement::kReinstate: {
      const v1::Reinstate& reinstate = wire.reinstate();
      ASSIGN_OR_RETURN(
          ClaimOrDocument target,
          At("reinstate", TargetFromWire(reinstate.has_claim() ? &reinstate.claim() : nullptr,
                                         reinstate.has_document() ? &reinstate.document() : nullptr,
                                         "claim", "document", refs)));
      judgement->act = Reinstate{std::move(target)};
      return absl::OkStatus();
    }
    case v1::Judgement::kPrefer:
      return TakeClaim<Prefer>("prefer", wire.prefer().claim(), refs, judgement);
    case v1::Judgement::kDeprecate:
      return TakeClaim<Deprecate>("deprecate", wire.deprecate().claim(), refs, judgement);
    case v1::Judgement::kSameAs:
      judgement->act = SameAs{wire.same_as().a(), wire.same_as().b()};
      return absl::OkStatus();
    case v1::Judgement::kNotSameAs:
      judgement->act = NotSameAs{wire.not_same_as().a(), wire.not_same_as().b()};
      return absl::OkStatus();
    case v1::Judgement::kFulfils:
      return Take("fulfils", ForecastFromWire<Fulfils>(wire.fulfils(), refs), judgement);
    case v1::Judgement::kRefutes:
      return Take("refutes", ForecastFromWire<Refutes>(wire.refutes(), refs), judgement);
    case v1::Judgement::kDerivesFrom:
      return Take("derives_from", DerivesFromWire(wire.derives_from(), refs), judgement);
    case v1::Judgement::KIND_NOT_SET:
      break;
  }
  return InvalidField("FIELD_MISSING", "kind", "", "a judgement without a kind; set exactly one");
}

}  // namespace

absl::Status RecordIdFromWire(const std::string& bytes, absl::string_view field, RecordId* id) {
  if (bytes.size() != id->bytes.size()) {
    return InvalidField("INVALID_RECORD_ID", field, absl::BytesToHexString(bytes.substr(0, 32)),
                        absl::StrCat(field, " has ", bytes.size(), " bytes; an id has 16"));
  }
  std::copy(bytes.begin(), bytes.end(), id->bytes.begin());
  return absl::OkStatus();
}

std::string RecordIdToWire(const RecordId& id) {
  return std::string(id.bytes.begin(), id.bytes.end());
}

absl::StatusOr<Judgement> JudgementFromWire(const v1::Judgement& wire, const KnownRefs& refs) {
  Judgement judgement;
  RETURN_IF_ERROR(ActFromWire(wire, refs, &judgement));
  judgement.reason = wire.reason();
  return judgement;
}

absl::StatusOr<Judgement> RetractionFromWire(const v1::RetractJudgement& wire,
                                             const KnownRefs& refs) {
  RetractJudgement act;
  if (!wire.judgement_ref().empty() && wire.judgement_id().empty()) {
    ASSIGN_OR_RETURN(act.judgement, At("judgement_ref", refs.judgement(wire.judgement_ref())));
  } else if (wire.judgement_ref().empty()) {
    RETURN_IF_ERROR(RecordIdFromWire(wire.judgement_id(), "judgement_id", &act.judgement));
  } else {
    return InvalidField("FIELD_CONFLICT", "judgement_ref", wire.judgement_ref(),
                        "set judgement_id or judgement_ref, not both");
  }
  return Judgement{act, std::string(), wire.reason()};
}

}  // namespace entente
