#include "graph/store/bulk/bulk_load.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"
#include "graph/store/bulk/claim_merge.h"
#include "graph/store/bulk/load_checks.h"
#include "graph/store/bulk/row_merge.h"
#include "graph/store/bulk/row_pipe.h"
#include "graph/store/creation.h"
#include "graph/store/draft.h"
#include "graph/store/draft_reads.h"
#include "graph/store/free_names.h"
#include "graph/store/ontology_rows.h"
#include "graph/store/replay.h"

namespace entente {
namespace {

constexpr int kPartitionsById = 256;

// Whether no claim is recorded: then nothing of the load can be, and nothing has to be looked up.
absl::StatusOr<bool> HasNoClaim(const Engine& engine, Revision head) {
  std::vector<std::string> partitions;
  std::vector<ScanRequest> requests;
  for (int byte = 0; byte < kPartitionsById; ++byte) {
    const std::string first(1, static_cast<char>(byte));
    partitions.push_back(PartitionOf(Table::kClaimById, first));
  }
  for (const std::string& partition : partitions) {
    requests.push_back({partition, "", std::nullopt, 1});
  }
  ASSIGN_OR_RETURN(const auto pages, engine.MultiScan(requests, head, absl::InfiniteFuture()));
  return std::all_of(pages.begin(), pages.end(),
                     [](const ScanPage& page) { return page.rows.empty(); });
}

}  // namespace

BulkLoad::BulkLoad(const Ground& ground, const BulkLoadRequest& request)
    : ground_(ground),
      request_(request),
      space_(request.directory, ground.limits.bulk_load_disk_bytes, request.keep_free_bytes),
      intake_(request_.principal, request_.request_id, ground.ontologies.Now(), ground.limits,
              ground.graph.id_key, space_) {}

absl::Status BulkLoad::Add(const Change& change, bool new_instance) {
  return intake_.Add(change, new_instance);
}

absl::StatusOr<BulkLoadResult> BulkLoad::Finish(std::function<bool()> cancelled) {
  cancelled_ = std::move(cancelled);
  if (intake_.count() == 0) {
    return InvalidField("CHANGE_COUNT", "changes", "0", "a bulk load has at least one change");
  }
  const std::string digest = intake_.TakeDigest();
  RETURN_IF_ERROR(intake_.changes().Sort(ground_.limits.bulk_load_memory_bytes / 8));
  RETURN_IF_ERROR(ground_.queue.WriteAlone([&](Turn& turn) { return Publish(digest, turn); }));
  return result_;
}

absl::Status BulkLoad::Publish(const std::string& digest, Turn& turn) {
  // Only one who shares the engine can have been first; what was merged is used up.
  if (std::exchange(merged_, true)) {
    return WithDetail(absl::AbortedError("another writer was first; load again"),
                      {"CONFLICT", "", ""});
  }
  RETURN_IF_ERROR(ground_.ontologies.Follow(turn.draft));
  const std::shared_ptr<const Ontology> ontology = ground_.ontologies.Now();
  ASSIGN_OR_RETURN(const std::optional<RecordedRequest> before,
                   FindRequest(turn.draft, request_.principal, request_.request_id, digest));
  if (before.has_value()) {
    result_ = {before->revision, before->record.recorded_at,
               before->record.load.value_or(LoadRecord()), true, true};
    return absl::OkStatus();
  }
  FreeNames names;
  LoadBasis basis{ground_.engine, turn.draft.head(), false, &cancelled_};
  RETURN_IF_ERROR(basis.GoOn());  // it may have waited long for its turn
  ASSIGN_OR_RETURN(basis.empty, HasNoClaim(ground_.engine, basis.head));
  const absl::StatusOr<bool> staged = StageAll(*ontology, basis, &names);
  absl::Status status = staged.ok() ? basis.GoOn() : staged.status();
  if (status.ok() && *staged) status = PutCommit(digest, names, turn);
  if (!status.ok()) {
    // Drops what has been staged, which the next commit would publish.
    ground_.engine.Stage([&](Row*) -> absl::StatusOr<bool> { return status; }).IgnoreError();
    return status;
  }
  result_.changed = *staged;
  result_.revision = *staged ? turn.draft.next() : turn.draft.head();
  result_.recorded_at = *staged ? turn.recorded_at : turn.last_recorded;
  return absl::OkStatus();
}

absl::Status BulkLoad::StageFrom(RowSource source) {
  RowPipe pipe(std::move(source));
  return ground_.engine.Stage([&](Row* row) { return pipe.Next(row); });
}

absl::StatusOr<bool> BulkLoad::StageAll(const Ontology& ontology, const LoadBasis& basis,
                                        FreeNames* names) {
  const size_t memory = ground_.limits.bulk_load_memory_bytes;
  LoadRows rows(space_, memory / 2);
  LoadChecks checks(ontology, ground_.limits, space_, memory / 8);
  ClaimMerge claims(intake_, ontology, ground_.limits, basis, checks, rows);
  RETURN_IF_ERROR(StageFrom([&](Row* row) { return claims.Next(row); }));
  RETURN_IF_ERROR(checks.Run(basis));
  result_.counts = claims.counts();
  if (result_.counts.claims + result_.counts.judgements == 0) return false;
  ASSIGN_OR_RETURN(*names, NewNames(claims.free_names(), ontology, ground_.limits));
  RowMerge merge(rows, basis, memory / 2);
  RETURN_IF_ERROR(merge.Begin());
  RETURN_IF_ERROR(StageFrom([&](Row* row) { return merge.Next(row); }));
  result_.counts.entities = merge.new_entities();
  return true;
}

absl::Status BulkLoad::PutCommit(const std::string& digest, const FreeNames& names, Turn& turn) {
  // All that can fail goes first.
  ASSIGN_OR_RETURN(GraphRecord graph, ReadGraphRecord(turn.draft));
  // Staging takes long, and nothing may be recorded before it can be seen.
  turn.recorded_at = std::max(ground_.clock.Now(), turn.recorded_at);
  CommitRecord record{turn.recorded_at, request_.principal, request_.request_id, digest, {}};
  record.load = result_.counts;
  turn.draft.Put(RowKind::kTruth, CommitRow(turn.draft.next()), EncodeCommitRecord(record));
  if (graph.format_version < kLoadFormat) {
    graph.format_version = kLoadFormat;
    PutGraphRecord(graph, turn.draft);
  }
  for (const std::string& type : names.types) PutFreeName(true, type, turn.draft);
  for (const std::string& predicate : names.predicates) PutFreeName(false, predicate, turn.draft);
  turn.draft.Put(RowKind::kDerived, RequestRow(request_.principal, request_.request_id),
                 RevisionSuffix(turn.draft.next()));
  if (!names.types.empty() || !names.predicates.empty()) {
    ground_.ontologies.PublishNames(names, turn.draft.next());
  }
  return absl::OkStatus();
}

}  // namespace entente
