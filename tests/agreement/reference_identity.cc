#include "tests/agreement/reference_identity.h"

#include <algorithm>
#include <set>

namespace entente {
namespace {

// Who hangs together: a colour for each id.
using Colours = std::map<EntityId, int>;

void Join(const EntityId& a, const EntityId& b, Colours* colours) {
  colours->try_emplace(a, static_cast<int>(colours->size()));
  colours->try_emplace(b, static_cast<int>(colours->size()));
  const int from = colours->at(a);
  for (auto& [id, colour] : *colours) {
    if (colour == from) colour = colours->at(b);
  }
}

std::vector<const StatedJudgement*> Standing(const ReferenceGraph& graph, Revision recorded_at) {
  std::set<JudgementId> undone;
  for (const StatedJudgement& judgement : graph.judgements()) {
    const auto* undo = std::get_if<RetractJudgement>(&judgement.judgement.act);
    if (undo != nullptr && judgement.revision <= recorded_at) undone.insert(undo->judgement);
  }
  std::vector<const StatedJudgement*> standing;
  for (const StatedJudgement& judgement : graph.judgements()) {
    if (judgement.revision <= recorded_at && !undone.contains(judgement.id)) {
      standing.push_back(&judgement);
    }
  }
  return standing;
}

// When a claim first named each id.
std::map<EntityId, Revision> FirstNamed(const ReferenceGraph& graph) {
  std::map<EntityId, Revision> first;
  for (const StatedClaim& stated : graph.claims()) {
    const auto name = [&](const EntityId& id) {
      const auto [entry, added] = first.try_emplace(id, stated.revision);
      if (!added) entry->second = std::min(entry->second, stated.revision);
    };
    const auto name_in = [&](const Object& object) {
      if (const auto* id = std::get_if<EntityId>(&object)) name(*id);
    };
    name(stated.claim.subject);
    name_in(stated.claim.object);
    for (const Qualifier& qualifier : stated.claim.qualifiers) name_in(qualifier.filler);
    name(stated.claim.voice.document);
    for (const ChainLink& link : stated.claim.voice.chain) {
      if (!link.agent.empty()) name(link.agent);
    }
  }
  return first;
}

void Rewrite(const ReferenceIdentity& identity, std::vector<EntityId>* ids) {
  for (EntityId& id : *ids) id = identity.Of(id);
}

template <typename Either>
void Rewrite(const ReferenceIdentity& identity, Either* either) {
  if (auto* id = std::get_if<EntityId>(either)) *id = identity.Of(*id);
}

}  // namespace

EntityId ReferenceIdentity::Of(const EntityId& id) const {
  const auto found = canonical.find(id);
  return found == canonical.end() ? id : found->second;
}

// "SAME_AS are taken in the order recorded; one that would put a NOT_SAME_AS pair, whenever
// recorded, into one closure joins nothing ...; assume_same is applied last and is not blocked."
ReferenceIdentity FindIdentity(const ReferenceGraph& graph, Revision recorded_at,
                               const Lens& lens) {
  ReferenceIdentity identity;
  Colours colours;
  const std::vector<const StatedJudgement*> standing = Standing(graph, recorded_at);
  for (const StatedJudgement* judgement : standing) {
    const auto* same = std::get_if<SameAs>(&judgement->judgement.act);
    if (same == nullptr) continue;
    Colours then = colours;
    Join(same->a, same->b, &then);
    std::set<JudgementId> in_the_way;
    for (const StatedJudgement* other : standing) {
      const auto* apart = std::get_if<NotSameAs>(&other->judgement.act);
      if (apart == nullptr || !then.contains(apart->a) || !then.contains(apart->b)) continue;
      if (then.at(apart->a) == then.at(apart->b)) in_the_way.insert(other->id);
    }
    if (!in_the_way.empty()) {
      identity.blocked.emplace_back(judgement->id, in_the_way);
    } else {
      colours = then;
    }
  }
  for (const auto& [a, b] : lens.assume_same) Join(a, b, &colours);
  if (colours.empty()) return identity;
  // "The canonical id is the member first recorded, then the smallest."
  std::map<EntityId, Revision> first = FirstNamed(graph);
  std::map<int, EntityId> best;
  for (const auto& [id, colour] : colours) {  // in order of ids
    const auto named = [&](const EntityId& one) {
      const auto found = first.find(one);
      return found == first.end() || found->second > recorded_at ? ~Revision{0} : found->second;
    };
    const auto [entry, added] = best.try_emplace(colour, id);
    if (!added && named(id) < named(entry->second)) entry->second = id;
  }
  for (const auto& [id, colour] : colours) identity.canonical[id] = best.at(colour);
  return identity;
}

ReferenceGraph Rewritten(const ReferenceGraph& graph, const ReferenceIdentity& identity) {
  ReferenceGraph rewritten(graph.ontology());
  for (StatedClaim stated : graph.claims()) {
    Claim& claim = stated.claim;
    claim.subject = identity.Of(claim.subject);
    Rewrite(identity, &claim.object);
    for (Qualifier& qualifier : claim.qualifiers) Rewrite(identity, &qualifier.filler);
    claim.voice.document = identity.Of(claim.voice.document);
    for (ChainLink& link : claim.voice.chain) {
      if (!link.agent.empty()) link.agent = identity.Of(link.agent);
    }
    rewritten.Record(stated);
  }
  for (StatedJudgement stated : graph.judgements()) {
    auto& act = stated.judgement.act;
    if (std::holds_alternative<SameAs>(act) || std::holds_alternative<NotSameAs>(act)) continue;
    if (auto* retract = std::get_if<Retract>(&act)) Rewrite(identity, &retract->target);
    if (auto* reinstate = std::get_if<Reinstate>(&act)) Rewrite(identity, &reinstate->target);
    if (auto* link = std::get_if<DerivesFrom>(&act)) {
      Rewrite(identity, &link->dependent);
      Rewrite(identity, &link->source);
    }
    rewritten.Record(stated);
  }
  return rewritten;
}

Lens Rewritten(Lens lens, const ReferenceIdentity& identity) {
  for (VoicePattern* pattern : {&lens.allow, &lens.deny}) {
    Rewrite(identity, &pattern->agents);
    Rewrite(identity, &pattern->origins);
    Rewrite(identity, &pattern->documents);
  }
  lens.assume_same.clear();
  return lens;
}

}  // namespace entente
