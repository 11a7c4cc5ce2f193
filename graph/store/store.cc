#include "graph/store/store.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "graph/model/entity_id.h"
#include "graph/model/status.h"
#include "graph/store/apply_ontology.h"
#include "graph/store/bulk/bulk_load.h"
#include "graph/store/commit_planner.h"
#include "graph/store/commit_queue.h"
#include "graph/store/creation.h"
#include "graph/store/draft_reads.h"
#include "graph/store/free_names.h"
#include "graph/store/kept_reads.h"
#include "graph/store/lenses.h"
#include "graph/store/names/name_index.h"
#include "graph/store/ontology_history.h"
#include "graph/store/ontology_rows.h"
#include "graph/store/prepared_commit.h"

namespace entente {
namespace {

// The records of the revisions, which exist, in order.
absl::StatusOr<std::vector<CommitRecord>> ReadRecords(const Engine& engine,
                                                      const std::vector<Revision>& revisions) {
  std::vector<RowPlace> places;
  for (const Revision revision : revisions) places.push_back(CommitRow(revision));
  std::vector<GetRequest> requests;
  for (const RowPlace& place : places) requests.push_back({place.partition, place.suffix});
  const Revision head = engine.WaitStable(0, absl::InfinitePast());
  ASSIGN_OR_RETURN(const auto rows, engine.MultiGet(requests, head, absl::InfiniteFuture()));
  std::vector<CommitRecord> records;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].has_value()) {
      return absl::DataLossError(absl::StrCat("revision ", revisions[i], " has no commit record"));
    }
    ASSIGN_OR_RETURN(CommitRecord record, DecodeCommitRecord(rows[i]->value));
    records.push_back(std::move(record));
  }
  return records;
}

absl::Status BeyondHead(Revision revision, Revision head) {
  return WithDetail(absl::OutOfRangeError(absl::StrCat("revision ", revision,
                                                       " is not recorded; the head is ", head)),
                    {"REVISION_OUT_OF_RANGE", "recorded_at", absl::StrCat(revision)});
}

