// Judgements on their way into the graph: what they name is looked up and checked, and their rows
// are planned where readers of what they judge will meet them.
#ifndef ENTENTE_GRAPH_STORE_JUDGEMENT_ROWS_H_
#define ENTENTE_GRAPH_STORE_JUDGEMENT_ROWS_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/store/draft.h"
#include "graph/store/prepared_commit.h"
#include "graph/store/walk.h"

namespace entente {

// Where the judgement's row belongs. kFailedPrecondition with a detail whose field is relative to
// the change: a claim, document, entity or judgement that is not recorded at head or earlier in the
// commit (CLAIM_NOT_FOUND, ...), and what does not fit it: NOT_RETRACTED, NOT_A_FORECAST,
// NOT_A_FACT, CYCLE, ALREADY_RETRACTED, JUDGEMENT_IS_RETRACTION. kResourceExhausted: see
// WalkAllowance.
absl::StatusOr<RowPlace> PlaceJudgement(const PreparedJudgement& judgement,
                                        WalkAllowance& allowance, Draft& draft);

// Places and plans the judgement's rows. Errors of PlaceJudgement.
absl::Status PutJudgement(const PreparedJudgement& judgement, WalkAllowance& allowance,
                          Draft& draft);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_JUDGEMENT_ROWS_H_
