// SAME_AS: how many ids may hang together.
#ifndef ENTENTE_GRAPH_STORE_CLOSURE_CHECK_H_
#define ENTENTE_GRAPH_STORE_CLOSURE_CHECK_H_

#include <cstddef>
#include <set>

#include "absl/status/status.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/store/draft.h"

namespace entente {

// Of the SAME_AS of one commit, when all of them are in the draft.
class ClosureCheck {
 public:
  // `draft` outlives it.
  ClosureCheck(size_t most, Draft& draft) : most_(most), draft_(draft) {}

  // kFailedPrecondition, reason LIMIT_MEMBERS, if more ids hang together with its two, by SAME_AS
  // that stand, than a read may meet. Blocked ones count: undoing what blocks them joins them. The
  // detail's field is relative to the judgement.
  absl::Status Check(const SameAs& same);

 private:
  const size_t most_;
  Draft& draft_;
  std::set<EntityId> within_;  // ids that were found to hang together with few enough
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_CLOSURE_CHECK_H_
