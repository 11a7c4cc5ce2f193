#include "tests/scenarios/wire_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "graph/model/status.h"
#include "server/convert/claims.h"
#include "server/convert/judgements.h"

namespace entente {
namespace {

std::string VoiceOf(const v1::OriginVoice& voice) {
  return voice.id().empty() ? voice.document() + ": " + voice.description() : voice.id();
}

absl::StatusOr<ClaimId> IdOf(const std::string& wire) {
  ClaimId id;
  RETURN_IF_ERROR(RecordIdFromWire(wire, "claim_ids", &id));
  return id;
}

template <typename Wire, typename Domain>
void TakeBounds(const Wire& wire, Domain* figure) {
  constexpr double kUnbounded = std::numeric_limits<double>::infinity();
  if (wire.has_best()) figure->best = wire.best();
  figure->bounds = {wire.has_low() ? wire.low() : -kUnbounded,
                    wire.has_high() ? wire.high() : kUnbounded};
}

}  // namespace

absl::StatusOr<PropositionRow> RowOf(const v1::PropositionRow& wire, const Ontology& ontology) {
  PropositionRow row;
  ASSIGN_OR_RETURN(row.proposition, PropositionFromWire(wire.proposition(), ontology));
  row.verdict = static_cast<Verdict>(wire.verdict());
  row.certainty = static_cast<Certainty>(wire.certainty());
  row.origins = {wire.origins().min(), wire.origins().max()};
  row.dissent = {wire.dissent().denies(), wire.dissent().doubts(), wire.dissent().declines(),
                 wire.dissent().rivals()};
  for (const std::string& id : wire.claim_ids()) {
    row.claims.emplace_back();
    RETURN_IF_ERROR(RecordIdFromWire(id, "claim_ids", &row.claims.back()));
  }
  for (const v1::Derivation& derivation : wire.derivations()) {
    for (const v1::DerivationHop& hop : derivation.hops()) {
      row.derivations.emplace_back();
      row.derivations.back().hops.emplace_back();
      ASSIGN_OR_RETURN(row.derivations.back().hops.back().proposition,
                       PropositionFromWire(hop.proposition(), ontology));
    }
  }
  return row;
}

absl::StatusOr<ForecastAnswerRow> RowOf(const v1::ForecastRow& wire) {
  static const char* const kStates[] = {"", "OPEN", "EXPIRED", "FULFILLED", "REFUTED"};
  ForecastAnswerRow row;
  RETURN_IF_ERROR(RecordIdFromWire(wire.claim().id(), "claim", &row.claim));
  row.mood = static_cast<Mood>(wire.claim().claim().mood());
  row.forecaster = VoiceOf(wire.forecaster());
  row.state = kStates[wire.state()];
  if (wire.has_days_past()) row.days_past = wire.days_past();
  if (wire.has_likelihood()) row.likelihood = wire.likelihood();
  for (const v1::ForecastJudgement& judged : wire.judgements()) {
    ClaimId confirmer;
    RETURN_IF_ERROR(RecordIdFromWire(judged.confirmer_id(), "confirmer_id", &confirmer));
    row.judgements.push_back({judged.judged_by(),
                              judged.fulfils(),
                              confirmer,
                              judged.voided(),
                              {judged.origins().min(), judged.origins().max()}});
  }
  return row;
}

absl::StatusOr<Dispute> DisputeOf(const v1::Dispute& wire, const Ontology& ontology) {
  Dispute dispute;
  dispute.kind = static_cast<DisputeKind>(wire.kind());
  dispute.certainty = static_cast<Certainty>(wire.certainty());
  for (const v1::DisputedRow& one : wire.rows()) {
    DisputedRow row;
    ASSIGN_OR_RETURN(row.row, RowOf(one.row(), ontology));
    const auto stands = [&](v1::Contest contest) {
      return std::count(one.stands_under().begin(), one.stands_under().end(), contest) == 1;
    };
    EXPECT_TRUE(stands(v1::CONTEST_SHOW));
    row.resolve = stands(v1::CONTEST_RESOLVE);
    row.only_uncontested = stands(v1::CONTEST_ONLY_UNCONTESTED);
    dispute.rows.push_back(std::move(row));
  }
  for (const std::string& id : wire.denying_claim_ids()) {
    ASSIGN_OR_RETURN(ClaimId claim, IdOf(id));
    dispute.denying.push_back(claim);
  }
  return dispute;
}

absl::StatusOr<RolledUp> FigureOf(const v1::Figure& wire) {
  RolledUp figure;
  figure.kind.measure = static_cast<Measure>(wire.measure());
  figure.kind.unit = wire.unit();
  for (const v1::Qualifier& qualifier : wire.scope()) {
    figure.kind.scope.push_back({qualifier.name(), EntityId(qualifier.entity())});
  }
  if (wire.has_origin()) figure.kind.origin = Origin{Origin::Kind::kAgent, wire.origin().id(), ""};
  TakeBounds(wire, &figure);
  figure.complete = wire.complete();
  for (const v1::FigureTerm& one : wire.terms()) {
    FigureTerm term;
    term.unit = one.unit();
    for (const std::string& id : one.claim_ids()) {
      ASSIGN_OR_RETURN(ClaimId claim, IdOf(id));
      term.claims.push_back(claim);
    }
    for (const v1::FigurePart& part : one.parts()) {
      term.parts.push_back({part.what(), Quantity(), static_cast<PartFit>(part.fit()), ClaimId()});
    }
    figure.terms.push_back(std::move(term));
  }
  for (const v1::LeftOut& left : wire.left_out()) {
    figure.left_out.push_back(
        {left.unit(), static_cast<LeftOutReason>(left.reason()), left.inside(), {}});
  }
  return figure;
}

Hidden CountsOf(const google::protobuf::RepeatedPtrField<v1::HiddenCount>& counts) {
  Hidden hidden;
  for (const v1::HiddenCount& one : counts) {
    for (size_t i = 0; i < kHiddenReasons; ++i) {
      if (one.reason() == HiddenReasonName(static_cast<HiddenReason>(i))) {
        hidden.counts[i] = one.count();
      }
    }
  }
  return hidden;
}

absl::StatusOr<RowDiff> DiffOfWire(const v1::DiffRow& wire, const Ontology& ontology) {
  RowDiff diff;
  diff.kind = static_cast<DiffKind>(wire.kind());
  if (wire.has_before()) {
    ASSIGN_OR_RETURN(diff.before, RowOf(wire.before(), ontology));
  }
  if (wire.has_after()) {
    ASSIGN_OR_RETURN(diff.after, RowOf(wire.after(), ontology));
  }
  return diff;
}

nlohmann::json ValidityOf(const v1::Passage& passage) {
  nlohmann::json validity = nlohmann::json::array();
  for (const std::string& text : passage.validity()) {
    validity.push_back(text == "always" ? "/" : text);
  }
  if (!passage.arrival().empty()) {
    validity.push_back(passage.departure().substr(0, 10) + " then " +
                       passage.arrival().substr(0, 10));
  }
  return validity;
}

}  // namespace entente
