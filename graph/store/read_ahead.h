// What commits are going to look up, read in two rounds of the engine for a whole group of them.
#ifndef ENTENTE_GRAPH_STORE_READ_AHEAD_H_
#define ENTENTE_GRAPH_STORE_READ_AHEAD_H_

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "graph/store/draft.h"
#include "graph/store/prepared_commit.h"

namespace entente {

// Only saves rounds: what it leaves out, a check reads when it comes to it. REQUIRES: nothing is
// planned in `draft` yet.
absl::Status ReadAhead(absl::Span<const PreparedCommit* const> commits, Draft& draft);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_READ_AHEAD_H_
