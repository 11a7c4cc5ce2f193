// Derived predicates, by trying every row after every other: "Of several derivations of one row its
// certainty and validity are the best and the union, it is CONTESTED only if all are or the row
// itself is denied; the origins of one derivation are those of its weaker hop".
#include <algorithm>
#include <tuple>

#include "graph/encoding/row_keys.h"
#include "tests/agreement/reference_holding.h"
#include "tests/agreement/reference_reading.h"

namespace entente {
namespace {

struct Chain {
  std::vector<EntityId> met;
  std::vector<PropositionRow> hops;
};

// The entity that the row leads to from `entity` as `name` says; nullopt: nowhere.
std::optional<EntityId> Led(const PropositionRow& row, const EntityId& entity,
                            const std::string& name, const Ontology& ontology) {
  const PredicateDefinition* predicate = ontology.FindPredicate(name);
  const bool out = predicate != nullptr;
  if (!out) predicate = ontology.FindInverse(name);
  const EntityId* object = std::get_if<EntityId>(&row.proposition.object);
  if (object == nullptr || row.proposition.predicate != predicate->name) return std::nullopt;
  const EntityId& subject = row.proposition.subject;
  if ((out || predicate->symmetric) && subject == entity) return *object;
  if ((!out || predicate->symmetric) && *object == entity) return subject;
  return std::nullopt;
}

auto OrderOf(const std::vector<PropositionRow>& hops) {
  std::vector<std::pair<EntityId, PropositionKey>> order;
  for (const PropositionRow& hop : hops) {
    order.emplace_back(hop.proposition.subject, KeyOf(hop.proposition));
  }
  return order;
}

Derivation DerivationBy(const std::vector<PropositionRow>& hops, Certainty certainty) {
  Derivation derivation;
  derivation.hops = hops;
  derivation.certainty = certainty;
  derivation.validity = ValidityTogether(hops);
  derivation.origins = hops.front().origins;
  for (const PropositionRow& hop : hops) {
    if (hop.verdict == Verdict::kContested) derivation.verdict = Verdict::kContested;
    derivation.origins =
        std::min(derivation.origins, hop.origins, [](const auto& a, const auto& b) {
          return std::tie(a.min, a.max) < std::tie(b.min, b.max);
        });
  }
  return derivation;
}

}  // namespace

void ReferenceReading::FindDerived() {
  if (derived_.has_value()) return;
  derived_.emplace();
  for (const PredicateDefinition& predicate : world_.ontology().predicates()) {
    if (!predicate.derived.empty()) FindDerived(predicate);
  }
  std::sort(derived_->begin(), derived_->end(), [](const DerivedRow& a, const DerivedRow& b) {
    return OrderOf(a.derivation.hops) < OrderOf(b.derivation.hops);
  });
}

void ReferenceReading::FindDerived(const PredicateDefinition& predicate) {
  AsOf sometime = world_.as_of();
  sometime.valid.mode = ValidMode::kSometime;
  const std::vector<PropositionRow> rows = StepRows(predicate, sometime);
  std::set<EntityId> entities;
  for (const PropositionRow& row : rows) {
    entities.insert(row.proposition.subject);
    const EntityId* object = std::get_if<EntityId>(&row.proposition.object);
    if (object != nullptr) entities.insert(*object);
  }
  std::vector<Chain> ways;
  for (const EntityId& entity : entities) ways.push_back({{entity}, {}});
  for (size_t step = 0; step < predicate.derived.size(); ++step) {
    std::vector<Chain> longer;
    for (const Chain& way : ways) {
      for (const PropositionRow& row : rows) {
        const auto to = Led(row, way.met.back(), predicate.derived[step], world_.ontology());
        if (!to.has_value()) continue;
        if (std::find(way.met.begin(), way.met.end(), *to) != way.met.end()) continue;
        if (step < predicate.derived_through.size() &&
            !HasType(*to, predicate.derived_through[step])) {
          continue;
        }
        longer.push_back(way);
        longer.back().met.push_back(*to);
        longer.back().hops.push_back(row);
      }
    }
    ways = longer;
  }
  for (Chain& way : ways) {
    Proposition follows;
    follows.subject = way.met.front();
    follows.predicate = predicate.name;
    follows.object = way.met.back();
    if (predicate.symmetric && way.met.back() < way.met.front()) {
      follows.subject = way.met.back();
      follows.object = way.met.front();
      std::reverse(way.hops.begin(), way.hops.end());
    }
    const auto certainty = CertaintyTogether(way.hops, sometime.valid);
    if (certainty.has_value()) TakeDerived({follows, DerivationBy(way.hops, *certainty)});
  }
}

// The rows that steps are made of.
std::vector<PropositionRow> ReferenceReading::StepRows(const PredicateDefinition& predicate,
                                                       const AsOf& as_of) {
  ReferenceReading reading(graph_, as_of, world_.lens());
  reading.derived_.emplace();  // a step is never derived itself
  const auto is_step = [&](const Proposition& proposition) {
    for (const std::string& name : predicate.derived) {
      const PredicateDefinition* step = world_.ontology().FindPredicate(name);
      if (step == nullptr) step = world_.ontology().FindInverse(name);
      if (step->name == proposition.predicate) return true;
    }
    return false;
  };
  return reading.Rows(is_step, false).rows;
}

// A symmetric chain is found from both of its ends, and told of once.
void ReferenceReading::TakeDerived(DerivedRow row) {
  for (const DerivedRow& other : *derived_) {
    if (other.proposition == row.proposition &&
        OrderOf(other.derivation.hops) == OrderOf(row.derivation.hops)) {
      return;
    }
  }
  derived_->push_back(std::move(row));
}

void ReferenceReading::GatherDerived(const EntityId& subject, const std::string& predicate,
                                     Group* group) {
  FindDerived();
  for (const DerivedRow& row : *derived_) {
    if (row.proposition.subject != subject || row.proposition.predicate != predicate) continue;
    Candidate* candidate = nullptr;
    for (Candidate& other : *group) {
      if (other.proposition == row.proposition) candidate = &other;
    }
    if (candidate == nullptr) {
      group->emplace_back();
      candidate = &group->back();
      candidate->proposition = row.proposition;
    }
    candidate->derivations.push_back(row.derivation);
  }
}

// "nothing derived is stored": a row is only told about.
void ReferenceReading::TellDerivations(const Candidate& candidate, PropositionRow* row) {
  std::vector<Bounds> validity = row->validity;
  bool all_contested = true;
  for (const Derivation& derivation : candidate.derivations) {
    validity.insert(validity.end(), derivation.validity.begin(), derivation.validity.end());
    if (derivation.verdict != Verdict::kContested) all_contested = false;
    for (const PropositionRow& hop : derivation.hops) {
      row->claims.insert(row->claims.end(), hop.claims.begin(), hop.claims.end());
    }
    row->derivations.push_back(derivation);
  }
  if (candidate.derivations.empty()) return;
  row->validity = ReferenceValidity(validity);
  std::sort(row->claims.begin(), row->claims.end());
  row->claims.erase(std::unique(row->claims.begin(), row->claims.end()), row->claims.end());
  if (candidate.supports.empty() && all_contested) row->verdict = Verdict::kContested;
}

}  // namespace entente