// The greatest revision in [0, head] recorded at or before `instant`; 0 for none. Recorded times
// ascend, so each round of probes narrows the range to a part of kProbes.
absl::StatusOr<Revision> LastRecordedBy(const Engine& engine, Revision head, Instant instant) {
  constexpr Revision kProbes = 16;
  Revision known = 0;  // recorded by then, or 0
  Revision after = head + 1;
  while (after - known > 1) {
    std::vector<Revision> probes;
    const Revision gaps = std::min(kProbes, after - known - 1) + 1;
    for (Revision i = 1; i < gaps; ++i) probes.push_back(known + (after - known) * i / gaps);
    ASSIGN_OR_RETURN(const std::vector<CommitRecord> records, ReadRecords(engine, probes));
    for (size_t i = 0; i < probes.size(); ++i) {
      if (records[i].recorded_at > instant) {
        after = probes[i];
        break;
      }
      known = probes[i];
    }
  }
  return known;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Store>> Store::Open(Engine& engine, const Ontology& ontology,
                                                   const Clock& clock, Random& random,
                                                   const Limits& limits,
                                                   const std::optional<Creation>& creation) {
  ASSIGN_OR_RETURN(GraphRecord graph, OpenOrCreate(engine, clock, random, creation));
  std::unique_ptr<Store> store(new Store(engine, clock, random, limits, std::move(graph)));
  const Revision head = store->Head();
  Draft recorded(engine, head);
  ASSIGN_OR_RETURN(store->ontologies_,
                   OntologyHistory::Read(ontology, store->graph_.open, recorded));
  ASSIGN_OR_RETURN(const CommitRecord record, store->RecordOf(head));
  store->kept_ = std::make_unique<KeptReads>(engine, head, limits.adjacency_bytes);
  store->queue_ =
      std::make_unique<CommitQueue>(engine, clock, random, head, record.recorded_at, *store->kept_);
  return store;
}

Store::Store(Engine& engine, const Clock& clock, Random& random, const Limits& limits,
             GraphRecord graph)
    : engine_(engine),
      clock_(clock),
      random_(random),
      limits_(limits),
      graph_(std::move(graph)),
      joined_(engine),
      names_(std::make_unique<NameIndex>(*this, limits.name_index_bytes)) {}

Store::~Store() = default;

absl::StatusOr<CommitResult> Store::Write(const Commit& commit) {
  std::shared_ptr<const Ontology> ontology = ontologies_->Now();
  ASSIGN_OR_RETURN(PreparedCommit prepared, Prepare(commit, *ontology, limits_, graph_.id_key));
  CommitResult result;
  const PlanRows plan = [&](const Turn& turn) -> absl::Status {
    RETURN_IF_ERROR(ontologies_->Follow(turn.draft));
    if (ontologies_->Now() != ontology) {  // a name may mean something else by now
      ontology = ontologies_->Now();
      ASSIGN_OR_RETURN(prepared, Prepare(commit, *ontology, limits_, graph_.id_key));
    }
    ASSIGN_OR_RETURN(result, Plan(prepared, turn));
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(queue_->Write(&prepared, plan));
  return result;
}

absl::StatusOr<std::unique_ptr<BulkLoad>> Store::BeginLoad(const BulkLoadRequest& request) {
  RETURN_IF_ERROR(CheckRequester(request.principal, request.request_id, limits_));
  return std::make_unique<BulkLoad>(
      BulkLoad::Ground{engine_, clock_, graph_, limits_, *ontologies_, *queue_}, request);
}

absl::StatusOr<CommitResult> Store::Plan(const PreparedCommit& prepared, const Turn& turn) {
  const std::shared_ptr<const Ontology> ontology = ontologies_->Now();
  ASSIGN_OR_RETURN(const FreeNames names, NewNames(prepared.free_names, *ontology, limits_));
  const size_t rows = turn.draft.rows().size();
  ASSIGN_OR_RETURN(CommitResult planned,
                   CommitPlanner(prepared, names, *ontology, limits_, turn).Plan());
  const bool recorded = turn.draft.rows().size() > rows;
  if (recorded && !(names.types.empty() && names.predicates.empty())) {
    ontologies_->PublishNames(names, turn.draft.next());
  }
  return planned;
}

absl::StatusOr<AppliedOntology> Store::ApplyOntology(absl::string_view principal,
                                                     const std::vector<OntologyFile>& files,
                                                     bool dry_run) {
  RETURN_IF_ERROR(WithFieldPrefix(ValidateEntityId(principal), "principal"));
  ASSIGN_OR_RETURN(const Ontology declared, OntologyOf(files));
  AppliedOntology applied;
  const PlanRows plan = [&](const Turn& turn) -> absl::Status {
    RETURN_IF_ERROR(ontologies_->Follow(turn.draft));
    ASSIGN_OR_RETURN(applied, PlanOntology(files, declared, *ontologies_, limits_, turn));
    if (!applied.changed) return absl::OkStatus();
    if (dry_run) {
      applied.revision = turn.draft.next() - 1;
      applied.recorded_at = turn.last_recorded;
      return absl::OkStatus();
    }
    RETURN_IF_ERROR(PutOntologyCommit(principal, files, applied, turn));
    ontologies_->PublishVersion(declared, applied.record, applied.revision);
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(queue_->Write(nullptr, plan));
  return applied;
}

absl::StatusOr<std::vector<OntologyVersion>> Store::OntologyVersions() const {
  Draft head(engine_, Head());
  return ReadOntologyVersions(head);
}

absl::StatusOr<std::vector<OntologyFile>> Store::OntologyFilesOf(uint32_t version) const {
  Draft head(engine_, Head());
  if (version > 0) {
    ASSIGN_OR_RETURN(const std::vector<OntologyVersion> versions, ReadOntologyVersions(head));
    if (version > versions.size()) return NoSuchOntology(version, versions.size());
  }
  return ReadOntologyFiles(head, version);
}

ClaimId Store::IdOf(const Claim& claim) const { return DeriveClaimId(graph_.id_key, claim); }

JudgementId Store::IdOf(const Judgement& judgement, absl::string_view request_id,
                        uint32_t index) const {
  return DeriveJudgementId(graph_.id_key, judgement, request_id, index);
}

uint32_t Store::NewInstance(absl::string_view principal, absl::string_view request_id,
                            uint32_t index) const {
  return DeriveInstance(graph_.id_key, principal, request_id, index);
}

absl::StatusOr<Lens> Store::PutLens(absl::string_view principal, absl::string_view name,
                                    const Lens& lens) {
  RETURN_IF_ERROR(CheckName(name, "lens", "name"));
  if (name == kDefaultLens) {
    return InvalidField("DEFAULT_LENS", "name", name,
                        "the default lens cannot be changed; choose another name");
  }
  RETURN_IF_ERROR(WithFieldPrefix(ValidateEntityId(principal), "principal"));
  RETURN_IF_ERROR(WithFieldPrefix(CheckLens(lens), "lens."));
  Lens named = lens;
  named.name = std::string(name);
  Lens stored;
  const PlanRows plan = [&](const Turn& turn) {
    if (absl::Status status = ontologies_->Follow(turn.draft); !status.ok()) return status;
    absl::StatusOr<Lens> planned = PlanLens(principal, named, turn);
    if (planned.ok()) stored = *std::move(planned);
    return planned.status();
  };
  RETURN_IF_ERROR(queue_->Write(nullptr, plan));
  return stored;
}

absl::StatusOr<Lens> Store::FindLens(absl::string_view name) const {
  uint32_t version = 0;
  const absl::string_view asked = name;
  if (const size_t at = name.find('@'); at != absl::string_view::npos) {
    if (!absl::SimpleAtoi(name.substr(at + 1), &version) || version == 0) {
      return InvalidField("INVALID_LENS_NAME", "lens", asked,
                          absl::StrCat("\"", asked.substr(0, 80), "\" names no lens; write ",
                                       "\"name\" or \"name@3\""));
    }
    name = name.substr(0, at);
  }
  if (name.empty() && version == 0) return DefaultLens();
  if (name == kDefaultLens && version <= 1) return DefaultLens();
  RETURN_IF_ERROR(CheckName(name, "lens", "lens"));
  return ReadLens(engine_, name, version);
}

absl::StatusOr<std::vector<Lens>> Store::ListLenses() const { return ReadLenses(engine_); }

std::shared_ptr<const Ontology> Store::OntologyAt(Revision revision) const {
  return ontologies_->At(revision);
}

const Ontology& Store::BuiltInOntology() const { return ontologies_->BuiltIn(); }

std::shared_ptr<const Ontology> Store::OntologyNow() const { return ontologies_->Now(); }

Revision Store::Head() const { return engine_.WaitStable(0, absl::InfinitePast()); }

absl::StatusOr<CommitRecord> Store::RecordOf(Revision revision) const {
  const Revision head = Head();
  if (revision == 0 || revision > head) return BeyondHead(revision, head);
  ASSIGN_OR_RETURN(std::vector<CommitRecord> records, ReadRecords(engine_, {revision}));
  return std::move(records.front());
}

absl::StatusOr<Instant> Store::RecordedAt(Revision revision) const {
  {
    const std::lock_guard<std::mutex> lock(times_mutex_);
    const auto known = times_.find(revision);
    if (known != times_.end()) return known->second;
  }
  ASSIGN_OR_RETURN(const CommitRecord record, RecordOf(revision));
  const std::lock_guard<std::mutex> lock(times_mutex_);
  if (times_.size() == kMostTimes) times_.clear();
  times_.emplace(revision, record.recorded_at);
  return record.recorded_at;
}

absl::StatusOr<Revision> Store::ResolveRecorded(const std::optional<RecordedCut>& cut) const {
  const Revision head = Head();
  if (!cut.has_value()) return head;
  if (const Instant* instant = std::get_if<Instant>(&*cut)) {
    return LastRecordedBy(engine_, head, *instant);
  }
  const Revision revision = std::get<Revision>(*cut);
  if (revision > head) return BeyondHead(revision, head);
  return revision;
}

}  // namespace entente
