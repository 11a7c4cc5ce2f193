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
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "graph/model/limits.h"
#include "graph/ontology/definitions.h"

namespace google::protobuf {
class FileDescriptor;
}  // namespace google::protobuf

namespace entente {

// What a graph knows of its ontology beside the declarations: names, each with the revision that
// brought it.
struct OntologyTimes {
  using Names = std::map<std::string, uint64_t>;
  Names types;       // declared by the graph; what is not named is built in
  Names predicates;  // likewise
  // Of an open graph: names in use that are not declared.
  bool open = false;
  Names undeclared_types;
  Names undeclared_predicates;
};

// Of a name that is used though not declared: what the index of types keeps of a text.
inline constexpr size_t kMostFreeNameBytes = 128;

class Ontology {
 public:
  // Reads every message of `files` that carries one of the options entity, relation or
  // attribute_predicate; other messages, and imports that are not listed, are ignored. The files
  // may come from the compiled-in pool or from one built at run time. INVALID_ARGUMENT names the
  // message, what was wrong in it and what would be right: see graph/ontology/read_descriptors.h,
  // check_types.h and check_predicates.h for the rules.
  static absl::StatusOr<Ontology> FromDescriptors(
      absl::Span<const google::protobuf::FileDescriptor* const> files,
      const Limits& limits = Limits());

  // The compiled-in entente/v1/ontology.proto. Read anew at every call; cheap (under 5 ms).
  static absl::StatusOr<Ontology> BuiltIn();

  // A copy that knows since when, and what is used undeclared. An undeclared name that is declared,
  // too, is the declared one. Cost: a copy; for n types n * n bits.
  Ontology WithTimes(const OntologyTimes& times) const;

  // A copy without what came after `revision`: what the graph's reads at that revision go by.
  Ontology UpTo(uint64_t revision) const;

  // The greatest `since`.
  uint64_t newest() const { return newest_; }

  // Whether names that nobody declared are admitted.
  bool open() const { return open_; }

  // What a claim of this predicate is checked by: FindPredicate, or on an open graph, for a name
  // not in use yet that may be (IsFreeName), a definition of no name that admits everything.
  const PredicateDefinition* FindForClaim(absl::string_view name) const;

  // Whether an open graph may use `name`, of a type or predicate, undeclared: 1..128 bytes of UTF-8
  // without control characters, not only spaces, that are not a declared inverse.
  bool IsFreeName(absl::string_view name) const;

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

  // Types and predicates have changed: sorts them and fills in what is computed but for nested_by,
  // which stays as it was found. A name that comes twice is kept once, declared.
  void Settle();

  // Position in types_, or types_.size() when there is none of that name.
  size_t IndexOf(absl::string_view type) const;

  std::vector<PredicateDefinition> predicates_;  // by name
  std::vector<size_t> by_inverse_;               // of those with an inverse, by the inverse
  std::vector<TypeDefinition> types_;            // by name
  std::vector<std::vector<bool>> above_;         // [type][ancestor], itself included
  PredicateDefinition any_;                      // of FindForClaim
  uint64_t newest_ = 0;
  bool open_ = false;
};

// For "did you mean", by the rule of graph/ontology/nearest_names.h: predicate names, inverses
// included, and type names.
std::vector<std::string> NearestPredicates(const Ontology& ontology, absl::string_view name);
std::vector<std::string> NearestTypes(const Ontology& ontology, absl::string_view name);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ONTOLOGY_ONTOLOGY_H_
