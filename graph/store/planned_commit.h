// A commit as it would be recorded next, and the graph as it would be then: for looking at what a
// commit would change before it is made.
#ifndef ENTENTE_GRAPH_STORE_PLANNED_COMMIT_H_
#define ENTENTE_GRAPH_STORE_PLANNED_COMMIT_H_

#include <memory>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/engine/engine.h"
#include "graph/store/overlay.h"
#include "graph/store/store.h"

namespace entente {

struct PlannedCommit {
  Revision head = 0;      // what it was checked against
  CommitResult result;    // what Store::Write would answer
  std::vector<Row> rows;  // that it would put, all with the sequence head + 1; none where it
                          // changes nothing or has been recorded before
};

// Plans what Store::Write would do at the head, and does nothing. The errors are those of Write.
// `dry_run` makes no difference.
absl::StatusOr<PlannedCommit> PlanCommit(const Store& store, const Commit& commit);

// A graph with a planned commit on top, at the revision head + 1.
class DraftGraph {
 public:
  // `store` outlives the draft. REQUIRES: the plan has rows.
  static absl::StatusOr<std::unique_ptr<DraftGraph>> Make(const Store& store, PlannedCommit plan);

  const Store& store() const { return *store_; }

 private:
  DraftGraph(const Store& store, PlannedCommit plan)
      : overlay_(store.engine(), plan.head, std::move(plan.rows)) {}

  Overlay overlay_;
  std::unique_ptr<Store> store_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_PLANNED_COMMIT_H_
