// When a row holds, by its supporting claims.
#ifndef ENTENTE_GRAPH_RESOLVE_VALIDITY_H_
#define ENTENTE_GRAPH_RESOLVE_VALIDITY_H_

#include <vector>

#include "graph/model/period.h"

namespace entente {

// Exact bounds that touch or overlap become one; vague ones stay as they are, equal ones once.
// Ascending.
std::vector<Bounds> MergeValidity(std::vector<Bounds> bounds);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_VALIDITY_H_
