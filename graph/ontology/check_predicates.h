// Whether predicates agree with the types, with one another and with themselves. For Ontology
// alone.
#ifndef ENTENTE_GRAPH_ONTOLOGY_CHECK_PREDICATES_H_
#define ENTENTE_GRAPH_ONTOLOGY_CHECK_PREDICATES_H_

#include "absl/status/status.h"

namespace entente {

class Ontology;

// REQUIRES: the ontology's lists are in name order and its types have passed CheckTypes.
// INVALID_ARGUMENT, naming the message, when
// - a predicate, inverse or qualifier is not lower_snake of at most 256 bytes, or two predicates or
//   inverses share a name;
// - a domain, range, functional_for or derived_through names a type that is not declared, or twice;
// - a symmetric relation has an inverse, is acyclic, or has a domain that is not its range;
// - functional_for stands without functional, or names a type that is not in the domain or below;
// - an EVENT is functional, or has a horizon;
// - a qualifier is both identifying and repeated, has both a range and a list of values, or has a
//   value that is not lower_snake, or twice;
// - derived has fewer than two or more than eight steps; names what is no relation or inverse; a
//   step is an EVENT or is derived itself; one step's objects can never be the next step's
//   subjects; derived_through is not one type for each inner stop; or the relation is an EVENT;
// - dissent_covers_parts is set for a relation whose objects nest by no relation, or by several;
// - a type shows an attribute that is not declared, twice, or one whose domain does not admit it.
absl::Status CheckPredicates(const Ontology& ontology);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ONTOLOGY_CHECK_PREDICATES_H_
