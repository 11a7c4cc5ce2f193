// Writing. A commit is one WriteBatch: its rows, a journal row for each sequence, the row of its
// id and the head; RocksDB writes it to its log whole or not at all, and syncs the log before
// Stable() moves. When a write fails, nobody knows what reached the disk: the engine stops writing
// and the next open decides.
#include "graph/engine/rocksdb/rocksdb_engine.h"

#include <rocksdb/write_batch.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/engine/rocksdb/engine_parts.h"
#include "graph/engine/rocksdb/journal.h"
#include "graph/engine/rocksdb/keys.h"
#include "graph/engine/rocksdb/status_map.h"
#include "graph/engine/rocksdb/tuning.h"
#include "graph/engine/row_check.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kErasedAtOnce = 1'000;

uint64_t BytesOf(absl::Span<const Row> rows) {
  uint64_t bytes = 0;
  for (const Row& row : rows) bytes += row.partition.size() + row.suffix.size() + row.value.size();
  return bytes;
}

std::string Number(uint64_t number) {
  std::string bytes;
  AppendBigEndian(number, 8, &bytes);
  return bytes;
}

// Adds rows and journal rows to `batch`; returns the point after the last sequence.
absl::StatusOr<CommittedPoint> Fill(absl::Span<const Row> rows, absl::Span<const LoadPart> parts,
                                    CommittedPoint point, rocksdb::WriteBatch* batch) {
  rocksdb::Status status;
  for (size_t begin = 0; begin < rows.size() && status.ok();) {
    size_t end = begin;
    for (; end < rows.size() && rows[end].sequence == rows[begin].sequence; ++end) {
      const Row& row = rows[end];
      const char kind = static_cast<char>(row.kind);
      const std::string key = RowKey(row.partition, row.suffix, row.sequence);
      const rocksdb::Slice key_parts[] = {key};
      const rocksdb::Slice value_parts[] = {rocksdb::Slice(&kind, 1), row.value};
      status = batch->Put(rocksdb::SliceParts(key_parts, 1), rocksdb::SliceParts(value_parts, 2));
      if (!status.ok()) break;
    }
    // Staged rows belong to the first sequence.
    const JournalEntry entry = NextEntry(point, rows.subspan(begin, end - begin),
                                         begin == 0 ? parts : absl::Span<const LoadPart>());
    if (status.ok()) status = batch->Put(JournalKey(entry.point.sequence), EncodeEntry(entry));
    point = entry.point;
    begin = end;
  }
  if (!status.ok()) return FromRocksDb(status, "gathering the rows of a commit");
  return point;
}

}  // namespace

RocksDbEngine::RocksDbEngine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

RocksDbEngine::~RocksDbEngine() = default;

absl::Status RocksDbEngine::Writable() const { return parts_->gate->Check(0); }

absl::StatusOr<CommitOutcome> RocksDbEngine::Commit(const CommitId& commit_id,
                                                    Sequence expected_head,
                                                    absl::Span<const Row> rows) {
  std::lock_guard<std::mutex> lock(parts_->write_mutex);
  absl::StatusOr<CommitOutcome> outcome = CommitLocked(commit_id, expected_head, rows);
  const bool written = outcome.ok() && outcome->kind != CommitOutcome::Kind::kConflict;
  if (!written) parts_->staging->Drop();
  // Of an unknown outcome the next open decides, and may need the files: only their names go, so
  // that no later failure takes them along.
  if (written) parts_->staging->Clear();
  return outcome;
}

absl::StatusOr<CommitOutcome> RocksDbEngine::CommitLocked(const CommitId& commit_id,
                                                          Sequence expected_head,
                                                          absl::Span<const Row> rows) {
  RETURN_IF_ERROR(CheckCommit(commit_id, expected_head, rows));
  RETURN_IF_ERROR(parts_->gate->Check(BytesOf(rows)));
  RETURN_IF_ERROR(CheckIdIsNew(commit_id));
  const Sequence head = parts_->last.sequence;
  if (expected_head != head) return CommitOutcome{CommitOutcome::Kind::kConflict, head};
  RETURN_IF_ERROR(CheckNotStagedLocked(rows));
  return WriteLocked(commit_id, rows);
}

absl::Status RocksDbEngine::CheckIdIsNew(const CommitId& commit_id) const {
  std::string value;
  const rocksdb::Status found = parts_->db->Get(CheckedRead(), CommitIdKey(commit_id), &value);
  if (found.IsNotFound()) return absl::OkStatus();
  if (!found.ok()) return FromRocksDb(found, "looking for a commit id");
  return absl::InvalidArgumentError("this commit id has been used before; ids are used once");
}

absl::Status RocksDbEngine::CheckNotStagedLocked(absl::Span<const Row> rows) const {
  if (parts_->staging->parts().empty()) return absl::OkStatus();
  for (const Row& row : rows) {
    const std::string key = RowKey(row.partition, row.suffix, row.sequence);
    ASSIGN_OR_RETURN(const bool staged, parts_->staging->Contains(key));
    if (staged) {
      return absl::InvalidArgumentError("a row of the commit has the key of a staged row");
    }
  }
  return absl::OkStatus();
}

