#include "graph/ontology/check_predicates.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "graph/model/limits.h"
#include "graph/model/status.h"
#include "graph/ontology/nearest_names.h"
#include "graph/ontology/ontology.h"

namespace entente {
namespace {

constexpr size_t kMostSteps = 8;

absl::Status Refuse(absl::string_view message, absl::string_view value, absl::string_view what) {
  return InvalidField("ONTOLOGY_INVALID", message, value, absl::StrCat(message, ": ", what));
}

bool IsLowerSnake(absl::string_view name) {
  if (name.empty() || name.size() > Limits().id_bytes || !absl::ascii_islower(name[0])) {
    return false;
  }
  return std::all_of(name.begin(), name.end(), [](char c) {
    return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '_';
  });
}

absl::Status CheckName(absl::string_view message, absl::string_view what, absl::string_view name) {
  if (IsLowerSnake(name)) return absl::OkStatus();
  return Refuse(message, name,
                absl::StrCat(what, " is \"", name, "\"; it must be lower_snake: a small letter, ",
                             "then small letters, digits and underscores, at most ",
                             Limits().id_bytes, " bytes"));
}

// Each of `types` is declared, and named once. `list` is the option's name.
absl::Status CheckTypeNames(const Ontology& ontology, absl::string_view message,
                            absl::string_view list, const std::vector<std::string>& types) {
  std::set<std::string> seen;
  for (const std::string& type : types) {
    if (ontology.FindType(type) == nullptr) {
      return Refuse(message, type,
                    absl::StrCat(list, " names the type \"", type, "\", which is not declared",
                                 DidYouMean(NearestTypes(ontology, type))));
    }
    if (!seen.insert(type).second) {
      return Refuse(message, type, absl::StrCat(list, " names \"", type, "\" twice"));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckUniqueNames(const Ontology& ontology) {
  std::vector<std::pair<std::string, const PredicateDefinition*>> names;
  for (const PredicateDefinition& predicate : ontology.predicates()) {
    RETURN_IF_ERROR(CheckName(predicate.message, "predicate", predicate.name));
    names.emplace_back(predicate.name, &predicate);
    if (predicate.inverse.empty()) continue;
    RETURN_IF_ERROR(CheckName(predicate.message, "inverse", predicate.inverse));
    names.emplace_back(predicate.inverse, &predicate);
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (size_t i = 1; i < names.size(); ++i) {
    if (names[i - 1].first != names[i].first) continue;
    return Refuse(names[i].second->message, names[i].first,
                  absl::StrCat("the name \"", names[i].first, "\" is declared by ",
                               names[i - 1].second->message,
                               ", too; predicates and inverses share one set of names"));
  }
  return absl::OkStatus();
}

absl::Status CheckFlags(const Ontology& ontology, const PredicateDefinition& predicate) {
  const auto refuse = [&](absl::string_view what) {
    return Refuse(predicate.message, predicate.name, what);
  };
  if (predicate.symmetric) {
    const std::set<std::string> domain(predicate.domain.begin(), predicate.domain.end());
    const std::set<std::string> range(predicate.range.begin(), predicate.range.end());
    if (domain != range) {
      return refuse(absl::StrCat("is symmetric, but its domain (",
                                 absl::StrJoin(predicate.domain, ", "), ") is not its range (",
                                 absl::StrJoin(predicate.range, ", "), ")"));
    }
    if (!predicate.inverse.empty()) {
      return refuse(
          absl::StrCat("is symmetric and needs no inverse, but names \"", predicate.inverse, "\""));
    }
    if (predicate.acyclic) return refuse("is symmetric and acyclic; it can be one of them");
  }
  if (predicate.event && predicate.functional) {
    return refuse("is an EVENT and functional; only a STATE can be functional");
  }
  if (predicate.event && predicate.horizon_micros.has_value()) {
    return refuse("is an EVENT with horizon_days; only a STATE is extrapolated");
  }
  if (!predicate.functional_for.empty() && !predicate.functional) {
    return refuse("has functional_for without functional; set both or neither");
  }
  for (const std::string& type : predicate.functional_for) {
    if (ontology.Admits({type}, predicate.domain)) continue;
    return refuse(absl::StrCat("functional_for names \"", type, "\", which the domain (",
                               absl::StrJoin(predicate.domain, ", "), ") does not admit"));
  }
  if (predicate.dissent_covers_parts && predicate.nested_by.empty()) {
    return refuse(
        "has dissent_covers_parts, but there is not exactly one relation, transitive, "
        "acyclic and from types to the same types, by which its objects nest");
  }
  return absl::OkStatus();
}

absl::Status CheckQualifier(const Ontology& ontology, const PredicateDefinition& predicate,
                            const QualifierDefinition& qualifier) {
  const std::string element = absl::StrCat(predicate.message, ".", qualifier.name);
  RETURN_IF_ERROR(CheckName(element, "qualifier", qualifier.name));
  RETURN_IF_ERROR(CheckTypeNames(ontology, element, "range", qualifier.range));
  if (qualifier.identifying && qualifier.repeated) {
    return Refuse(element, qualifier.name,
                  "is identifying and repeated; what identifies is given at most once");
  }
  if (!qualifier.range.empty() && !qualifier.values.empty()) {
    return Refuse(element, qualifier.name,
                  "has a range and values; it is either an entity or one of a list of words");
  }
  std::set<std::string> seen;
  for (const std::string& value : qualifier.values) {
    RETURN_IF_ERROR(CheckName(element, "one of values", value));
    if (!seen.insert(value).second) {
      return Refuse(element, value, absl::StrCat("values names \"", value, "\" twice"));
    }
  }
  return absl::OkStatus();
}

// A derived relation's step: a relation as declared, or backwards by its inverse's name.
struct DerivedStep {
  const PredicateDefinition* relation;
  bool backwards;

  const std::vector<std::string>& From() const {
    return backwards ? relation->range : relation->domain;
  }
  const std::vector<std::string>& To() const {
    return backwards ? relation->domain : relation->range;
  }
};

absl::StatusOr<DerivedStep> FindStep(const Ontology& ontology, const PredicateDefinition& predicate,
                                     const std::string& name) {
  DerivedStep step{ontology.FindPredicate(name), false};
  if (step.relation == nullptr) step = {ontology.FindInverse(name), true};
  absl::string_view wrong;
  if (step.relation == nullptr) {
    return Refuse(predicate.message, name,
                  absl::StrCat("derived names \"", name, "\", which is no predicate or inverse",
                               DidYouMean(NearestPredicates(ontology, name))));
  }
  if (step.relation->attribute) wrong = "an attribute; a step is a relation";
  if (step.relation->event) wrong = "an EVENT; a step is a STATE";
  if (!step.relation->derived.empty()) wrong = "derived itself; a step is claimed";
  if (wrong.empty()) return step;
  return Refuse(predicate.message, name,
                absl::StrCat("derived names \"", name, "\", which is ", wrong));
}

// Whether one type can be in all of the lists; an empty list admits every type.
bool Meet(const Ontology& ontology, const std::vector<std::vector<std::string>>& lists) {
  return std::any_of(
      ontology.types().begin(), ontology.types().end(), [&](const TypeDefinition& type) {
        return std::all_of(lists.begin(), lists.end(), [&](const std::vector<std::string>& list) {
          return ontology.Admits({type.name}, list);
        });
      });
}

absl::Status CheckDerived(const Ontology& ontology, const PredicateDefinition& predicate) {
  const auto refuse = [&](absl::string_view what) {
    return Refuse(predicate.message, predicate.name, what);
  };
  const std::vector<std::string>& names = predicate.derived;
  const std::vector<std::string>& through = predicate.derived_through;
  if (names.empty()) {
    return through.empty() ? absl::OkStatus() : refuse("has derived_through without derived");
  }
  if (names.size() < 2 || names.size() > kMostSteps) {
    return refuse(
        absl::StrCat("derived has ", names.size(), " steps; it must have 2 to ", kMostSteps));
  }
  if (predicate.event) return refuse("is an EVENT and derived; only a STATE can be derived");
  if (!through.empty() && through.size() + 1 != names.size()) {
    return refuse(absl::StrCat("derived_through has ", through.size(), " types for ", names.size(),
                               " steps; it must have none or ", names.size() - 1));
  }
  for (const std::string& type : through) {
    RETURN_IF_ERROR(CheckTypeNames(ontology, predicate.message, "derived_through", {type}));
  }
  std::vector<std::string> reached = predicate.domain;
  for (size_t i = 0; i < names.size(); ++i) {
    DerivedStep step{};
    ASSIGN_OR_RETURN(step, FindStep(ontology, predicate, names[i]));
    std::vector<std::vector<std::string>> stop = {reached, step.From()};
    if (i > 0 && !through.empty()) stop.push_back({through[i - 1]});
    if (!Meet(ontology, stop)) {
      return refuse(absl::StrCat("derived cannot reach step ", i + 1, ", \"", names[i],
                                 "\": it begins at ", absl::StrJoin(step.From(), ", "),
                                 ", and what comes before leads to ",
                                 absl::StrJoin(reached, ", ")));
    }
    reached = step.To();
  }
  if (Meet(ontology, {reached, predicate.range})) return absl::OkStatus();
  return refuse(absl::StrCat("derived ends at ", absl::StrJoin(reached, ", "),
                             ", which the range does not admit"));
}

absl::Status CheckShownAttributes(const Ontology& ontology, const TypeDefinition& type) {
  std::set<std::string> seen;
  for (const ShownAttribute& shown : type.attributes) {
    const std::string element = absl::StrCat(type.message, ".", shown.field);
    const PredicateDefinition* predicate = ontology.FindPredicate(shown.predicate);
    if (predicate == nullptr || !predicate->attribute) {
      return Refuse(element, shown.predicate,
                    absl::StrCat("shows \"", shown.predicate, "\", which is no attribute",
                                 DidYouMean(NearestPredicates(ontology, shown.predicate))));
    }
    if (!ontology.Admits({type.name}, predicate->domain)) {
      return Refuse(
          element, shown.predicate,
          absl::StrCat("shows \"", shown.predicate, "\", whose domain (",
                       absl::StrJoin(predicate->domain, ", "), ") does not admit ", type.name));
    }
    if (!seen.insert(shown.predicate).second) {
      return Refuse(element, shown.predicate,
                    absl::StrCat("shows \"", shown.predicate, "\", which another field shows"));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckPredicates(const Ontology& ontology) {
  RETURN_IF_ERROR(CheckUniqueNames(ontology));
  for (const PredicateDefinition& predicate : ontology.predicates()) {
    const std::string& message = predicate.message;
    RETURN_IF_ERROR(CheckTypeNames(ontology, message, "domain", predicate.domain));
    RETURN_IF_ERROR(CheckTypeNames(ontology, message, "range", predicate.range));
    RETURN_IF_ERROR(CheckTypeNames(ontology, message, "functional_for", predicate.functional_for));
    RETURN_IF_ERROR(CheckFlags(ontology, predicate));
    for (const QualifierDefinition& qualifier : predicate.qualifiers) {
      RETURN_IF_ERROR(CheckQualifier(ontology, predicate, qualifier));
    }
  }
  for (const PredicateDefinition& predicate : ontology.predicates()) {
    RETURN_IF_ERROR(CheckDerived(ontology, predicate));
  }
  for (const TypeDefinition& type : ontology.types()) {
    RETURN_IF_ERROR(CheckShownAttributes(ontology, type));
  }
  return absl::OkStatus();
}

}  // namespace entente
