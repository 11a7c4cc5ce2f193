// External ids: within a scheme, one entity holds an id at an instant.
#ifndef ENTENTE_GRAPH_STORE_EXTERNAL_ID_CHECK_H_
#define ENTENTE_GRAPH_STORE_EXTERNAL_ID_CHECK_H_

#include "absl/status/status.h"
#include "graph/store/draft.h"
#include "graph/store/prepared_commit.h"

namespace entente {

// kFailedPrecondition, reason EXTERNAL_ID_TAKEN, naming the holder, if another entity holds the
// same text in the same scheme by an asserted, unretracted fact and both may be the case at one
// instant. OK for claims of other predicates, and for those that do not assert a fact. The detail's
// field is relative to the claim.
absl::Status CheckExternalId(const PreparedClaim& claim, Draft& draft);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_EXTERNAL_ID_CHECK_H_
