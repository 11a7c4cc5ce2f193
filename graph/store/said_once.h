// What a commit may say of one thing only once.
#ifndef ENTENTE_GRAPH_STORE_SAID_ONCE_H_
#define ENTENTE_GRAPH_STORE_SAID_ONCE_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "graph/store/store.h"

namespace entente {

// The last word counts, and the words of one revision have no order that a reader could see: so a
// commit grades a claim at most once, and retracts or reinstates a claim or document at most once.
// kInvalidArgument, reason SAID_TWICE, with the path of the second word.
absl::Status CheckSaidOnce(const std::vector<Change>& changes);

// The error of change number `change`, the second word on `about`.
absl::Status SaidTwice(uint64_t change, absl::string_view about);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_SAID_ONCE_H_
