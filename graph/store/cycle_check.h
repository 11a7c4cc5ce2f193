// Acyclic predicates: whether a claim would close a cycle.
#ifndef ENTENTE_GRAPH_STORE_CYCLE_CHECK_H_
#define ENTENTE_GRAPH_STORE_CYCLE_CHECK_H_

#include "absl/status/status.h"
#include "graph/model/judgement.h"
#include "graph/store/draft.h"
#include "graph/store/prepared_commit.h"
#include "graph/store/walk.h"

namespace entente {

// Whether CheckAcyclic has anything to check.
bool MayCloseCycle(const PreparedClaim& claim);

// kFailedPrecondition, reason CYCLE, naming the path, if the claim and other asserted, unretracted
// facts of its predicate lead back to its subject and could all be the case at one instant. Claims
// that deny or forecast close nothing, nor do those of other times. OK for predicates that are not
// acyclic. kResourceExhausted: see WalkAllowance. The detail's field is relative to the claim.
absl::Status CheckAcyclic(const PreparedClaim& claim, WalkAllowance& allowance, Draft& draft);

// The same for DERIVES_FROM: kFailedPrecondition, reason CYCLE, if the source already derives from
// the dependent, by links that stand, or by being a claim of a document that does.
absl::Status CheckDerivation(const DerivesFrom& derives, WalkAllowance& allowance, Draft& draft);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_CYCLE_CHECK_H_
