#include "tests/agreement/reference_graph.h"

#include <algorithm>
#include <map>
#include <utility>

#include "tests/agreement/reference_identity.h"
#include "tests/agreement/reference_reading.h"

namespace entente {
namespace {

Object IdentityOfObject(const Object& object) {
  if (const Value* value = std::get_if<Value>(&object)) return IdentityOf(*value);
  return object;
}

// What stands at the two ends of a proposition, seen one way.
struct Ends {
  EntityId subject;
  Object object;
};

// A symmetric predicate's proposition may be seen from either end.
std::vector<Ends> WaysToSee(const Proposition& proposition, bool symmetric) {
  std::vector<Ends> ways = {{proposition.subject, proposition.object}};
  const EntityId* object = std::get_if<EntityId>(&proposition.object);
  if (symmetric && object != nullptr) ways.push_back({*object, proposition.subject});
  return ways;
}

// A predicate's name, or the name that its object's side gives it.
struct NamedPredicate {
  const PredicateDefinition* predicate = nullptr;
  bool from_object = false;
};
NamedPredicate Named(const std::string& name, const Ontology& ontology) {
  const PredicateDefinition* predicate = ontology.FindPredicate(name);
  if (predicate != nullptr || name.empty()) return {predicate, false};
  return {ontology.FindInverse(name), true};
}

}  // namespace

Proposition PropositionStated(const Claim& claim, const Ontology& ontology) {
  const PredicateDefinition& predicate = *ontology.FindPredicate(claim.predicate);
  Proposition proposition;
  proposition.subject = claim.subject;
  proposition.predicate = claim.predicate;
  proposition.object = IdentityOfObject(claim.object);
  const EntityId* object = std::get_if<EntityId>(&claim.object);
  if (predicate.symmetric && object != nullptr && *object < claim.subject) {
    proposition.subject = *object;
    proposition.object = claim.subject;
  }
  for (const Qualifier& qualifier : claim.qualifiers) {
    const QualifierDefinition* definition = predicate.FindQualifier(qualifier.name);
    if (definition == nullptr || !definition->identifying) continue;
    proposition.qualifiers.push_back({qualifier.name, IdentityOfObject(qualifier.filler)});
  }
  proposition.instance = claim.instance;
  if (predicate.event) proposition.occurrence = claim.period;
  return proposition;
}

void ReferenceGraph::Record(const StatedClaim& claim) {
  for (const StatedClaim& known : claims_) {
    if (known.id == claim.id) return;
  }
  claims_.push_back(claim);
}

void ReferenceGraph::Record(const StatedJudgement& judgement) {
  for (const StatedJudgement& known : judgements_) {
    if (known.id == judgement.id) return;
  }
  judgements_.push_back(judgement);
}

PropositionAnswer ReferenceGraph::Propositions(const AsOf& as_of, const Lens& lens,
                                               const PropositionPattern& pattern) const {
  const ReferenceIdentity identity = FindIdentity(*this, as_of.recorded_at, lens);
  if (!identity.canonical.empty()) {
    PropositionPattern rewritten = pattern;
    for (EntityId* id : {&rewritten.subject, &rewritten.object, &rewritten.within}) {
      if (!id->empty()) *id = identity.Of(*id);
    }
    return Rewritten(*this, identity).Propositions(as_of, Rewritten(lens, identity), rewritten);
  }
  ReferenceReading reading(*this, as_of, lens);
  const NamedPredicate named = Named(pattern.predicate, ontology_);
  std::set<EntityId> within;
  if (!pattern.within.empty()) within = reading.PlacesWithin(pattern.within);
  std::map<EntityId, bool> of_type;
  const auto has_type = [&](const EntityId& entity) {
    if (pattern.subject_type.empty()) return true;
    const auto [known, is_new] = of_type.try_emplace(entity, false);
    if (is_new) known->second = reading.HasType(entity, pattern.subject_type);
    return known->second;
  };
  const auto matches = [&](const Proposition& proposition) {
    if (named.predicate != nullptr && proposition.predicate != named.predicate->name) return false;
    const bool symmetric = ontology_.FindPredicate(proposition.predicate)->symmetric;
    for (const Ends& ends : WaysToSee(proposition, symmetric)) {
      const EntityId* object = std::get_if<EntityId>(&ends.object);
      // An inverse's name swaps what is asked of subject and object.
      const EntityId& of_subject = named.from_object ? pattern.object : pattern.subject;
      const EntityId& of_object = named.from_object ? pattern.subject : pattern.object;
      if (!of_subject.empty() && ends.subject != of_subject) continue;
      if (!of_object.empty() && (object == nullptr || *object != of_object)) continue;
      if (!pattern.within.empty() && (object == nullptr || !within.contains(*object))) continue;
      if (has_type(ends.subject)) return true;
    }
    return false;
  };
  return reading.Rows(matches, pattern.show_denied);
}

NeighborAnswer ReferenceGraph::Neighbors(const AsOf& as_of, const Lens& lens,
                                         const NeighborPattern& pattern) const {
  const ReferenceIdentity identity = FindIdentity(*this, as_of.recorded_at, lens);
  if (!identity.canonical.empty()) {
    NeighborPattern rewritten = pattern;
    rewritten.entity = identity.Of(rewritten.entity);
    return Rewritten(*this, identity).Neighbors(as_of, Rewritten(lens, identity), rewritten);
  }
  ReferenceReading reading(*this, as_of, lens);
  std::map<EntityId, bool> of_type;
  const auto has_type = [&](const EntityId& entity) {
    if (pattern.neighbor_type.empty()) return true;
    const auto [known, is_new] = of_type.try_emplace(entity, false);
    if (is_new) known->second = reading.HasType(entity, pattern.neighbor_type);
    return known->second;
  };
  const auto asked = [&](const Proposition& proposition, Direction direction) {
    // Any direction is asked for by kBoth, and a symmetric predicate goes both ways.
    const auto goes = [&](bool the_other_way) {
      if (pattern.direction == Direction::kBoth || direction == Direction::kBoth) return true;
      return (pattern.direction == direction) != the_other_way;
    };
    if (pattern.predicates.empty()) return goes(false);
    for (const std::string& name : pattern.predicates) {
      const NamedPredicate named = Named(name, ontology_);
      if (named.predicate->name == proposition.predicate && goes(named.from_object)) return true;
    }
    return false;
  };
  // The entity at the other end, and which way the proposition goes: what leads from the entity to
  // itself goes out, unless only what comes in is asked for.
  const auto seen = [&](const Proposition& proposition) -> std::optional<NeighborRow> {
    const EntityId* object = std::get_if<EntityId>(&proposition.object);
    if (object == nullptr) return std::nullopt;
    const bool symmetric = ontology_.FindPredicate(proposition.predicate)->symmetric;
    NeighborRow row;
    row.direction = symmetric ? Direction::kBoth : Direction::kOut;
    row.neighbor = *object;
    if (proposition.subject == pattern.entity && asked(proposition, row.direction)) return row;
    row.direction = symmetric ? Direction::kBoth : Direction::kIn;
    row.neighbor = proposition.subject;
    if (*object == pattern.entity && asked(proposition, row.direction)) return row;
    return std::nullopt;
  };
  const auto matches = [&](const Proposition& proposition) {
    const std::optional<NeighborRow> row = seen(proposition);
    return row.has_value() && has_type(row->neighbor);
  };
  const PropositionAnswer propositions = reading.Rows(matches, pattern.show_denied);
  NeighborAnswer answer;
  answer.hidden = propositions.hidden;
  for (const PropositionRow& row : propositions.rows) {
    NeighborRow neighbor = *seen(row.proposition);
    neighbor.row = row;
    answer.rows.push_back(neighbor);
  }
  return answer;
}

}  // namespace entente
