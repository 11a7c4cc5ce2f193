#include "graph/store/judgement_form.h"

#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/model/entity_id.h"
#include "graph/model/limits.h"
#include "graph/model/status.h"
#include "graph/store/claim_form.h"

namespace entente {
namespace {

constexpr const char* kFields[] = {
    "judgement.grade",     "judgement.retract",      "judgement.reinstate",   "judgement.prefer",
    "judgement.deprecate", "judgement.same_as",      "judgement.not_same_as", "judgement.fulfils",
    "judgement.refutes",   "judgement.derives_from", "retract_judgement"};
static_assert(std::variant_size_v<decltype(Judgement::act)> == 11);

// One overload for each act; fields are relative to the act.
struct ActForm {
  absl::Status operator()(const Grade& grade) const {
    RETURN_IF_ERROR(CheckPhrase(grade.scheme, "scheme", kMostSchemeBytes));
    const auto above = [](absl::string_view field, int value, int most) {
      return InvalidField(
          "GRADE_OUT_OF_RANGE", field, absl::StrCat(value),
          absl::StrCat(field, " is ", value, "; it must be 1 to ", most, ", or 0 for not graded"));
    };
    if (grade.reliability > Reliability::kF) {
      return above("reliability", static_cast<int>(grade.reliability), 6);
    }
    if (grade.credibility > 6) return above("credibility", grade.credibility, 6);
    if (grade.likelihood > 7) return above("likelihood", grade.likelihood, 7);
    if (grade.confidence > 3) return above("confidence", grade.confidence, 3);
    if (grade.reliability == Reliability::kAbsent && grade.credibility == kCredibilityAbsent &&
        grade.likelihood == 0 && grade.confidence == 0) {
      return InvalidField("GRADE_EMPTY", "", "",
                          "a grade sets no axis; set at least one of reliability, credibility, "
                          "likelihood and confidence");
    }
    return absl::OkStatus();
  }

  absl::Status operator()(const Retract& retract) const {
    RETURN_IF_ERROR(CheckTarget(retract.target, "document"));
    if (retract.reason < RetractReason::kRecorderError ||
        retract.reason > RetractReason::kDocumentWithdrawn) {
      return InvalidField("UNKNOWN_NUMBER", "reason",
                          absl::StrCat(static_cast<int>(retract.reason)),
                          "a retraction's reason is RECORDER_ERROR, SOURCE_CORRECTION or "
                          "DOCUMENT_WITHDRAWN");
    }
    const bool ours = retract.reason == RetractReason::kRecorderError;
    if (ours == retract.published.has_value()) {
      return InvalidField("RETRACT_PUBLISHED", "published",
                          retract.published.has_value() ? FormatMoment(*retract.published) : "",
                          ours ? "a recorder's error was not published; leave published out"
                               : "a correction or withdrawal needs its publication; set published "
                                 "to a date or an instant");
    }
    return ours ? absl::OkStatus() : CheckMoment(*retract.published, "published");
  }

  absl::Status operator()(const Reinstate& reinstate) const {
    return CheckTarget(reinstate.target, "document");
  }
  absl::Status operator()(const Prefer&) const { return absl::OkStatus(); }
  absl::Status operator()(const Deprecate&) const { return absl::OkStatus(); }
  absl::Status operator()(const SameAs& same) const { return CheckPair(same.a, same.b); }
  absl::Status operator()(const NotSameAs& other) const { return CheckPair(other.a, other.b); }
  absl::Status operator()(const Fulfils& f) const { return CheckForecast(f.claim, f.forecast); }
  absl::Status operator()(const Refutes& r) const { return CheckForecast(r.claim, r.forecast); }

  absl::Status operator()(const DerivesFrom& derives) const {
    RETURN_IF_ERROR(CheckTarget(derives.dependent, "document"));
    RETURN_IF_ERROR(CheckTarget(derives.source, "from_document"));
    if (derives.dependent == derives.source) {
      return InvalidField("DERIVES_FROM_ITSELF", "", "",
                          "nothing derives from itself; dependent and source must differ");
    }
    return absl::OkStatus();
  }
  absl::Status operator()(const RetractJudgement&) const { return absl::OkStatus(); }

 private:
  static absl::Status CheckTarget(const ClaimOrDocument& target, absl::string_view field) {
    const EntityId* document = std::get_if<EntityId>(&target);
    if (document == nullptr) return absl::OkStatus();
    return WithFieldPrefix(ValidateEntityId(*document), field);
  }

  static absl::Status CheckPair(const EntityId& a, const EntityId& b) {
    RETURN_IF_ERROR(WithFieldPrefix(ValidateEntityId(a), "a"));
    RETURN_IF_ERROR(WithFieldPrefix(ValidateEntityId(b), "b"));
    if (a != b) return absl::OkStatus();
    return InvalidField("SAME_ENTITY", "b", b,
                        absl::StrCat("a and b are both \"", b, "\"; they must differ"));
  }

  static absl::Status CheckForecast(const ClaimId& claim, const ClaimId& forecast) {
    if (claim != forecast) return absl::OkStatus();
    return InvalidField("SAME_CLAIM", "forecast", "",
                        "a claim cannot bear out or refute itself; name two claims");
  }
};

}  // namespace

std::string FieldOf(const Judgement& judgement) { return kFields[judgement.act.index()]; }

std::vector<std::pair<std::string, EntityId>> DocumentsOf(const Judgement& judgement) {
  std::vector<std::pair<std::string, EntityId>> documents;
  const auto add = [&](const ClaimOrDocument& target, absl::string_view field) {
    if (const EntityId* document = std::get_if<EntityId>(&target)) {
      documents.emplace_back(absl::StrCat(FieldOf(judgement), ".", field), *document);
    }
  };
  if (const auto* retract = std::get_if<Retract>(&judgement.act)) add(retract->target, "document");
  if (const auto* again = std::get_if<Reinstate>(&judgement.act)) add(again->target, "document");
  if (const auto* derives = std::get_if<DerivesFrom>(&judgement.act)) {
    add(derives->dependent, "document");
    add(derives->source, "from_document");
  }
  return documents;
}

absl::Status CheckJudgementForm(const Judgement& judgement) {
  const bool retraction = std::holds_alternative<RetractJudgement>(judgement.act);
  RETURN_IF_ERROR(CheckPhrase(judgement.reason,
                              retraction ? "retract_judgement.reason" : "judgement.reason",
                              Limits().text_bytes));
  const absl::Status status = std::visit(ActForm(), judgement.act);
  if (status.ok()) return status;
  const auto detail = DetailOf(status);
  const bool whole = detail.has_value() && detail->field.empty();
  return WithFieldPrefix(status, absl::StrCat(FieldOf(judgement), whole ? "" : "."));
}

}  // namespace entente
