// How many independent voices stand behind claims: independence is counted, not articles.
#ifndef ENTENTE_GRAPH_RESOLVE_ORIGINS_H_
#define ENTENTE_GRAPH_RESOLVE_ORIGINS_H_

#include "absl/types/span.h"
#include "graph/model/verdict.h"
#include "graph/resolve/evidence.h"

namespace entente {

// `max` counts distinct innermost voices. `min` counts groups of them after joining those with a
// common body when they spoke and those that DERIVES_FROM links tie together; anonymous ones raise
// it only from 0 to 1.
Origins CountOrigins(absl::Span<const RecordedClaim* const> claims, const Surroundings& around);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_ORIGINS_H_
