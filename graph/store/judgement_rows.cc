#include "graph/store/judgement_rows.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/store/cycle_check.h"
#include "graph/store/draft_reads.h"
#include "graph/store/failed_check.h"
#include "graph/store/judgement_form.h"
#include "graph/store/recorded_rows.h"

namespace entente {
namespace {

// One overload for each act: the place of the judgement. Fields are relative to the act.
class Placing {
 public:
  Placing(const JudgementId& id, WalkAllowance& allowance, Draft& draft)
      : id_(id), allowance_(allowance), draft_(draft) {}

  using Answer = absl::StatusOr<RowPlace>;

  Answer operator()(const Grade& grade) { return OnClaim(grade.claim, "claim"); }
  Answer operator()(const Prefer& prefer) { return OnClaim(prefer.claim, "claim"); }
  Answer operator()(const Deprecate& deprecate) { return OnClaim(deprecate.claim, "claim"); }
  Answer operator()(const Retract& retract) { return On(retract.target, "claim", "document"); }

  Answer operator()(const Reinstate& reinstate) {
    ASSIGN_OR_RETURN(RowPlace place, On(reinstate.target, "claim", "document"));
    bool retracted = false;
    const EntityId* document = std::get_if<EntityId>(&reinstate.target);
    if (document != nullptr) {
      ASSIGN_OR_RETURN(retracted, IsRetracted(draft_, *document));
    } else {
      ASSIGN_OR_RETURN(const std::optional<RecordedClaim> claim,
                       FindClaim(draft_, std::get<ClaimId>(reinstate.target)));
      ASSIGN_OR_RETURN(retracted, IsRetracted(draft_, *claim));
    }
    if (retracted) return place;
    return FailedCheck("NOT_RETRACTED", document != nullptr ? "document" : "claim",
                       NameOf(reinstate.target),
                       absl::StrCat(document != nullptr ? "the document \"" : "the claim \"",
                                    NameOf(reinstate.target),
                                    "\" is not retracted, so there is nothing to reinstate"));
  }

  Answer operator()(const SameAs& same) { return OnPair(same.a, same.b); }
  Answer operator()(const NotSameAs& other) { return OnPair(other.a, other.b); }
  Answer operator()(const Fulfils& f) { return OnForecast(f.claim, f.forecast); }
  Answer operator()(const Refutes& r) { return OnForecast(r.claim, r.forecast); }

  Answer operator()(const DerivesFrom& derives) {
    RETURN_IF_ERROR(On(derives.source, "from_claim", "from_document").status());
    ASSIGN_OR_RETURN(RowPlace place, On(derives.dependent, "claim", "document"));
    RETURN_IF_ERROR(CheckDerivation(derives, allowance_, draft_));
    return place;
  }

  Answer operator()(const RetractJudgement& retraction) {
    const std::string name = FormatRecordId(retraction.judgement);
    ASSIGN_OR_RETURN(const std::optional<ScannedRow> row,
                     draft_.Get(JudgementByIdRow(retraction.judgement)));
    if (!row.has_value()) {
      return FailedCheck("JUDGEMENT_NOT_FOUND", "judgement_id", name,
                         absl::StrCat("no judgement ", name, " is recorded"));
    }
    ASSIGN_OR_RETURN(RowPlace place, DecodeRowPlace(row->value));
    ASSIGN_OR_RETURN(const std::optional<ScannedRow> judgement, draft_.Get(place));
    if (!judgement.has_value()) {
      return absl::DataLossError(
          absl::StrCat("the judgement ", name, " is indexed but its row is not there"));
    }
    ASSIGN_OR_RETURN(const Judgement retracted, DecodeJudgement(judgement->value));
    if (std::holds_alternative<RetractJudgement>(retracted.act)) {
      return FailedCheck("JUDGEMENT_IS_RETRACTION", "judgement_id", name,
                         absl::StrCat(name, " is itself a retraction, which is final; judge anew ",
                                      "instead of retracting it"));
    }
    ASSIGN_OR_RETURN(const bool stands, Stands(place, retraction.judgement));
    if (!stands) {
      return FailedCheck("ALREADY_RETRACTED", "judgement_id", name,
                         absl::StrCat("the judgement ", name, " is retracted already"));
    }
    place.suffix = RetractionSuffix(place.suffix, id_);
    return place;
  }

 private:
  static std::string NameOf(const ClaimOrDocument& target) {
    const EntityId* document = std::get_if<EntityId>(&target);
    return document != nullptr ? *document : FormatRecordId(std::get<ClaimId>(target));
  }

  Answer OnClaim(const ClaimId& claim, absl::string_view field) {
    ASSIGN_OR_RETURN(std::optional<RowPlace> place, PlaceOf(draft_, claim));
    if (place.has_value()) {
      place->suffix = ClaimJudgementSuffix(place->suffix, id_);
      return *std::move(place);
    }
    const std::string name = FormatRecordId(claim);
    return FailedCheck(
        "CLAIM_NOT_FOUND", field, name,
        absl::StrCat("no claim ", name, " is recorded, nor is it earlier in this ", "commit"));
  }

