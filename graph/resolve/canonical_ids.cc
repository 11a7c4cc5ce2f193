#include "graph/resolve/canonical_ids.h"

#include <memory>
#include <variant>

namespace entente {
namespace {

// Calls `with` with a reference to each entity of what is given, const or not.
template <typename AnyObject, typename With>
void OfObject(AnyObject& object, const With& with) {
  if (auto* entity = std::get_if<EntityId>(&object)) with(*entity);
}

template <typename AnyClaim, typename With>
void OfClaim(AnyClaim& claim, const With& with) {
  with(claim.subject);
  OfObject(claim.object, with);
  for (auto& qualifier : claim.qualifiers) OfObject(qualifier.filler, with);
  with(claim.voice.document);
  for (auto& link : claim.voice.chain) {
    if (!link.anonymous()) with(link.agent);
  }
}

// Documents only: SAME_AS and NOT_SAME_AS are what ids are made canonical by.
template <typename AnyJudgement, typename With>
void OfJudgement(AnyJudgement& judgement, const With& with) {
  if (auto* retract = std::get_if<Retract>(&judgement.act)) {
    OfObject(retract->target, with);
  } else if (auto* reinstate = std::get_if<Reinstate>(&judgement.act)) {
    OfObject(reinstate->target, with);
  } else if (auto* link = std::get_if<DerivesFrom>(&judgement.act)) {
    OfObject(link->dependent, with);
    OfObject(link->source, with);
  }
}

template <typename AnyClaim, typename With>
void OfRecorded(AnyClaim& recorded, const With& with) {
  OfClaim(recorded.claim, with);
  for (auto& judgement : recorded.judgements) OfJudgement(judgement.judgement, with);
}

template <typename AnyLens, typename With>
void OfLens(AnyLens& lens, const With& with) {
  for (auto* pattern : {&lens.allow, &lens.deny}) {
    for (auto* ids : {&pattern->agents, &pattern->origins, &pattern->documents}) {
      for (auto& id : *ids) with(id);
    }
  }
}

}  // namespace

void VisitEntities(const RecordedClaim& claim, const VisitEntity& visit) {
  OfRecorded(claim, visit);
}

void VisitEntities(const RecordedJudgement& judgement, const VisitEntity& visit) {
  OfJudgement(judgement.judgement, visit);
}

void VisitEntities(const Lens& lens, const VisitEntity& visit) { OfLens(lens, visit); }

void Rename(const Renaming& rename, RecordedClaim* claim) {
  bool changes = false;
  VisitEntities(*claim, [&](const EntityId& id) { changes = changes || rename(id) != id; });
  if (!changes) return;
  auto stated = std::make_shared<const RecordedClaim>(*claim);
  OfRecorded(*claim, [&](EntityId& id) { id = EntityId(rename(id)); });
  claim->stated = std::move(stated);
}

void Rename(const Renaming& rename, RecordedJudgement* judgement) {
  OfJudgement(judgement->judgement, [&](EntityId& id) { id = EntityId(rename(id)); });
}

void Rename(const Renaming& rename, Lens* lens) {
  OfLens(*lens, [&](EntityId& id) { id = EntityId(rename(id)); });
}

}  // namespace entente
