// A bulk load: any number of changes that become one revision, all or nothing, in bounded memory.
//
// Changes are taken in and sorted (LoadIntake) while others write. Finish then takes the writer's
// lease: the changes are joined with what is recorded (ClaimMerge), checked (LoadChecks), their
// rows sorted and staged (RowMerge, Engine::Stage), and published by one commit. Until then nothing
// is visible, and whatever ends the load leaves nothing.
//
// What a load records reads as if it had been committed; see docs/bulk-load.md for what it takes.
#ifndef ENTENTE_GRAPH_STORE_BULK_BULK_LOAD_H_
#define ENTENTE_GRAPH_STORE_BULK_BULK_LOAD_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/encoding/commit_record.h"
#include "graph/engine/engine.h"
#include "graph/model/as_of.h"
#include "graph/model/instant.h"
#include "graph/store/bulk/load_basis.h"
#include "graph/store/bulk/load_intake.h"
#include "graph/store/bulk/spill.h"
#include "graph/store/commit_queue.h"
#include "graph/store/ontology_history.h"
#include "graph/store/store.h"

namespace entente {

struct BulkLoadRequest {
  std::string principal;
  std::string request_id;
  std::string directory;  // where temporary files are made; it must be there
  // They stop while so many bytes of its file system are free, so that the load fails before
  // commits do.
  uint64_t keep_free_bytes = 0;
};

struct BulkLoadResult {
  Revision revision = 0;  // of the load; where nothing changed, the head
  Instant recorded_at;
  LoadRecord counts;
  bool changed = false;
  bool replayed = false;
};

// From Store::BeginLoad. One thread at a time; after an error only to be destroyed.
class BulkLoad {
 public:
  // What of the store it works on; all outlive the load.
  struct Ground {
    Engine& engine;
    const Clock& clock;
    const GraphRecord& graph;
    const Limits& limits;
    OntologyHistory& ontologies;
    CommitQueue& queue;
  };
  BulkLoad(const Ground& ground, const BulkLoadRequest& request);

  // The next change; errors of LoadIntake::Add.
  absl::Status Add(const Change& change, bool new_instance = false);
  uint64_t count() const { return intake_.count(); }

  // Records all of them. Beside what Store::Write answers: kInvalidArgument where nothing was
  // added; kResourceExhausted: LIMIT_BULK_LOAD_DISK, LIMIT_BULK_LOAD_ACYCLIC. Repeated with the
  // same request id and changes it answers as before; a load that changed nothing is not
  // remembered. `cancelled`, if not empty, is asked again and again, by any thread: once it says
  // so, and unless the load is being published, it ends in kCancelled.
  absl::StatusOr<BulkLoadResult> Finish(std::function<bool()> cancelled = nullptr);

 private:
  absl::Status Publish(const std::string& digest, Turn& turn);
  absl::Status StageFrom(RowSource source);
  // Stages everything; false where nothing is new.
  absl::StatusOr<bool> StageAll(const Ontology& ontology, const LoadBasis& basis, FreeNames* names);
  absl::Status PutCommit(const std::string& digest, const FreeNames& names, Turn& turn);

  const Ground ground_;
  const BulkLoadRequest request_;
  SpillSpace space_;
  LoadIntake intake_;
  BulkLoadResult result_;
  std::function<bool()> cancelled_;
  bool merged_ = false;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_BULK_LOAD_H_
