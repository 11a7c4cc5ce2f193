// Read, sort, check, and find out what is asked often: who is above whom (a bit for each pair, so
// that IsA is two binary searches and a look), inverses by name, and by which relation objects
// nest. Cost of reading: for n types and e parents n * e steps, far below a millisecond for the
// built-in ontology.
#include "graph/ontology/ontology.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <utility>

#include "graph/model/entity_id.h"
#include "graph/model/status.h"
#include "graph/ontology/check_predicates.h"
#include "graph/ontology/check_types.h"
#include "graph/ontology/nearest_names.h"
#include "graph/ontology/read_descriptors.h"

namespace entente {
namespace {

template <typename Definition>
void SortByName(std::vector<Definition>& definitions) {
  std::stable_sort(definitions.begin(), definitions.end(),
                   [](const Definition& a, const Definition& b) { return a.name < b.name; });
}

// The position of `name`, or the size when there is none.
template <typename Definition>
size_t FindByName(const std::vector<Definition>& definitions, absl::string_view name) {
  const auto at = std::lower_bound(definitions.begin(), definitions.end(), name,
                                   [](const Definition& definition, absl::string_view wanted) {
                                     return absl::string_view(definition.name) < wanted;
                                   });
  if (at == definitions.end() || absl::string_view(at->name) != name) return definitions.size();
  return static_cast<size_t>(at - definitions.begin());
}

bool SameTypes(std::vector<std::string> a, std::vector<std::string> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// Whether objects of `predicate` lie inside one another by `relation`.
bool NestsObjects(const Ontology& ontology, const PredicateDefinition& relation,
                  const PredicateDefinition& predicate) {
  if (relation.attribute || !relation.transitive || !relation.acyclic) return false;
  if (!SameTypes(relation.domain, relation.range)) return false;
  if (predicate.range.empty()) return relation.range.empty();
  return std::all_of(predicate.range.begin(), predicate.range.end(), [&](const std::string& type) {
    return ontology.Admits({type}, relation.range);
  });
}

}  // namespace

absl::StatusOr<Ontology> Ontology::FromDescriptors(
    absl::Span<const google::protobuf::FileDescriptor* const> files, const Limits& limits) {
  OntologyDefinitions definitions;
  ASSIGN_OR_RETURN(definitions, ReadDescriptors(files, limits));
  Ontology ontology;
  ontology.types_ = std::move(definitions.types);
  ontology.predicates_ = std::move(definitions.predicates);
  SortByName(ontology.types_);
  SortByName(ontology.predicates_);
  RETURN_IF_ERROR(CheckTypes(ontology.types_));
  ontology.FindAncestors();
  ontology.FindInverses();
  ontology.FindNestings();
  RETURN_IF_ERROR(CheckPredicates(ontology));
  return ontology;
}

absl::StatusOr<Ontology> Ontology::BuiltIn() { return FromDescriptors({&BuiltInOntologyFile()}); }

Ontology Ontology::WithTimes(const OntologyTimes& times) const {
  const auto since = [](const OntologyTimes::Names& names, const std::string& name) -> uint64_t {
    const auto known = names.find(name);
    return known == names.end() ? 0 : known->second;
  };
  Ontology dated = *this;
  dated.open_ = times.open;
  for (TypeDefinition& type : dated.types_) type.since = since(times.types, type.name);
  for (PredicateDefinition& predicate : dated.predicates_) {
    predicate.since = since(times.predicates, predicate.name);
  }
  for (const auto& [name, revision] : times.undeclared_types) {
    TypeDefinition& type = dated.types_.emplace_back();
    type.name = name;
    type.since = revision;
    type.undeclared = true;
  }
  for (const auto& [name, revision] : times.undeclared_predicates) {
    PredicateDefinition& predicate = dated.predicates_.emplace_back();
    predicate.name = name;
    predicate.since = revision;
    predicate.undeclared = true;
  }
  dated.Settle();
  return dated;
}

Ontology Ontology::UpTo(uint64_t revision) const {
  const auto later = [revision](const auto& definition) { return definition.since > revision; };
  Ontology then = *this;
  std::erase_if(then.types_, later);
  std::erase_if(then.predicates_, later);
  then.Settle();
  return then;
}

void Ontology::Settle() {
  const auto settle = [this](auto& definitions) {
    SortByName(definitions);  // stable: what was declared stands before what was only used
    definitions.erase(std::unique(definitions.begin(), definitions.end(),
                                  [](const auto& a, const auto& b) { return a.name == b.name; }),
                      definitions.end());
    for (const auto& definition : definitions) newest_ = std::max(newest_, definition.since);
  };
  newest_ = 0;
  settle(types_);
  settle(predicates_);
  by_inverse_.clear();
  FindAncestors();
  FindInverses();
  any_ = PredicateDefinition();
  any_.undeclared = true;
}

void Ontology::FindAncestors() {
  std::vector<std::vector<size_t>> parents(types_.size());
  for (size_t i = 0; i < types_.size(); ++i) {
    for (const std::string& parent : types_[i].parents) {
      const size_t above = IndexOf(parent);
      if (above != types_.size()) parents[i].push_back(above);
    }
  }
  above_.assign(types_.size(), std::vector<bool>(types_.size(), false));
  for (size_t i = 0; i < types_.size(); ++i) {
    std::vector<size_t> to_visit = {i};
    above_[i][i] = true;
    while (!to_visit.empty()) {
      const size_t type = to_visit.back();
      to_visit.pop_back();
      for (size_t parent : parents[type]) {
        if (!above_[i][parent]) to_visit.push_back(parent);
        above_[i][parent] = true;
      }
    }
  }
}

void Ontology::FindInverses() {
  for (size_t i = 0; i < predicates_.size(); ++i) {
    if (!predicates_[i].inverse.empty()) by_inverse_.push_back(i);
  }
  std::sort(by_inverse_.begin(), by_inverse_.end(),
            [this](size_t a, size_t b) { return predicates_[a].inverse < predicates_[b].inverse; });
}

void Ontology::FindNestings() {
  for (PredicateDefinition& predicate : predicates_) {
    if (predicate.attribute) continue;
    int count = 0;
    for (const PredicateDefinition& relation : predicates_) {
      if (!NestsObjects(*this, relation, predicate)) continue;
      predicate.nested_by = relation.name;
      ++count;
    }
    if (count > 1) predicate.nested_by.clear();
  }
}

size_t Ontology::IndexOf(absl::string_view type) const { return FindByName(types_, type); }

const PredicateDefinition* Ontology::FindPredicate(absl::string_view name) const {
  const size_t at = FindByName(predicates_, name);
  return at == predicates_.size() ? nullptr : &predicates_[at];
}

bool Ontology::IsFreeName(absl::string_view name) const {
  return name.size() <= kMostFreeNameBytes && ValidateEntityId(name).ok() &&
         FindInverse(name) == nullptr;
}

const PredicateDefinition* Ontology::FindForClaim(absl::string_view name) const {
  const PredicateDefinition* known = FindPredicate(name);
  if (known != nullptr) return known;
  return open_ && IsFreeName(name) ? &any_ : nullptr;
}

const PredicateDefinition* Ontology::FindInverse(absl::string_view name) const {
  const auto at =
      std::lower_bound(by_inverse_.begin(), by_inverse_.end(), name,
                       [this](size_t predicate, absl::string_view wanted) {
                         return absl::string_view(predicates_[predicate].inverse) < wanted;
                       });
  if (at == by_inverse_.end() || absl::string_view(predicates_[*at].inverse) != name) {
    return nullptr;
  }
  return &predicates_[*at];
}

const TypeDefinition* Ontology::FindType(absl::string_view name) const {
  const size_t at = IndexOf(name);
  return at == types_.size() ? nullptr : &types_[at];
}

bool Ontology::IsA(absl::string_view type, absl::string_view ancestor) const {
  const size_t below = IndexOf(type);
  const size_t above = IndexOf(ancestor);
  return below != types_.size() && above != types_.size() && above_[below][above];
}

bool Ontology::Admits(absl::Span<const std::string> types,
                      absl::Span<const std::string> allowed) const {
  if (allowed.empty()) return true;
  for (const std::string& type : types) {
    for (const std::string& ancestor : allowed) {
      if (IsA(type, ancestor)) return true;
    }
  }
  return false;
}

bool Ontology::FunctionalFor(const PredicateDefinition& predicate,
                             absl::Span<const std::string> subject_types) const {
  return predicate.functional && Admits(subject_types, predicate.functional_for);
}

const PredicateDefinition* Ontology::NestingOf(const PredicateDefinition& predicate) const {
  return predicate.nested_by.empty() ? nullptr : FindPredicate(predicate.nested_by);
}

std::vector<std::string> NearestPredicates(const Ontology& ontology, absl::string_view name) {
  std::vector<absl::string_view> names;
  for (const PredicateDefinition& predicate : ontology.predicates()) {
    names.emplace_back(predicate.name);
    if (!predicate.inverse.empty()) names.emplace_back(predicate.inverse);
  }
  return NearestNames(names, name);
}

std::vector<std::string> NearestTypes(const Ontology& ontology, absl::string_view name) {
  std::vector<absl::string_view> names;
  for (const TypeDefinition& type : ontology.types()) names.emplace_back(type.name);
  return NearestNames(names, name);
}

}  // namespace entente
