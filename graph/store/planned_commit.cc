#include "graph/store/planned_commit.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/model/random.h"
#include "graph/model/status.h"
#include "graph/store/commit_planner.h"
#include "graph/store/draft.h"
#include "graph/store/free_names.h"
#include "graph/store/prepared_commit.h"
#include "graph/store/read_ahead.h"

namespace entente {

absl::StatusOr<PlannedCommit> PlanCommit(const Store& store, const Commit& commit) {
  Commit wet = commit;
  wet.dry_run = false;
  PlannedCommit plan;
  plan.head = store.Head();
  const std::shared_ptr<const Ontology> ontology = store.OntologyAt(plan.head);
  ASSIGN_OR_RETURN(const PreparedCommit prepared,
                   Prepare(wet, *ontology, store.limits(), store.graph().id_key));
  ASSIGN_OR_RETURN(const CommitRecord last, store.RecordOf(plan.head));
  Draft draft(store.engine(), plan.head);
  RETURN_IF_ERROR(ReadAhead({&prepared}, draft));
  const Turn turn{draft, std::max(store.clock().Now(), Shift(last.recorded_at, 1)),
                  last.recorded_at};
  ASSIGN_OR_RETURN(const FreeNames names, NewNames(prepared.free_names, *ontology, store.limits()));
  ASSIGN_OR_RETURN(plan.result,
                   CommitPlanner(prepared, names, *ontology, store.limits(), turn).Plan());
  plan.rows = draft.rows();
  return plan;
}

absl::StatusOr<std::unique_ptr<DraftGraph>> DraftGraph::Make(const Store& store,
                                                             PlannedCommit plan) {
  std::unique_ptr<DraftGraph> draft(new DraftGraph(store, std::move(plan)));
  // Nothing is written through it, so no random byte is ever drawn.
  ASSIGN_OR_RETURN(draft->store_,
                   Store::Open(draft->overlay_, store.BuiltInOntology(), store.clock(),
                               SystemRandom(), store.limits(), std::nullopt));
  return draft;
}

}  // namespace entente
