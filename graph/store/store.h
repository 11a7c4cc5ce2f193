// A graph: Commit(changes) -> Revision. Everything recorded stays; reading goes through a View
// (graph/store/view.h), following the log through a ChangeFeed.
#ifndef ENTENTE_GRAPH_STORE_STORE_H_
#define ENTENTE_GRAPH_STORE_STORE_H_

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/commit_record.h"
#include "graph/encoding/ontology_record.h"
#include "graph/engine/engine.h"
#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/instant.h"
#include "graph/model/judgement.h"
#include "graph/model/lens.h"
#include "graph/model/limits.h"
#include "graph/model/random.h"
#include "graph/ontology/descriptor_set.h"
#include "graph/ontology/ontology.h"
#include "graph/store/joined_entities.h"

namespace entente {

struct Precondition {
  std::variant<EntityId, ClaimId> target;
  bool must_exist = true;
};

// A judgement's `principal` is overwritten by the commit's.
using Change = std::variant<Claim, Judgement>;

struct Commit {
  std::string principal;
  std::string request_id;
  std::optional<Revision> expected_revision;
  std::vector<Precondition> preconditions;
  std::vector<Change> changes;
  bool dry_run = false;
  // Numbers of the changes whose claims have instances from Store::NewInstance, each to make a
  // proposition of its own. kAborted, reason INSTANCE_TAKEN, should one be there already.
  std::set<size_t> new_instances;
};

struct ChangeResult {
  ChangeRecord record;
  bool retracted = false;  // of a claim already present: whether it is retracted at head
};

struct CommitResult {
  Revision revision = 0;  // of the commit; where nothing changed, the head
  Instant recorded_at;
  std::vector<ChangeResult> results;  // one a change, in order
  bool changed = false;
  bool replayed = false;
};

// A version of a graph's own ontology.
struct OntologyVersion {
  Revision revision = 0;  // that recorded it
  OntologyRecord record;
};

struct AppliedOntology {
  OntologyRecord record;  // of the version; version 0 is the built-in one
  Revision revision = 0;  // that recorded it; where nothing changed or in a dry run, the head
  Instant recorded_at;    // of `revision`
  bool changed = false;   // whether it differs from the version before
};

class BulkLoad;
struct BulkLoadRequest;
class CommitQueue;
class KeptReads;
class NameIndex;
class OntologyHistory;
struct PreparedCommit;
struct Turn;

// Thread-safe. Revision 1 of every graph is its creation, which changes nothing.
class Store {
 public:
  struct Creation {
    std::string name;
    IdKey id_key;       // empty: random
    bool open = false;  // any type, any predicate
  };

  // Opens the graph kept in `engine`; with `creation`, makes it first where the engine is empty.
  // kFailedPrecondition: format version or creation differs; kDataLoss: the graph's own row is bad.
  // `engine`, `ontology`, `clock` and `random` outlive the store.
  static absl::StatusOr<std::unique_ptr<Store>> Open(Engine& engine, const Ontology& ontology,
                                                     const Clock& clock, Random& random,
                                                     const Limits& limits,
                                                     const std::optional<Creation>& creation);
  ~Store();

  // Records the changes, all or nothing, durable when it returns. Concurrent callers share a sync.
  // A request that changed nothing made no revision and is not remembered: repeated, it is checked
  // anew. A dry run answers with the head that it was checked against.
  // The errors are those of the wire's Commit (proto/entente/v1/graph_service.proto), with details.
  absl::StatusOr<CommitResult> Write(const Commit& commit);

  // Begins a bulk load (graph/store/bulk/bulk_load.h). kInvalidArgument: no principal or request
  // id.
  absl::StatusOr<std::unique_ptr<BulkLoad>> BeginLoad(const BulkLoadRequest& request);

