// The second half of a bulk load begins here: its changes in order of claims, joined with the
// claims that are recorded. What is new becomes rows, and checks to be made.
#ifndef ENTENTE_GRAPH_STORE_BULK_CLAIM_MERGE_H_
#define ENTENTE_GRAPH_STORE_BULK_CLAIM_MERGE_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/encoding/commit_record.h"
#include "graph/engine/engine.h"
#include "graph/store/bulk/load_checks.h"
#include "graph/store/bulk/load_intake.h"
#include "graph/store/bulk/presence.h"
#include "graph/store/bulk/row_merge.h"
#include "graph/store/bulk/sorted_runs.h"
#include "graph/store/free_names.h"

namespace entente {

// One thread at a time.
class ClaimMerge {
 public:
  // `ontology`: what writes go by now; where it is not the one of the intake, forms are checked
  // anew. All outlive the merge.
  ClaimMerge(LoadIntake& intake, const Ontology& ontology, const Limits& limits,
             const LoadBasis& basis, LoadChecks& checks, LoadRows& rows);

  // For Engine::Stage: the rows of table kClaimById, in order. All else goes to `rows` and
  // `checks`.
  absl::StatusOr<bool> Next(Row* row);

  // Counts all but entities. At the end.
  const LoadRecord& counts() const { return counts_; }
  // Used by the claims though not declared.
  FreeNames free_names() const;

 private:
  absl::StatusOr<bool> TakeClaim(const KeptChange& kept, Row* row);
  absl::Status TakeJudgement(const KeptChange& kept);
  absl::Status PutRows(const PreparedClaim& claim);
  absl::Status NoteNames(const Claim& claim);

  LoadIntake& intake_;
  const Ontology& ontology_;
  const Limits& limits_;
  const LoadBasis& basis_;
  LoadChecks& checks_;
  LoadRows& rows_;
  Presence recorded_;
  LoadRecord counts_;
  // Of the claim that the changes are about now.
  std::optional<RecordId> claim_;
  bool asked_ = false;  // whether it is recorded
  bool known_ = false;  // it is, or the load records it
  bool graded_ = false;
  std::optional<RowPlace> place_;  // of a claim that the load records
  std::set<std::string> types_;
  std::set<std::string> predicates_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_CLAIM_MERGE_H_
