// Whether a claim is one that a question about claims asks for.
#ifndef ENTENTE_GRAPH_QUERY_CLAIM_FILTER_H_
#define ENTENTE_GRAPH_QUERY_CLAIM_FILTER_H_

#include "graph/query/pattern.h"
#include "graph/resolve/evidence.h"

namespace entente {

// All of the pattern's fields, the subject and object as stated or, where `symmetric`, swapped.
bool Asked(const ClaimPattern& pattern, const Claim& claim, bool symmetric,
           const Surroundings& around);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_CLAIM_FILTER_H_