  // Makes these files, as ReadDescriptorSet gives them, the graph's own ontology: its next version,
  // unless they are the ones it has. kInvalidArgument: not an ontology; kFailedPrecondition, reason
  // ONTOLOGY_INCOMPATIBLE: it does not only add to the one before, or declares what an open graph
  // uses undeclared; kResourceExhausted: too many versions. A dry run checks and records nothing.
  absl::StatusOr<AppliedOntology> ApplyOntology(absl::string_view principal,
                                                const std::vector<OntologyFile>& files,
                                                bool dry_run);
  // All versions, in order; the built-in ontology is none.
  absl::StatusOr<std::vector<OntologyVersion>> OntologyVersions() const;
  // The files of a version; none for 0. kNotFound: no such version.
  absl::StatusOr<std::vector<OntologyFile>> OntologyFilesOf(uint32_t version) const;

  // The id that `claim`, or `judgement` as change number `index` of that request, has here.
  ClaimId IdOf(const Claim& claim) const;
  JudgementId IdOf(const Judgement& judgement, absl::string_view request_id, uint32_t index) const;

  // The instance of the claim that is change number `index` of that request and makes a proposition
  // of its own.
  uint32_t NewInstance(absl::string_view principal, absl::string_view request_id,
                       uint32_t index) const;

  // Stores a lens; a new version unless equal to the latest. "default" is kInvalidArgument.
  absl::StatusOr<Lens> PutLens(absl::string_view principal, absl::string_view name,
                               const Lens& lens);
  // "name" or "name@3"; "default" and the empty text are the default lens. kNotFound otherwise.
  absl::StatusOr<Lens> FindLens(absl::string_view name) const;
  // The latest version of each by name, the default lens among them.
  absl::StatusOr<std::vector<Lens>> ListLenses() const;

  Revision Head() const;
  // The record of a revision: kOutOfRange for 0 or beyond head.
  absl::StatusOr<CommitRecord> RecordOf(Revision revision) const;
  // When a revision was recorded: errors as RecordOf. Those asked for lately are kept.
  absl::StatusOr<Instant> RecordedAt(Revision revision) const;
  // A revision as itself (kOutOfRange beyond head); an instant as the greatest revision recorded at
  // or before it (0: none). Without a cut, the head.
  absl::StatusOr<Revision> ResolveRecorded(const std::optional<RecordedCut>& cut) const;

  // What entities are called, kept in memory beside what it is derived from.
  NameIndex& names() const { return *names_; }

  // What is kept in memory beside the rows that it was read from.
  KeptReads& kept() const { return *kept_; }

  const GraphRecord& graph() const { return graph_; }
  // The newest ontology: for what is not a read.
  std::shared_ptr<const Ontology> OntologyNow() const;
  // The one that the store was opened with.
  const Ontology& BuiltInOntology() const;

  const Engine& engine() const { return engine_; }
  const JoinedEntities& joined() const { return joined_; }
  JoinedEntities& joined() { return joined_; }
  // What the graph's ontology is for reads at `revision`: to be held for as long as anything found
  // in it is used, which a View does.
  std::shared_ptr<const Ontology> OntologyAt(Revision revision) const;
  const Limits& limits() const { return limits_; }
  const Clock& clock() const { return clock_; }

 private:
  Store(Engine& engine, const Clock& clock, Random& random, const Limits& limits,
        GraphRecord graph);

  absl::StatusOr<CommitResult> Plan(const PreparedCommit& prepared, const Turn& turn);

  Engine& engine_;
  const Clock& clock_;
  Random& random_;
  const Limits limits_;
  const GraphRecord graph_;
  JoinedEntities joined_;
  std::unique_ptr<OntologyHistory> ontologies_;
  std::unique_ptr<KeptReads> kept_;
  std::unique_ptr<CommitQueue> queue_;
  const std::unique_ptr<NameIndex> names_;
  static constexpr size_t kMostTimes = 65'536;
  mutable std::mutex times_mutex_;
  mutable absl::flat_hash_map<Revision, Instant> times_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_STORE_H_
