// The ontology of a worked case: the built-in one, or that of an open graph.
#ifndef ENTENTE_TESTS_CASES_CASE_ONTOLOGY_H_
#define ENTENTE_TESTS_CASES_CASE_ONTOLOGY_H_

#include <nlohmann/json.hpp>

#include "graph/ontology/ontology.h"

namespace entente {

// The ontology that the case is about: `built_in`, and on an open graph ("open": true) the types
// and predicates that it uses undeclared.
Ontology OntologyOfCase(const nlohmann::json& one, const Ontology& built_in);

}  // namespace entente

#endif  // ENTENTE_TESTS_CASES_CASE_ONTOLOGY_H_
