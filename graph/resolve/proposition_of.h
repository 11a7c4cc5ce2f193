// The proposition that a claim is about.
#ifndef ENTENTE_GRAPH_RESOLVE_PROPOSITION_OF_H_
#define ENTENTE_GRAPH_RESOLVE_PROPOSITION_OF_H_

#include "graph/model/claim.h"
#include "graph/ontology/ontology.h"

namespace entente {

// Identifying qualifiers only; values by IdentityOf; of an EVENT the period as occurrence; of a
// symmetric predicate the smaller id as subject.
Proposition PropositionOf(const Claim& claim, const PredicateDefinition& predicate);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_PROPOSITION_OF_H_
