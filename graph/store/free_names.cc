#include "graph/store/free_names.h"

#include <algorithm>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/model/value.h"
#include "graph/ontology/well_known.h"

namespace entente {
namespace {

// The type that a claim gives; nullptr: it gives none.
const std::string* TypeGiven(const Claim& claim) {
  if (claim.predicate != kTypePredicate) return nullptr;
  const Value* value = std::get_if<Value>(&claim.object);
  const Text* text = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
  return text == nullptr ? nullptr : &text->text;
}

bool Declares(const Ontology& ontology, const std::string& type) {
  const TypeDefinition* definition = ontology.FindType(type);
  return definition != nullptr && !definition->undeclared;
}

}  // namespace

void AddFreeNames(const Claim& claim, const Ontology& ontology, FreeNames* names) {
  const PredicateDefinition* predicate = ontology.FindPredicate(claim.predicate);
  if (predicate == nullptr || predicate->undeclared) names->predicates.push_back(claim.predicate);
  const std::string* type = TypeGiven(claim);
  if (type != nullptr && !Declares(ontology, *type)) names->types.push_back(*type);
}

void SortFreeNames(FreeNames* names) {
  for (std::vector<std::string>* list : {&names->types, &names->predicates}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
}

absl::StatusOr<FreeNames> NewNames(const FreeNames& used, const Ontology& now,
                                   const Limits& limits) {
  FreeNames fresh;
  for (const std::string& type : used.types) {
    if (now.FindType(type) == nullptr) fresh.types.push_back(type);
  }
  for (const std::string& predicate : used.predicates) {
    if (now.FindPredicate(predicate) == nullptr) fresh.predicates.push_back(predicate);
  }
  if (fresh.types.empty() && fresh.predicates.empty()) return fresh;
  size_t in_use = fresh.types.size() + fresh.predicates.size();
  for (const TypeDefinition& type : now.types()) in_use += type.undeclared ? 1 : 0;
  for (const PredicateDefinition& predicate : now.predicates()) {
    in_use += predicate.undeclared ? 1 : 0;
  }
  if (in_use <= limits.free_names) return fresh;
  const std::string& name = fresh.types.empty() ? fresh.predicates[0] : fresh.types[0];
  return WithDetail(absl::ResourceExhaustedError(absl::StrCat(
                        "\"", name, "\" would be one of ", in_use,
                        " types and predicates that the graph uses undeclared; it may use ",
                        limits.free_names, ": a name is not a place for data")),
                    {"TOO_MANY_NAMES", "changes", name});
}

}  // namespace entente
