// SAME_AS that join nothing, because a NOT_SAME_AS keeps two of those apart whom they would join.
#ifndef ENTENTE_GRAPH_QUERY_IDENTITY_DISPUTES_H_
#define ENTENTE_GRAPH_QUERY_IDENTITY_DISPUTES_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/model/claim.h"
#include "graph/query/pattern.h"
#include "graph/resolve/identity.h"
#include "graph/store/view.h"

namespace entente {

struct BlockedJoins {
  std::vector<BlockedJoin> joins;
  std::optional<Bookmark> after;  // where to go on; nullopt: there are no more
};

// Those in effect at the view's revision, some at a time: by the least id of those that SAME_AS
// would join, and of these in the order recorded. With a `subject`, any id of it, only those that
// name one of its ids, all at once. kInvalidArgument for a bookmark that this did not give.
absl::StatusOr<BlockedJoins> FindBlockedJoins(View& view, const EntityId& subject,
                                              const Bookmark& from);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_IDENTITY_DISPUTES_H_
