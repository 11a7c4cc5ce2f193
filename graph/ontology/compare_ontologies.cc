// Element by element, in name order; the cost is that of reading both lists once, and for widened
// lists of types a look at each pair.
#include "graph/ontology/compare_ontologies.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kMostTold = 10;
constexpr absl::string_view kSame = "it must stay as it is";
constexpr absl::string_view kMayWiden = "types may be added, none taken away";
constexpr absl::string_view kMayGrow =
    "words may be added or the list lifted, none taken away and no list begun";

struct Difference {
  std::string element;
  std::string before;
  std::string after;
  absl::string_view allowed;
};

std::string Shown(bool flag) { return flag ? "true" : "false"; }
std::string Shown(const std::string& text) { return text.empty() ? "none" : text; }
std::string Shown(int number) { return absl::StrCat(number); }
std::string Shown(ValueKind kind) { return absl::StrCat("kind ", static_cast<int>(kind)); }
std::string Shown(const std::vector<std::string>& names) {
  return names.empty() ? "any" : absl::StrJoin(names, ", ");
}
std::string Shown(std::optional<int64_t> micros) {
  constexpr int64_t kMicrosPerDay = 24LL * 60 * 60 * 1'000'000;
  return micros.has_value() ? absl::StrCat(*micros / kMicrosPerDay, " days") : "no limit";
}

std::vector<std::string> Sorted(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  return names;
}

class Comparison {
 public:
  Comparison(const Ontology& before, const Ontology& after) : before_(before), after_(after) {}

  absl::StatusOr<OntologyAdditions> Run() {
    for (const TypeDefinition& type : before_.types()) CompareType(type);
    for (const PredicateDefinition& predicate : before_.predicates()) ComparePredicate(predicate);
    if (!differences_.empty()) return Incompatible();
    for (const TypeDefinition& type : after_.types()) {
      if (before_.FindType(type.name) == nullptr) additions_.types.push_back(type.name);
    }
    for (const PredicateDefinition& predicate : after_.predicates()) {
      if (before_.FindPredicate(predicate.name) == nullptr) {
        additions_.predicates.push_back(predicate.name);
      }
    }
    return std::move(additions_);
  }

 private:
  template <typename T>
  void Same(const std::string& element, const T& before, const T& after,
            absl::string_view allowed = kSame) {
    if (before == after) return;
    differences_.push_back({element, Shown(before), Shown(after), allowed});
  }

  // `element` as the wire names it, `label` as people do.
  void Types(const std::string& element, const std::string& label,
             const std::vector<std::string>& before, const std::vector<std::string>& after) {
    const bool covers = std::all_of(before.begin(), before.end(), [&](const std::string& type) {
      return after_.Admits({type}, after);
    });
    if (before.empty() ? !after.empty() : !covers) {
      differences_.push_back({element, Shown(before), Shown(after), kMayWiden});
    } else if (Sorted(before) != Sorted(after)) {
      additions_.widened.push_back(label);
    }
  }

  void Missing(absl::string_view message, absl::string_view name) {
    differences_.push_back({std::string(message), std::string(name), "not declared",
                            "it must stay declared under this name"});
  }

  void CompareType(const TypeDefinition& before) {
    const TypeDefinition* after = after_.FindType(before.name);
    if (after == nullptr) return Missing(before.message, before.name);
    Same(before.message, before.message, after->message);
    Same(absl::StrCat(before.message, ".parents"), Sorted(before.parents), Sorted(after->parents));
    if (after->abstract) {
      Same(absl::StrCat(before.message, ".abstract"), before.abstract, after->abstract,
           "an abstract type may become claimable, not the other way round");
    } else if (before.abstract) {
      additions_.widened.push_back(absl::StrCat(before.name, ".abstract"));
    }
    for (const ShownAttribute& shown : before.attributes) {
      const std::string element = absl::StrCat(before.message, ".", shown.field);
      const auto same = std::find_if(
          after->attributes.begin(), after->attributes.end(),
          [&](const ShownAttribute& candidate) { return candidate.field == shown.field; });
      if (same == after->attributes.end()) {
        Missing(element, shown.field);
        continue;
      }
      Same(absl::StrCat(element, ".number"), shown.field_number, same->field_number);
      Same(absl::StrCat(element, ".predicate"), shown.predicate, same->predicate);
    }
    for (const ShownAttribute& shown : after->attributes) {
      const bool known = std::any_of(
          before.attributes.begin(), before.attributes.end(),
          [&](const ShownAttribute& candidate) { return candidate.field == shown.field; });
      if (!known) additions_.widened.push_back(absl::StrCat(before.name, ".", shown.field));
    }
  }

