// A client's commit against the graph as it would be: replayed, refused, or turned into rows.
#ifndef ENTENTE_GRAPH_STORE_COMMIT_PLANNER_H_
#define ENTENTE_GRAPH_STORE_COMMIT_PLANNER_H_

#include <map>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/limits.h"
#include "graph/ontology/ontology.h"
#include "graph/store/commit_queue.h"
#include "graph/store/prepared_commit.h"
#include "graph/store/store.h"
#include "graph/store/walk.h"

namespace entente {

// Plans one commit in its turn; see PlanRows. Errors of Store::Write. Used once.
class CommitPlanner {
 public:
  // All outlive the planner.
  // `names`: those of the commit that come into use with it.
  CommitPlanner(const PreparedCommit& prepared, const FreeNames& names, const Ontology& ontology,
                const Limits& limits, const Turn& turn)
      : prepared_(prepared),
        names_(names),
        ontology_(ontology),
        limits_(limits),
        turn_(turn),
        draft_(turn.draft) {}

  absl::StatusOr<CommitResult> Plan();

 private:
  absl::StatusOr<std::optional<CommitResult>> Replay();
  absl::Status CheckPreconditions();
  // Plans all rows; `result` gets one entry a change.
  absl::Status PlanChanges(CommitResult* result);
  absl::StatusOr<ChangeResult> PlanClaim(const PreparedClaim& claim);
  absl::StatusOr<ChangeResult> PlanJudgement(const PreparedJudgement& judgement);
  // What can be told only once all changes are in the draft.
  absl::Status CheckWhole();
  absl::Status CheckSize(size_t rows_before, size_t bytes_before) const;
  absl::StatusOr<bool> RetractedNow(const ClaimId& claim);

  const PreparedCommit& prepared_;
  const FreeNames& names_;
  const Ontology& ontology_;
  const Limits& limits_;
  const Turn& turn_;
  Draft& draft_;
  WalkAllowance walk_;
  // Numbers of the changes that are claims recorded by this commit.
  std::vector<size_t> new_claims_;
  std::map<EntityId, std::vector<ClaimId>> by_document_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_COMMIT_PLANNER_H_
