// Names as a question gives them, found in the ontology or refused with the nearest ones.
#ifndef ENTENTE_GRAPH_QUERY_PREDICATE_NAMES_H_
#define ENTENTE_GRAPH_QUERY_PREDICATE_NAMES_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/ontology/ontology.h"

namespace entente {

struct NamedPredicate {
  const PredicateDefinition* definition = nullptr;
  bool inverse = false;  // asked for by the inverse's name: subject and object swap
};

// kInvalidArgument, reason UNKNOWN_PREDICATE, with `field` and the nearest names.
absl::StatusOr<NamedPredicate> FindPredicateNamed(const Ontology& ontology, absl::string_view name,
                                                  absl::string_view field);

// kInvalidArgument, reason UNKNOWN_TYPE, likewise. The empty name is no type and is OK.
absl::Status CheckTypeNamed(const Ontology& ontology, absl::string_view name,
                            absl::string_view field);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PREDICATE_NAMES_H_
