// What a commit that is only planned would change of the rows that readers see.
#ifndef ENTENTE_GRAPH_QUERY_PREVIEW_H_
#define ENTENTE_GRAPH_QUERY_PREVIEW_H_

#include <set>

#include "absl/status/statusor.h"
#include "graph/encoding/row_keys.h"
#include "graph/query/diff.h"
#include "graph/store/store.h"

namespace entente {

// Which propositions a commit can change, under any AsOf and lens.
struct Reach {
  // What it says something about, and what stands beside that: the propositions of its claims, of
  // the claims and documents that it judges, and of the groups that they are rivals in.
  std::set<PropositionPlace> near;
  // Whether it can reach farther: it changes what reads presume everywhere (where places lie, whom
  // voices belong to, what derives from what, who is who, when known documents were published).
  bool everywhere = false;
};

// `after` is a view of the graph with the commit planned on it. Errors of its budget.
absl::StatusOr<Reach> ReachOf(View& after, const Commit& commit, const CommitResult& result);

// Rows that differ between the graph as it is and with a commit of this reach: exactly what Diff
// would say of the two with the empty pattern. First what is near, then, where the commit can reach
// farther, the rest of the graph, each in its order. Where it cannot, hidden and unchanged ones are
// counted of what is near alone. A truncated one cannot be resumed.
absl::StatusOr<DiffEnding> Preview(const Sides& sides, const Reach& reach, bool show_denied,
                                   const DiffSink& sink);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PREVIEW_H_