// Once handed over, a part's row in table kLoad goes, except that of the runs: it is the last
// of a call to be handed over, is never erased, and so shows at every open that all of the call is
// still there.
absl::Status RocksDbEngine::HandOverLocked(Sequence sequence) {
  rocksdb::WriteBatch batch(0, 0, kProtectionBytes, 0);
  for (const LoadPart& part : parts_->staging->parts()) {
    RETURN_IF_ERROR(parts_->staging->HandOver(parts_->db.get(), sequence, part));
    if (part.rows == 0) continue;
    RETURN_IF_ERROR(FromRocksDb(batch.Delete(LoadKey(sequence, part.part)), "closing a load"));
  }
  if (batch.Count() == 0) return absl::OkStatus();
  parts_->staging->Clear();
  return FromRocksDb(parts_->db->Write(SyncedWrite(), &batch), "closing a bulk load");
}

absl::StatusOr<CommitOutcome> RocksDbEngine::WriteLocked(const CommitId& commit_id,
                                                         absl::Span<const Row> rows) {
  Parts& parts = *parts_;
  const CommitOutcome unknown{CommitOutcome::Kind::kUnknown, parts.last.sequence};
  const Sequence first = rows.front().sequence;
  rocksdb::WriteBatch batch(0, 0, kProtectionBytes, 0);
  ASSIGN_OR_RETURN(const CommittedPoint point,
                   Fill(rows, parts.staging->parts(), parts.last, &batch));
  rocksdb::Status status;
  for (const LoadPart& part : parts.staging->parts()) {
    if (status.ok()) status = batch.Put(LoadKey(first, part.part), EncodePart(part));
  }
  if (status.ok()) status = batch.Put(CommitIdKey(commit_id), Number(point.sequence));
  if (status.ok()) status = batch.Put(TableKey(Table::kHead), Number(point.sequence));
  RETURN_IF_ERROR(FromRocksDb(status, "gathering the rows of a commit"));

  status = parts.db->Write(SyncedWrite(), &batch);
  if (!status.ok()) {
    parts.gate->Close(absl::StrCat("an error while writing a commit: ", status.ToString()));
    return unknown;
  }
  if (absl::Status handed = HandOverLocked(first); !handed.ok()) {
    parts.gate->Close(absl::StrCat("an error while publishing a bulk load: ", handed.message()));
    return unknown;
  }
  parts.last = point;
  parts.recorder->Note(point);
  {
    std::lock_guard<std::mutex> hold(parts.stable_mutex);
    parts.stable = point.sequence;
  }
  parts.stable_changed.notify_all();
  return CommitOutcome{CommitOutcome::Kind::kCommitted, point.sequence};
}

absl::Status RocksDbEngine::Stage(const RowSource& rows) {
  std::lock_guard<std::mutex> lock(parts_->write_mutex);
  absl::Status staged = parts_->gate->Check(0);
  if (staged.ok()) {
    staged = parts_->staging->Add(parts_->last.sequence + 1, rows, [this](uint64_t bytes) {
      return parts_->gate->Check(bytes + parts_->load_room);
    });
  }
  // Dropping writes nothing: it needs no open gate.
  if (!staged.ok()) parts_->staging->Drop();
  return staged;
}

absl::Status RocksDbEngine::Erase(absl::string_view partition, Sequence fence) {
  std::lock_guard<std::mutex> lock(parts_->write_mutex);
  RETURN_IF_ERROR(parts_->gate->Check(0));
  if (fence != parts_->last.sequence) {
    return absl::FailedPreconditionError(
        absl::StrCat("the fence is ", fence, "; it must be Stable(), ", parts_->last.sequence));
  }
  const std::string front = RowPrefix(partition, "");
  const std::unique_ptr<rocksdb::Iterator> row(parts_->db->NewIterator(CheckedRead()));
  rocksdb::WriteBatch batch(0, 0, kProtectionBytes, 0);
  rocksdb::Status status;
  for (row->Seek(front); status.ok(); row->Next()) {
    const bool more = row->Valid() && row->key().starts_with(front);
    if (more && row->value().starts_with(std::string(1, static_cast<char>(RowKind::kDerived)))) {
      status = batch.Delete(row->key());
    }
    if (status.ok() && (!more || batch.Count() >= static_cast<int>(kErasedAtOnce))) {
      if (batch.Count() > 0) status = parts_->db->Write(SyncedWrite(), &batch);
      batch.Clear();
    }
    if (!more) break;
  }
  if (!status.ok()) {
    parts_->gate->Close(absl::StrCat("an error while erasing rows: ", status.ToString()));
    return FromRocksDb(status, "erasing derived rows");
  }
  return FromRocksDb(row->status(), "reading the rows to erase");
}

}  // namespace entente
