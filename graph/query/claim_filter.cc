#include "graph/query/claim_filter.h"

#include <algorithm>
#include <variant>

#include "graph/resolve/apparatus.h"

namespace entente {
namespace {

template <typename T>
bool OneOf(const std::vector<T>& wanted, const T& item) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), item) != wanted.end();
}

bool EndsMatch(const ClaimPattern& pattern, const EntityId& subject, const EntityId& object) {
  return (pattern.subject.empty() || pattern.subject == subject) &&
         (pattern.object.empty() || pattern.object == object);
}

EntityId IssuerOf(const Claim& claim, const Surroundings& around) {
  const auto document = around.documents.find(claim.voice.document);
  return document == around.documents.end() ? EntityId() : document->second.issuer;
}

bool Speaks(const EntityId& agent, const Claim& claim, const Surroundings& around) {
  const auto& chain = claim.voice.chain;
  if (chain.empty()) return IssuerOf(claim, around) == agent;
  return std::any_of(chain.begin(), chain.end(),
                     [&](const ChainLink& link) { return link.agent == agent; });
}

// Somebody passes on what another one said.
bool Repeats(const Claim& claim, const Surroundings& around) {
  if (claim.voice.chain.size() > 1) return true;
  const EntityId issuer = IssuerOf(claim, around);
  return !claim.voice.chain.empty() && !issuer.empty() && claim.voice.chain.back().agent != issuer;
}

}  // namespace

bool Asked(const ClaimPattern& pattern, const Claim& claim, bool symmetric,
           const Surroundings& around) {
  const auto* entity = std::get_if<EntityId>(&claim.object);
  const EntityId object = entity == nullptr ? EntityId() : *entity;
  const bool ends = EndsMatch(pattern, claim.subject, object) ||
                    (symmetric && EndsMatch(pattern, object, claim.subject));
  if (!ends || (!pattern.predicate.empty() && pattern.predicate != claim.predicate)) return false;
  if (!OneOf(pattern.stances, claim.stance) || !OneOf(pattern.moods, claim.mood)) return false;
  if (!pattern.document.empty() && pattern.document != claim.voice.document) return false;
  if (!pattern.agent.empty() && !Speaks(pattern.agent, claim, around)) return false;
  if (!pattern.origin.empty()) {
    const Origin origin = OriginOf(claim, around);
    if (origin.kind == Origin::Kind::kAnonymous || origin.id != pattern.origin) return false;
  }
  return !pattern.repeats_only || Repeats(claim, around);
}

}  // namespace entente
