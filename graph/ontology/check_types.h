// Whether types agree with one another, before anybody walks up their parents. For Ontology alone.
#ifndef ENTENTE_GRAPH_ONTOLOGY_CHECK_TYPES_H_
#define ENTENTE_GRAPH_ONTOLOGY_CHECK_TYPES_H_

#include <vector>

#include "absl/status/status.h"
#include "graph/ontology/definitions.h"

namespace entente {

// `types` in name order. INVALID_ARGUMENT, naming the type, when
// - two have the same name;
// - a parent is not declared, or is named twice;
// - parents lead from a type back to itself: the error spells out the way.
absl::Status CheckTypes(const std::vector<TypeDefinition>& types);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ONTOLOGY_CHECK_TYPES_H_
