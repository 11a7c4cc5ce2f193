#include "graph/resolve/apparatus.h"

#include <algorithm>
#include <vector>

#include "graph/resolve/admission.h"
#include "graph/resolve/extent.h"

namespace entente {
namespace {

bool HoldsAt(const BodyLink& link, const Stretch& time) {
  if (link.bounds.start_latest < time.end && time.start < link.bounds.end_earliest) return true;
  if (!link.extrapolates) return false;
  return Overlap(
      {std::max(link.bounds.start_latest, link.bounds.end_earliest), link.bounds.end_latest}, time);
}

}  // namespace

Origin OriginOf(const Claim& claim, const Surroundings& around) {
  if (!claim.voice.chain.empty()) {
    const ChainLink& innermost = claim.voice.chain.back();
    if (!innermost.anonymous()) return {Origin::Kind::kAgent, innermost.agent, ""};
    return {Origin::Kind::kAnonymous, claim.voice.document, innermost.description};
  }
  const auto document = around.documents.find(claim.voice.document);
  if (document != around.documents.end() && !document->second.issuer.empty()) {
    return {Origin::Kind::kAgent, document->second.issuer, ""};
  }
  return {Origin::Kind::kDocument, claim.voice.document, ""};
}

std::set<EntityId> BodiesOf(const EntityId& agent, const std::optional<Moment>& moment,
                            const Surroundings& around) {
  const Stretch time = moment.has_value() ? Stretch{moment->earliest, moment->latest}
                                          : Stretch{kBeginningOfTime, kEndOfTime};
  std::set<EntityId> bodies = {agent};
  std::vector<EntityId> frontier = {agent};
  while (!frontier.empty()) {
    const auto links = around.bodies.find(frontier.back());
    frontier.pop_back();
    if (links == around.bodies.end()) continue;
    for (const BodyLink& link : links->second) {
      if (HoldsAt(link, time) && bodies.insert(link.body).second) frontier.push_back(link.body);
    }
  }
  return bodies;
}

bool SameApparatus(const Claim& a, const Claim& b, const Surroundings& around) {
  const Origin origin_a = OriginOf(a, around);
  const Origin origin_b = OriginOf(b, around);
  if (origin_a == origin_b) return true;
  if (origin_a.kind != Origin::Kind::kAgent || origin_b.kind != Origin::Kind::kAgent) return false;
  const std::set<EntityId> bodies_a = BodiesOf(origin_a.id, PublicationOf(a, around), around);
  const std::set<EntityId> bodies_b = BodiesOf(origin_b.id, PublicationOf(b, around), around);
  return std::any_of(bodies_a.begin(), bodies_a.end(),
                     [&](const EntityId& body) { return bodies_b.contains(body); });
}

}  // namespace entente
