#include "absl/strings/string_view.h"
#include "graph/model/status.h"
#include "server/convert/enums.h"
#include "server/convert/judgements.h"

namespace entente {
namespace {

void SetRef(const ClaimId& id, v1::ClaimRef* wire) { wire->set_id(RecordIdToWire(id)); }

// Retract and Reinstate have the same two targets.
template <typename Wire>
void SetTarget(const ClaimOrDocument& target, Wire* wire) {
  if (const ClaimId* claim = std::get_if<ClaimId>(&target)) {
    SetRef(*claim, wire->mutable_claim());
  } else {
    wire->set_document(std::get<EntityId>(target));
  }
}

template <typename Act, typename Wire>
void SetPair(const Act& act, Wire* wire) {
  wire->set_a(act.a);
  wire->set_b(act.b);
}

template <typename Act, typename Wire>
void SetForecast(const Act& act, Wire* wire) {
  SetRef(act.claim, wire->mutable_claim());
  SetRef(act.forecast, wire->mutable_forecast());
}

struct ActWriter {
  v1::Judgement* wire;

  void operator()(const Grade& act) const {
    v1::Grade* grade = wire->mutable_grade();
    SetRef(act.claim, grade->mutable_claim());
    grade->set_scheme(act.scheme);
    grade->set_reliability(EnumToWire<v1::Reliability>(act.reliability));
    grade->set_credibility(act.credibility);
    grade->set_likelihood(EnumToWire<v1::LikelihoodBand>(act.likelihood));
    grade->set_confidence(EnumToWire<v1::AnalyticConfidence>(act.confidence));
  }
  void operator()(const Retract& act) const {
    v1::Retract* retract = wire->mutable_retract();
    SetTarget(act.target, retract);
    retract->set_reason(EnumToWire<v1::RetractReason>(act.reason));
    if (act.published.has_value()) retract->set_published(FormatMoment(*act.published));
  }
  void operator()(const Reinstate& act) const { SetTarget(act.target, wire->mutable_reinstate()); }
  void operator()(const Prefer& act) const {
    SetRef(act.claim, wire->mutable_prefer()->mutable_claim());
  }
  void operator()(const Deprecate& act) const {
    SetRef(act.claim, wire->mutable_deprecate()->mutable_claim());
  }
  void operator()(const SameAs& act) const { SetPair(act, wire->mutable_same_as()); }
  void operator()(const NotSameAs& act) const { SetPair(act, wire->mutable_not_same_as()); }
  void operator()(const Fulfils& act) const { SetForecast(act, wire->mutable_fulfils()); }
  void operator()(const Refutes& act) const { SetForecast(act, wire->mutable_refutes()); }
  void operator()(const DerivesFrom& act) const {
    v1::DerivesFrom* derives = wire->mutable_derives_from();
    SetTarget(act.dependent, derives);
    if (const ClaimId* claim = std::get_if<ClaimId>(&act.source)) {
      SetRef(*claim, derives->mutable_from_claim());
    } else {
      derives->set_from_document(std::get<EntityId>(act.source));
    }
  }
  void operator()(const RetractJudgement&) const {}  // RetractionToWire's
};

}  // namespace

v1::Judgement ToWire(const Judgement& judgement) {
  v1::Judgement wire;
  std::visit(ActWriter{&wire}, judgement.act);
  wire.set_reason(judgement.reason);
  return wire;
}

v1::RetractJudgement RetractionToWire(const Judgement& judgement) {
  v1::RetractJudgement wire;
  wire.set_judgement_id(RecordIdToWire(std::get<RetractJudgement>(judgement.act).judgement));
  wire.set_reason(judgement.reason);
  return wire;
}

}  // namespace entente
