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

bool Carries(const std::vector<Qualifier>& qualifiers, const std::string& name,
             const std::string& text) {
  return std::any_of(qualifiers.begin(), qualifiers.end(), [&](const Qualifier& qualifier) {
    if (qualifier.name != name) return false;
    if (const auto* entity = std::get_if<EntityId>(&qualifier.filler)) return *entity == text;
    const Value& value = std::get<Value>(qualifier.filler);
    if (const auto* list = std::get_if<ValueList>(&value.value)) {
      return std::any_of(list->items.begin(), list->items.end(), [&](const Value& item) {
        const auto* word = std::get_if<Text>(&item.value);
        return word != nullptr && word->text == text;
      });
    }
    const auto* word = std::get_if<Text>(&value.value);
    return word != nullptr && word->text == text;
  });
}

absl::Status CheckQualifiers(const HopPattern& pattern, const std::vector<Way>& ways,
                             absl::string_view field) {
  for (const auto& [name, text] : pattern.qualifiers) {
    const bool known = std::any_of(ways.begin(), ways.end(), [&, name = name](const Way& way) {
      return way.predicate->FindQualifier(name) != nullptr;
    });
    if (!known) {
      return InvalidField("UNKNOWN_QUALIFIER", absl::StrCat(field, ".qualifiers"), name,
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

std::vector<IndexRange> RangesFrom(const EntityId& entity, const std::vector<Way>& ways) {
  std::vector<IndexRange> ranges;
  for (const Way& way : ways) {
    if (way.out || way.predicate->symmetric) {
      ranges.push_back(
          RangeOf(Table::kClaim, entity, PropositionPrefix(way.predicate->name), *way.predicate));
    }
  }
  for (const Way& way : ways) {
    if (way.in || way.predicate->symmetric) {
      ranges.push_back(
          RangeOf(Table::kIncoming, entity, IncomingPrefix(way.predicate->name), *way.predicate));
    }
  }
  return ranges;
}

NeighborRow SeenFrom(PropositionRow row, bool incoming, const Ontology& ontology) {
  const PredicateDefinition* predicate = ontology.FindPredicate(row.proposition.predicate);
  NeighborRow neighbor;
  neighbor.direction = incoming ? Direction::kIn : Direction::kOut;
  if (predicate != nullptr && predicate->symmetric) neighbor.direction = Direction::kBoth;
  const auto* object = std::get_if<EntityId>(&row.proposition.object);
  neighbor.neighbor = incoming || object == nullptr ? row.proposition.subject : *object;
  neighbor.row = std::move(row);
  return neighbor;
}

absl::StatusOr<Hop> Hop::Make(const Ontology& ontology, const HopPattern& pattern,
                              absl::string_view field) {
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
  return Hop(pattern, std::move(ways));
}

std::vector<IndexRange> Hop::RangesAt(const EntityId& entity, bool backward) const {
  if (Everything(ways_, pattern_)) {
    IndexRange out = RangesOfSubject(entity).front();
    IndexRange in{Table::kIncoming, entity, "", out.derived};
    return {std::move(out), std::move(in)};
  }
  if (!backward) return RangesFrom(entity, ways_);
  std::vector<Way> ways = ways_;
  for (Way& way : ways) std::swap(way.out, way.in);
  return RangesFrom(entity, ways);
}

std::vector<IndexRange> Hop::RangesOfSubject(const EntityId& entity) const {
  std::vector<IndexRange> ranges;
  if (pattern_.predicates.empty()) {
    IndexRange all{Table::kClaim, entity, "", {}};
    for (const Way& way : ways_) {
      if (!way.predicate->derived.empty()) all.derived.push_back(way.predicate);
    }
    return {std::move(all)};
  }
  for (const Way& way : ways_) {
    ranges.push_back(
        RangeOf(Table::kClaim, entity, PropositionPrefix(way.predicate->name), *way.predicate));
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
    return std::all_of(
        pattern_.qualifiers.begin(), pattern_.qualifiers.end(),
        [&](const auto& asked) { return Carries(support.qualifiers, asked.first, asked.second); });
  });
}

}  // namespace entente
