// Names that claims of an open graph use although nobody declared them.
#ifndef ENTENTE_GRAPH_STORE_FREE_NAMES_H_
#define ENTENTE_GRAPH_STORE_FREE_NAMES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/model/claim.h"
#include "graph/model/limits.h"
#include "graph/ontology/ontology.h"

namespace entente {

// Each in order of names, each once.
struct FreeNames {
  std::vector<std::string> types;
  std::vector<std::string> predicates;
};

// Those that the claim uses and `ontology` does not declare, added to `names` (unsorted, repeated).
// REQUIRES: CheckClaimForm has passed under `ontology`.
void AddFreeNames(const Claim& claim, const Ontology& ontology, FreeNames* names);
void SortFreeNames(FreeNames* names);

// Those of `used` that are not in use yet. kResourceExhausted, reason TOO_MANY_NAMES, when a graph
// would have more of them than it may.
absl::StatusOr<FreeNames> NewNames(const FreeNames& used, const Ontology& now,
                                   const Limits& limits);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_FREE_NAMES_H_
