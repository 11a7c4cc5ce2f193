// What a commit may say of one thing only once.
#ifndef ENTENTE_GRAPH_STORE_SAID_ONCE_H_
#define ENTENTE_GRAPH_STORE_SAID_ONCE_H_

#include <vector>

#include "absl/status/status.h"
#include "graph/store/store.h"

namespace entente {

// The last word counts, and the words of one revision have no order that a reader could see: so a
// commit grades a claim at most once, and retracts or reinstates a claim or document at most once.
// kInvalidArgument, reason SAID_TWICE, with the path of the second word.
absl::Status CheckSaidOnce(const std::vector<Change>& changes);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_SAID_ONCE_H_
