// Rivalry need not be transitive: Kursk region and its capital both exclude Donetsk, but not each
// other. One dispute is what hangs together, so that these three are one quarrel and not two.
// Cost: quadratic in the rows of one subject and predicate.
#include "graph/resolve/dispute.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "graph/resolve/extent.h"
#include "graph/resolve/rivals.h"

namespace entente {
namespace {

// Groups of two and more that hang together by `tied`.
std::vector<Disputants> Groups(size_t count, const std::function<bool(size_t, size_t)>& tied) {
  std::vector<size_t> group(count);
  std::iota(group.begin(), group.end(), size_t{0});
  for (size_t a = 0; a < count; ++a) {
    for (size_t b = a + 1; b < count; ++b) {
      if (group[a] == group[b] || !tied(a, b)) continue;
      const auto [smaller, larger] = std::minmax(group[a], group[b]);
      const size_t into = smaller;
      const size_t from = larger;
      std::replace(group.begin(), group.end(), from, into);
    }
  }
  std::map<size_t, Disputants> members;  // by the first of them
  for (size_t i = 0; i < count; ++i) members[group[i]].push_back(i);
  std::vector<Disputants> groups;
  for (auto& [first, disputants] : members) {
    if (disputants.size() > 1) groups.push_back(std::move(disputants));
  }
  return groups;
}

bool AreRivals(const PropositionRow& a, const PropositionRow& b) {
  return std::find(a.rivals.begin(), a.rivals.end(), b.proposition) != a.rivals.end();
}

bool IsUnstated(const Qualifier& qualifier) {
  const Value* value = std::get_if<Value>(&qualifier.filler);
  return value != nullptr && std::holds_alternative<SomeValue>(value->value);
}

const Qualifier* Find(const Proposition& proposition, const std::string& name) {
  for (const Qualifier& qualifier : proposition.qualifiers) {
    if (qualifier.name == name) return &qualifier;
  }
  return nullptr;
}

// Without the qualifiers that `other` does not state, or that it does not state itself.
Proposition WhereStatedByBoth(const Proposition& proposition, const Proposition& other) {
  Proposition common = proposition;
  common.qualifiers.clear();
  for (const Qualifier& qualifier : proposition.qualifiers) {
    const Qualifier* theirs = Find(other, qualifier.name);
    if (theirs == nullptr || IsUnstated(qualifier) || IsUnstated(*theirs)) continue;
    common.qualifiers.push_back(qualifier);
  }
  return common;
}

// Whether both may hold at one instant of the cut.
bool MayMeet(const PropositionRow& a, const PropositionRow& b, const ValidCut& cut) {
  for (const Bounds& left : a.validity) {
    for (const Bounds& right : b.validity) {
      const Stretch both{std::max({left.start_earliest, right.start_earliest, cut.start}),
                         std::min({left.end_latest, right.end_latest, cut.end})};
      if (!both.empty()) return true;
    }
  }
  return false;
}

template <typename Visit>
void VisitTypedEnds(const Proposition& proposition, const PredicateDefinition& predicate,
                    const Visit& visit) {
  visit("subject", proposition.subject, predicate.domain);
  if (const auto* object = std::get_if<EntityId>(&proposition.object)) {
    visit("object", *object, predicate.range);
  }
  for (const Qualifier& qualifier : proposition.qualifiers) {
    const QualifierDefinition* definition = predicate.FindQualifier(qualifier.name);
    const auto* entity = std::get_if<EntityId>(&qualifier.filler);
    if (definition != nullptr && entity != nullptr)
      visit(qualifier.name, *entity, definition->range);
  }
}

}  // namespace

std::vector<Disputants> RivalsAmong(absl::Span<const PropositionRow> rows) {
  return Groups(rows.size(), [&](size_t a, size_t b) { return AreRivals(rows[a], rows[b]); });
}

std::vector<Disputants> PossibleRivalsAmong(absl::Span<const PropositionRow> rows,
                                            absl::Span<const Interval> figures, const ValidCut& cut,
                                            const Surroundings& around) {
  return Groups(rows.size(), [&](size_t a, size_t b) {
    const Proposition& left = rows[a].proposition;
    const Proposition& right = rows[b].proposition;
    if (left.qualifiers == right.qualifiers) return false;
    const Proposition one = WhereStatedByBoth(left, right);
    const Proposition other = WhereStatedByBoth(right, left);
    return Exclude({&one, figures[a]}, {&other, figures[b]}, around) &&
           MayMeet(rows[a], rows[b], cut);
  });
}

DisputeKind RivalryOf(absl::Span<const PropositionRow> rows, const Disputants& disputants) {
  const bool figures = std::any_of(disputants.begin(), disputants.end(), [&](size_t i) {
    const Value* value = std::get_if<Value>(&rows[i].proposition.object);
    return value != nullptr && std::holds_alternative<Quantity>(value->value);
  });
  return figures ? DisputeKind::kQuantity : DisputeKind::kFunctional;
}

Certainty WeakestOf(absl::Span<const PropositionRow> rows, const Disputants& disputants) {
  Certainty weakest = Certainty::kAttested;
  for (const size_t i : disputants) weakest = std::max(weakest, rows[i].certainty);
  return weakest;
}

std::vector<EntityId> TypedEnds(const Proposition& proposition,
                                const PredicateDefinition& predicate) {
  std::vector<EntityId> ends;
  VisitTypedEnds(
      proposition, predicate,
      [&](const std::string&, const EntityId& entity, const std::vector<std::string>& allowed) {
        if (!allowed.empty()) ends.push_back(entity);
      });
  return ends;
}

std::vector<TypeBreach> TypeBreachesOf(const Proposition& proposition,
                                       const PredicateDefinition& predicate,
                                       const Ontology& ontology,
                                       const std::map<EntityId, std::vector<std::string>>& types) {
  std::vector<TypeBreach> breaches;
  VisitTypedEnds(proposition, predicate,
                 [&](const std::string& where, const EntityId& entity,
                     const std::vector<std::string>& allowed) {
                   const auto known = types.find(entity);
                   std::vector<std::string> has =
                       known == types.end() ? std::vector<std::string>() : known->second;
                   if (allowed.empty() || ontology.Admits(has, allowed)) return;
                   std::sort(has.begin(), has.end());
                   breaches.push_back({where, entity, std::move(has), allowed});
                 });
  return breaches;
}

}  // namespace entente