  void ComparePredicate(const PredicateDefinition& before) {
    const PredicateDefinition* after = after_.FindPredicate(before.name);
    if (after == nullptr) return Missing(before.message, before.name);
    const auto at = [&](absl::string_view option) {
      return absl::StrCat(before.message, ".", option);
    };
    Same(before.message, before.message, after->message);
    Same(at("attribute_predicate"), before.attribute, after->attribute);
    Same(at("value"), before.value, after->value);
    Types(at("domain"), absl::StrCat(before.name, ".domain"), before.domain, after->domain);
    if (!before.attribute) {
      Types(at("range"), absl::StrCat(before.name, ".range"), before.range, after->range);
    }
    Same(at("kind"), before.event, after->event);
    Same(at("symmetric"), before.symmetric, after->symmetric);
    Same(at("transitive"), before.transitive, after->transitive);
    Same(at("acyclic"), before.acyclic, after->acyclic);
    Same(at("irreflexive"), before.irreflexive, after->irreflexive);
    if (before.inverse.empty() && !after->inverse.empty()) {
      additions_.widened.push_back(absl::StrCat(before.name, ".inverse"));
    } else {
      Same(at("inverse"), before.inverse, after->inverse);
    }
    Same(at("functional"), before.functional, after->functional);
    Same(at("functional_for"), Sorted(before.functional_for), Sorted(after->functional_for));
    Same(at("horizon_days"), before.horizon_micros, after->horizon_micros);
    Same(at("derived"), before.derived, after->derived);
    Same(at("derived_through"), before.derived_through, after->derived_through);
    Same(at("dissent_covers_parts"), before.dissent_covers_parts, after->dissent_covers_parts);
    Same(at("range"), Nesting(before.nested_by), Nesting(after->nested_by),
         "how its objects nest must stay: its range may not outgrow the relation by which they do, "
         "and no other relation may be transitive and acyclic between the same types");
    CompareQualifiers(before, *after);
  }

  static std::string Nesting(const std::string& relation) {
    return absl::StrCat("nesting by ", Shown(relation));
  }

  void CompareQualifiers(const PredicateDefinition& before, const PredicateDefinition& after) {
    for (const QualifierDefinition& qualifier : before.qualifiers) {
      const std::string element = absl::StrCat(before.message, ".", qualifier.name);
      const std::string label = absl::StrCat(before.name, ".", qualifier.name);
      const QualifierDefinition* same = after.FindQualifier(qualifier.name);
      if (same == nullptr) {
        Missing(element, qualifier.name);
        continue;
      }
      Same(absl::StrCat(element, ".number"), qualifier.field_number, same->field_number);
      Same(absl::StrCat(element, ".identifying"), qualifier.identifying, same->identifying);
      Same(absl::StrCat(element, ".repeated"), qualifier.repeated, same->repeated);
      if (qualifier.range.empty() || same->range.empty()) {
        Same(absl::StrCat(element, ".range"), qualifier.range, same->range,
             "text cannot become an entity, nor an entity text");
      } else {
        Types(absl::StrCat(element, ".range"), absl::StrCat(label, ".range"), qualifier.range,
              same->range);
      }
      CompareWords(absl::StrCat(element, ".values"), absl::StrCat(label, ".values"),
                   Sorted(qualifier.values), Sorted(same->values));
    }
    for (const QualifierDefinition& qualifier : after.qualifiers) {
      if (before.FindQualifier(qualifier.name) == nullptr) {
        additions_.widened.push_back(absl::StrCat(before.name, ".", qualifier.name));
      }
    }
  }

  void CompareWords(const std::string& element, const std::string& label,
                    const std::vector<std::string>& before, const std::vector<std::string>& after) {
    if (before == after) return;
    const bool grows =
        !before.empty() &&
        (after.empty() || std::includes(after.begin(), after.end(), before.begin(), before.end()));
    if (grows) {
      additions_.widened.push_back(label);
    } else {
      differences_.push_back({element, Shown(before), Shown(after), kMayGrow});
    }
  }

  absl::Status Incompatible() const {
    std::vector<std::string> told;
    for (const Difference& difference : differences_) {
      if (told.size() == kMostTold) break;
      told.push_back(absl::StrCat(difference.element, " was ", difference.before, " and would be ",
                                  difference.after, ": ", difference.allowed));
    }
    const size_t more = differences_.size() - told.size();
    return WithDetail(
        absl::FailedPreconditionError(absl::StrCat(
            "the ontology does not only add to the graph's: ", absl::StrJoin(told, "; "),
            more == 0 ? "" : absl::StrCat("; and ", more, " more"))),
        {"ONTOLOGY_INCOMPATIBLE", differences_[0].element, differences_[0].after});
  }

  const Ontology& before_;
  const Ontology& after_;
  std::vector<Difference> differences_;
  OntologyAdditions additions_;
};

}  // namespace

absl::StatusOr<OntologyAdditions> CompareOntologies(const Ontology& before, const Ontology& after) {
  return Comparison(before, after).Run();
}

}  // namespace entente
