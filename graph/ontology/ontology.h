// Ontology: the types and predicates of a graph, read from protobuf descriptors and checked as a
// whole, so that nobody above has to doubt them. For the store (domain, range and qualifier
// checks), Resolve (rivals, horizons, nesting), queries (closures, inverses) and the server (typed
// views).
//
// Immutable after it is made: any number of threads may read one. Pointers and references it
// hands out live as long as it does and survive a move of it. The descriptors it was read from are
// not kept.
#ifndef ENTENTE_GRAPH_ONTOLOGY_ONTOLOGY_H_
#define ENTENTE_GRAPH_ONTOLOGY_ONTOLOGY_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "graph/ontology/definitions.h"

namespace google::protobuf {
class FileDescriptor;
}  // namespace google::protobuf

namespace entente {

class Ontology {
 public:
  // Reads every message of `files` that carries one of the options entity, relation or
  // attribute_predicate; other messages, and imports that are not listed, are ignored. The files
  // may come from the compiled-in pool or from one built at run time. INVALID_ARGUMENT names the
  // message, what was wrong in it and what would be right: see graph/ontology/read_descriptors.h,
  // check_types.h and check_predicates.h for the rules.
  static absl::StatusOr<Ontology> FromDescriptors(
      absl::Span<const google::protobuf::FileDescriptor* const> files);

  // The compiled-in entente/v1/ontology.proto. Read anew at every call; cheap (under 5 ms).
  static absl::StatusOr<Ontology> BuiltIn();

  // nullptr when there is none of that name. FindPredicate takes the declared name only;
  // FindInverse takes the inverse's ("hosts") and answers the predicate ("located_in").
  const PredicateDefinition* FindPredicate(absl::string_view name) const;
  const PredicateDefinition* FindInverse(absl::string_view name) const;
  const TypeDefinition* FindType(absl::string_view name) const;

  // Whether `type` is `ancestor` or below it. Unknown names are nothing, not even themselves.
  bool IsA(absl::string_view type, absl::string_view ancestor) const;

  // Whether an entity with `types` may stand where `allowed` is declared: one of its types is one
  // of those allowed, or below it. Empty `allowed` admits everything, also an entity without type.
  bool Admits(absl::Span<const std::string> types, absl::Span<const std::string> allowed) const;

  // Whether the predicate is functional for a subject with these types.
  bool FunctionalFor(const PredicateDefinition& predicate,
                     absl::Span<const std::string> subject_types) const;

  // The relation that PredicateDefinition::nested_by names; nullptr: objects of this predicate do
  // not nest.
  const PredicateDefinition* NestingOf(const PredicateDefinition& predicate) const;

  // In name order.
  const std::vector<PredicateDefinition>& predicates() const { return predicates_; }
  const std::vector<TypeDefinition>& types() const { return types_; }

 private:
  Ontology() = default;

  // Fill in what is computed: above_; by_inverse_; nested_by. REQUIRES: CheckTypes has passed.
  void FindAncestors();
  void FindInverses();
  void FindNestings();

  // Position in types_, or types_.size() when there is none of that name.
  size_t IndexOf(absl::string_view type) const;

  std::vector<PredicateDefinition> predicates_;  // by name
  std::vector<size_t> by_inverse_;               // of those with an inverse, by the inverse
  std::vector<TypeDefinition> types_;            // by name
  std::vector<std::vector<bool>> above_;         // [type][ancestor], itself included
};

// For "did you mean", by the rule of graph/ontology/nearest_names.h: predicate names, inverses
// included, and type names.
std::vector<std::string> NearestPredicates(const Ontology& ontology, absl::string_view name);
std::vector<std::string> NearestTypes(const Ontology& ontology, absl::string_view name);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ONTOLOGY_ONTOLOGY_H_
