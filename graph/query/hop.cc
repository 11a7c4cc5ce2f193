#include "graph/query/hop.h"

#include <algorithm>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"
#include "graph/query/predicate_names.h"

namespace entente {
namespace {

// Where a whole partition is as well read at once: all relations, both ways.
bool Everything(const std::vector<Way>& ways, const HopPattern& pattern) {
  return pattern.predicates.empty() && pattern.direction == Direction::kBoth && !ways.empty();
}

bool Carries(const std::vector<Qualifier>& qualifiers, const QualifierFilter& asked,
             const EntityId& filler) {
  return std::any_of(qualifiers.begin(), qualifiers.end(), [&](const Qualifier& qualifier) {
    if (qualifier.name != asked.name) return false;
    if (const auto* entity = std::get_if<EntityId>(&qualifier.filler)) return *entity == filler;
    const Value& value = std::get<Value>(qualifier.filler);
    if (const auto* list = std::get_if<ValueList>(&value.value)) {
      return std::any_of(list->items.begin(), list->items.end(), [&](const Value& item) {
        const auto* word = std::get_if<Text>(&item.value);
        return word != nullptr && word->text == asked.text;
      });
    }
    const auto* word = std::get_if<Text>(&value.value);
    return word != nullptr && word->text == asked.text;
  });
}

absl::Status CheckQualifiers(const HopPattern& pattern, const std::vector<Way>& ways,
                             absl::string_view field) {
  for (const QualifierFilter& asked : pattern.qualifiers) {
    const bool known = std::any_of(ways.begin(), ways.end(), [&](const Way& way) {
      return way.predicate->FindQualifier(asked.name) != nullptr;
    });
    if (!known) {
      return InvalidField("UNKNOWN_QUALIFIER", absl::StrCat(field, ".qualifiers"), asked.name,
                          "none of the relations followed has this qualifier");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<Way>> WaysOf(const Ontology& ontology,
                                        const std::vector<std::string>& predicates,
                                        Direction direction, absl::string_view field) {
  const bool out = direction != Direction::kIn;
  const bool in = direction != Direction::kOut;
  std::vector<Way> ways;
  if (predicates.empty()) {
    for (const PredicateDefinition& predicate : ontology.predicates()) {
      if (!predicate.attribute) ways.push_back({&predicate, out, in});
    }
    return ways;
  }
  for (const std::string& name : predicates) {
    ASSIGN_OR_RETURN(const NamedPredicate named, FindPredicateNamed(ontology, name, field));
    if (named.definition->attribute) {
      return InvalidField("NOT_A_RELATION", std::string(field), name,
                          "attributes lead to no neighbour; ask for a relation");
    }
    ways.push_back({named.definition, named.inverse ? in : out, named.inverse ? out : in});
  }
  std::sort(ways.begin(), ways.end(),
            [](const Way& a, const Way& b) { return a.predicate->name < b.predicate->name; });
  // A relation asked for by both of its names, or twice, is walked once.
  std::vector<Way> merged;
  for (const Way& way : ways) {
    if (!merged.empty() && merged.back().predicate == way.predicate) {
      merged.back().out |= way.out;
      merged.back().in |= way.in;
    } else {
      merged.push_back(way);
    }
  }
  return merged;
}

std::vector<IndexRange> RangesFrom(const std::vector<EntityId>& ids, const std::vector<Way>& ways) {
  std::vector<IndexRange> ranges;
  for (const Way& way : ways) {
    if (!way.out && !way.predicate->symmetric) continue;
    for (const EntityId& id : ids) {
      ranges.push_back(
          RangeOf(Table::kClaim, id, PropositionPrefix(way.predicate->name), *way.predicate));
    }
  }
  for (const Way& way : ways) {
    if (!way.in && !way.predicate->symmetric) continue;
    for (const EntityId& id : ids) {
      ranges.push_back(
          RangeOf(Table::kIncoming, id, IncomingPrefix(way.predicate->name), *way.predicate));
    }
  }
  return ranges;
}

absl::StatusOr<bool> ComesIn(const PropositionPlace& found, const IndexRange& range,
                             const EntityId& entity) {
  if (found.subject != entity) return true;
  if (range.table != Table::kIncoming) return false;
  ASSIGN_OR_RETURN(const std::optional<EntityId> object, ObjectEntityOf(found.key));
  return object == entity;
}

Direction DirectionSeen(absl::string_view predicate, bool incoming, const Ontology& ontology) {
  const PredicateDefinition* definition = ontology.FindPredicate(predicate);
  if (definition != nullptr && definition->symmetric) return Direction::kBoth;
  return incoming ? Direction::kIn : Direction::kOut;
}

NeighborRow SeenFrom(PropositionRow row, bool incoming, const Ontology& ontology) {
  NeighborRow neighbor;
  neighbor.direction = DirectionSeen(row.proposition.predicate, incoming, ontology);
  const auto* object = std::get_if<EntityId>(&row.proposition.object);
  neighbor.neighbor = incoming || object == nullptr ? row.proposition.subject : *object;
  neighbor.row = std::move(row);
  return neighbor;
}

absl::StatusOr<Hop> Hop::Make(View& view, const HopPattern& pattern, absl::string_view field) {
  const Ontology& ontology = view.ontology();
  ASSIGN_OR_RETURN(std::vector<Way> ways, WaysOf(ontology, pattern.predicates, pattern.direction,
                                                 absl::StrCat(field, ".predicates")));
  for (const std::string& type : pattern.types) {
    RETURN_IF_ERROR(CheckTypeNamed(ontology, type, absl::StrCat(field, ".types")));
  }
  RETURN_IF_ERROR(CheckQualifiers(pattern, ways, field));
  for (const Verdict verdict : pattern.verdicts) {
    if (verdict == Verdict::kDenied) {
      return InvalidField("VERDICT_NOT_FOLLOWED", absl::StrCat(field, ".verdicts"), "DENIED",
                          "what is only denied leads nowhere; ask for ASSERTED or CONTESTED");
    }
  }
  std::vector<EntityId> fillers;
  for (const QualifierFilter& asked : pattern.qualifiers) fillers.push_back(asked.text);
  ASSIGN_OR_RETURN(fillers, view.Canonical(fillers));
  return Hop(pattern, std::move(ways), std::move(fillers));
}

std::vector<IndexRange> Hop::RangesAt(const std::vector<EntityId>& ids, bool backward) const {
  if (Everything(ways_, pattern_)) {
    std::vector<IndexRange> ranges;
    for (const EntityId& id : ids) ranges.push_back(AllAt(Table::kClaim, id));
    for (const EntityId& id : ids) ranges.push_back(AllAt(Table::kIncoming, id));
    return ranges;
  }
  if (!backward) return RangesFrom(ids, ways_);
  std::vector<Way> ways = ways_;
  for (Way& way : ways) std::swap(way.out, way.in);
  return RangesFrom(ids, ways);
}

IndexRange Hop::AllAt(Table table, const EntityId& id) const {
  IndexRange all{table, id, "", 0, {}};
  for (const Way& way : ways_) {
    if (!way.predicate->derived.empty()) all.derived.push_back(way.predicate);
  }
  return all;
}

std::vector<IndexRange> Hop::RangesOfSubject(const std::vector<EntityId>& ids, bool joined) const {
  std::vector<IndexRange> ranges;
  for (const EntityId& id : ids) {
    if (pattern_.predicates.empty()) {
      ranges.push_back(AllAt(Table::kClaim, id));
      continue;
    }
    for (const Way& way : ways_) {
      ranges.push_back(
          RangeOf(Table::kClaim, id, PropositionPrefix(way.predicate->name), *way.predicate));
    }
  }
  if (!joined) return ranges;
  for (const Way& way : ways_) {
    if (!way.predicate->symmetric) continue;
    for (const EntityId& id : ids) {
      ranges.push_back(
          RangeOf(Table::kIncoming, id, IncomingPrefix(way.predicate->name), *way.predicate));
    }
  }
  return ranges;
}

bool Hop::Admits(const PropositionRow& row) const {
  if (row.certainty > pattern_.least_certainty) return false;
  const auto& verdicts = pattern_.verdicts;
  if (!verdicts.empty() &&
      std::find(verdicts.begin(), verdicts.end(), row.verdict) == verdicts.end()) {
    return false;
  }
  if (AdmitsClaims(row)) return true;
  // What follows from others is as good as its weaker hop.
  return std::any_of(row.derivations.begin(), row.derivations.end(), [&](const Derivation& one) {
    return std::all_of(one.hops.begin(), one.hops.end(),
                       [&](const PropositionRow& hop) { return AdmitsClaims(hop); });
  });
}

bool Hop::AsksOfClaims() const {
  return !fillers_.empty() || pattern_.least_reliability != Reliability::kAbsent ||
         pattern_.least_credibility != kCredibilityAbsent;
}

bool Hop::AdmitsAsserted(Certainty certainty) const {
  const auto& verdicts = pattern_.verdicts;
  return certainty <= pattern_.least_certainty &&
         (verdicts.empty() ||
          std::find(verdicts.begin(), verdicts.end(), Verdict::kAsserted) != verdicts.end());
}

bool Hop::AdmitsClaims(const PropositionRow& row) const {
  return std::any_of(row.supports.begin(), row.supports.end(), [&](const Support& support) {
    if (pattern_.least_reliability != Reliability::kAbsent &&
        (support.reliability == Reliability::kAbsent || support.reliability == Reliability::kF ||
         support.reliability > pattern_.least_reliability)) {
      return false;
    }
    if (pattern_.least_credibility != kCredibilityAbsent &&
        (support.credibility == kCredibilityAbsent || support.credibility == kCredibilityUnjudged ||
         support.credibility > pattern_.least_credibility)) {
      return false;
    }
    for (size_t i = 0; i < fillers_.size(); ++i) {
      if (!Carries(support.qualifiers, pattern_.qualifiers[i], fillers_[i])) return false;
    }
    return true;
  });
}

}  // namespace entente
