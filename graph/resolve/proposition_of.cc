#include "graph/resolve/proposition_of.h"

#include <string>
#include <utility>
#include <variant>

namespace entente {
namespace {

Object Identity(const Object& object) {
  if (const Value* value = std::get_if<Value>(&object)) return IdentityOf(*value);
  return object;
}

}  // namespace

Proposition PropositionOf(const Claim& claim, const PredicateDefinition& predicate) {
  Proposition proposition{.subject = claim.subject,
                          .predicate = claim.predicate,
                          .object = Identity(claim.object),
                          .qualifiers = {},
                          .instance = claim.instance,
                          .occurrence = std::nullopt};
  EntityId* other = std::get_if<EntityId>(&proposition.object);
  if (predicate.symmetric && other != nullptr && *other < proposition.subject) {
    std::swap(*other, proposition.subject);
  }
  for (const Qualifier& qualifier : claim.qualifiers) {
    const QualifierDefinition* definition = predicate.FindQualifier(qualifier.name);
    if (definition == nullptr || !definition->identifying) continue;
    proposition.qualifiers.push_back({qualifier.name, Identity(qualifier.filler)});
  }
  if (predicate.event) proposition.occurrence = claim.period;
  return proposition;
}

}  // namespace entente