  Answer On(const ClaimOrDocument& target, absl::string_view claim_field,
            absl::string_view document_field) {
    const EntityId* document = std::get_if<EntityId>(&target);
    if (document == nullptr) return OnClaim(std::get<ClaimId>(target), claim_field);
    ASSIGN_OR_RETURN(const bool exists, EntityExists(draft_, *document));
    if (exists) {
      return RowPlace{PartitionOf(Table::kDocumentJudgement, *document), JudgementSuffix(id_)};
    }
    return FailedCheck("DOCUMENT_NOT_FOUND", document_field, *document,
                       absl::StrCat("no claim names the document \"", *document, "\""));
  }

  Answer OnPair(const EntityId& a, const EntityId& b) {
    for (const EntityId* entity : {&a, &b}) {
      ASSIGN_OR_RETURN(const bool exists, EntityExists(draft_, *entity));
      if (exists) continue;
      return FailedCheck("ENTITY_NOT_FOUND", entity == &a ? "a" : "b", *entity,
                         absl::StrCat("no claim names the entity \"", *entity, "\""));
    }
    return RowPlace{PartitionOf(Table::kEntityJudgement, std::min(a, b)), JudgementSuffix(id_)};
  }

  Answer OnForecast(const ClaimId& claim, const ClaimId& forecast) {
    RETURN_IF_ERROR(OnClaim(claim, "claim").status());
    ASSIGN_OR_RETURN(RowPlace place, OnClaim(forecast, "forecast"));
    ASSIGN_OR_RETURN(const std::optional<RecordedClaim> fact, FindClaim(draft_, claim));
    ASSIGN_OR_RETURN(const std::optional<RecordedClaim> foretold, FindClaim(draft_, forecast));
    if (foretold->claim.mood != Mood::kForecast && foretold->claim.mood != Mood::kIntent) {
      return FailedCheck("NOT_A_FORECAST", "forecast", FormatRecordId(forecast),
                         "only a forecast or an intent can be borne out or refuted");
    }
    if (fact->claim.mood != Mood::kFact) {
      return FailedCheck("NOT_A_FACT", "claim", FormatRecordId(claim),
                         "a forecast is borne out or refuted by a claim of fact");
    }
    return place;
  }

  // Whether the judgement at `place` has no retraction behind it.
  absl::StatusOr<bool> Stands(const RowPlace& place, const JudgementId& id) {
    std::vector<RecordedJudgement> standing;
    if (IsPartitionOf(Table::kClaim, place.partition)) {
      ASSIGN_OR_RETURN(const ClaimRowName name, ParseClaimSuffix(place.suffix));
      ASSIGN_OR_RETURN(const std::optional<RecordedClaim> claim, FindClaim(draft_, name.claim));
      if (claim.has_value()) standing = claim->judgements;
    } else {
      ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows, draft_.Scan({place.partition, ""}));
      ASSIGN_OR_RETURN(standing, ReadJudgements(rows));
    }
    return std::any_of(standing.begin(), standing.end(),
                       [&id](const RecordedJudgement& judgement) { return judgement.id == id; });
  }

  static bool IsPartitionOf(Table table, const std::string& partition) {
    return partition.front() == static_cast<char>(table);
  }

  const JudgementId& id_;
  WalkAllowance& allowance_;
  Draft& draft_;
};

// The larger entity of a pair: its readers find the judgement through a pointer.
const EntityId* LargerEntity(const Judgement& judgement) {
  if (const auto* same = std::get_if<SameAs>(&judgement.act)) return &std::max(same->a, same->b);
  if (const auto* other = std::get_if<NotSameAs>(&judgement.act)) {
    return &std::max(other->a, other->b);
  }
  return nullptr;
}

}  // namespace

absl::StatusOr<RowPlace> PlaceJudgement(const PreparedJudgement& judgement,
                                        WalkAllowance& allowance, Draft& draft) {
  absl::StatusOr<RowPlace> place =
      std::visit(Placing(judgement.id, allowance, draft), judgement.judgement.act);
  if (place.ok()) return place;
  const auto detail = DetailOf(place.status());
  if (!detail.has_value()) return place;  // the engine's, about no field
  const bool whole = detail->field.empty();
  return WithFieldPrefix(place.status(),
                         absl::StrCat(FieldOf(judgement.judgement), whole ? "" : "."));
}

absl::Status PutJudgement(const PreparedJudgement& judgement, WalkAllowance& allowance,
                          Draft& draft) {
  ASSIGN_OR_RETURN(const RowPlace place, PlaceJudgement(judgement, allowance, draft));
  draft.Put(RowKind::kTruth, place, judgement.bytes);
  draft.Put(RowKind::kDerived, JudgementByIdRow(judgement.id), EncodeRowPlace(place));
  if (const EntityId* larger = LargerEntity(judgement.judgement)) {
    draft.Put(RowKind::kDerived,
              {PartitionOf(Table::kEntityJudgementOf, *larger), JudgementSuffix(judgement.id)},
              EncodeRowPlace(place));
  }
  const auto* same = std::get_if<SameAs>(&judgement.judgement.act);
  if (same == nullptr) return absl::OkStatus();
  for (const EntityId& entity : {same->a, same->b}) {
    ASSIGN_OR_RETURN(const std::optional<ScannedRow> joined, draft.Get(JoinedRow(entity)));
    if (!joined.has_value()) draft.Put(RowKind::kDerived, JoinedRow(entity), std::string());
  }
  return absl::OkStatus();
}

}  // namespace entente
