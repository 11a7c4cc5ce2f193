#include "graph/query/predicate_names.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/model/status.h"

namespace entente {
namespace {

std::string Suggestion(const std::vector<std::string>& nearest, absl::string_view listed_by) {
  if (nearest.empty()) return absl::StrCat("; `entente ontology ", listed_by, "` lists them");
  return absl::StrCat("; did you mean ", absl::StrJoin(nearest, " or "), "?");
}

}  // namespace

absl::StatusOr<NamedPredicate> FindPredicateNamed(const Ontology& ontology, absl::string_view name,
                                                  absl::string_view field) {
  if (const PredicateDefinition* definition = ontology.FindPredicate(name)) {
    return NamedPredicate{definition, false};
  }
  if (const PredicateDefinition* definition = ontology.FindInverse(name)) {
    return NamedPredicate{definition, true};
  }
  return InvalidField("UNKNOWN_PREDICATE", field, name,
                      absl::StrCat("no predicate is called \"", name, "\"",
                                   Suggestion(NearestPredicates(ontology, name), "predicates")));
}

absl::Status CheckTypeNamed(const Ontology& ontology, absl::string_view name,
                            absl::string_view field) {
  if (name.empty() || ontology.FindType(name) != nullptr) return absl::OkStatus();
  return InvalidField("UNKNOWN_TYPE", field, name,
                      absl::StrCat("no type is called \"", name, "\"",
                                   Suggestion(NearestTypes(ontology, name), "types")));
}

}  // namespace entente
