// Reading. A snapshot is a number, so no RocksDB snapshot is taken: an iterator sees whatever is
// there when it is made, which includes all that was stable then, and rows above the snapshot are
// passed over. The newest version of a suffix at or below the snapshot is one Seek, because the
// sequence is inverted in the key.
#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "graph/engine/rocksdb/engine_parts.h"
#include "graph/engine/rocksdb/journal.h"
#include "graph/engine/rocksdb/keys.h"
#include "graph/engine/rocksdb/recovery.h"
#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "graph/engine/rocksdb/status_map.h"
#include "graph/engine/rocksdb/tuning.h"
#include "graph/engine/row_check.h"
#include "graph/model/status.h"

namespace entente {
namespace {

absl::string_view View(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

// Splits a stored value into kind and value; kDataLoss for an unknown kind.
absl::Status SplitValue(absl::string_view stored, RowKind* kind, std::string* value) {
  if (stored.empty() || (stored[0] != static_cast<char>(RowKind::kTruth) &&
                         stored[0] != static_cast<char>(RowKind::kDerived))) {
    return absl::DataLossError("a stored row begins with an unknown kind");
  }
  *kind = static_cast<RowKind>(stored[0]);
  value->assign(stored.data() + 1, stored.size() - 1);
  return absl::OkStatus();
}

absl::StatusOr<ScanPage> ScanOne(const ScanRequest& request, Sequence snapshot, absl::Time deadline,
                                 rocksdb::Iterator* row) {
  RETURN_IF_ERROR(CheckDeadline(deadline));
  const std::string front = RowPrefix(request.partition, "");
  std::string start = RowPrefix(request.partition, request.prefix);
  const std::string prefix = start;
  if (request.after.has_value()) {
    std::string after = RowKey(request.partition, request.after->suffix, request.after->sequence);
    after.push_back('\0');  // the least key above it
    start = std::max(start, after);
  }
  ScanPage page;
  size_t bytes = 0;
  uint64_t step = 1;
  for (row->Seek(start); row->Valid() && row->key().starts_with(prefix); row->Next(), ++step) {
    if (step % kDeadlineStride == 0) RETURN_IF_ERROR(CheckDeadline(deadline));
    RowKeyTail tail;
    if (!ParseRowKey(View(row->key()), front, &tail)) {
      return absl::DataLossError("a stored row's key is damaged");
    }
    // A suffix shorter than the prefix can match it with the bytes of its sequence.
    if (tail.sequence > snapshot || tail.suffix.size() < request.prefix.size()) continue;
    if (page.rows.size() == request.limit || bytes >= ScanRequest::kMaxPageBytes) {
      page.more = true;
      break;
    }
    RowKind kind;
    ScannedRow scanned{std::string(tail.suffix), tail.sequence, ""};
    RETURN_IF_ERROR(SplitValue(View(row->value()), &kind, &scanned.value));
    bytes += scanned.suffix.size() + scanned.value.size();
    page.rows.push_back(std::move(scanned));
  }
  RETURN_IF_ERROR(FromRocksDb(row->status(), "scanning rows"));
  return page;
}

// Reads the truth rows with these keys and appends them.
absl::Status AppendTruth(rocksdb::DB* db, Sequence sequence, const std::vector<TruthKey>& keys,
                         size_t* bytes, std::vector<Row>* rows) {
  std::string value;
  for (const TruthKey& key : keys) {
    const rocksdb::Status status =
        db->Get(CheckedRead(), RowKey(key.partition, key.suffix, sequence), &value);
    if (status.IsNotFound()) {
      return absl::DataLossError(
          absl::StrCat("a truth row of sequence ", sequence, " is in the journal but missing"));
    }
    if (!status.ok()) return FromRocksDb(status, "reading a truth row");
    Row row{RowKind::kTruth, sequence, key.partition, key.suffix, ""};
    RETURN_IF_ERROR(SplitValue(value, &row.kind, &row.value));
    if (row.kind != RowKind::kTruth) {
      return absl::DataLossError("a row is truth in the journal and derived in its value");
    }
    *bytes += row.value.size();
    rows->push_back(std::move(row));
  }
  return absl::OkStatus();
}

// The truth rows of the bulk load published as `sequence`.
absl::Status AppendLoad(rocksdb::DB* db, Sequence sequence, size_t* bytes, std::vector<Row>* rows) {
  const std::string front = LoadKeysKey(sequence, 0, 0).substr(0, 9);
  const std::unique_ptr<rocksdb::Iterator> chunk(db->NewIterator(CheckedRead()));
  for (chunk->Seek(front); chunk->Valid() && chunk->key().starts_with(front); chunk->Next()) {
    ASSIGN_OR_RETURN(const std::vector<TruthKey> keys, DecodeKeys(View(chunk->value())));
    RETURN_IF_ERROR(AppendTruth(db, sequence, keys, bytes, rows));
  }
  return FromRocksDb(chunk->status(), "reading the keys of a bulk load");
}

}  // namespace

absl::StatusOr<std::vector<std::optional<ScannedRow>>> RocksDbEngine::MultiGet(
    absl::Span<const GetRequest> requests, Sequence snapshot, absl::Time deadline) const {
  RETURN_IF_ERROR(CheckGets(requests));
  snapshot = std::min(snapshot, parts_->Stable());
  const std::unique_ptr<rocksdb::Iterator> row(parts_->db->NewIterator(CheckedRead()));
  std::vector<std::optional<ScannedRow>> answers;
  answers.reserve(requests.size());
  for (size_t i = 0; i < requests.size(); ++i) {
    if (i % kDeadlineStride == 0) RETURN_IF_ERROR(CheckDeadline(deadline));
    answers.emplace_back();
    const GetRequest& request = requests[i];
    row->Seek(RowKey(request.partition, request.suffix, snapshot));
    RETURN_IF_ERROR(FromRocksDb(row->status(), "reading a row"));
    RowKeyTail tail;
    if (!row->Valid() || !ParseRowKey(View(row->key()), RowPrefix(request.partition, ""), &tail) ||
        tail.suffix != request.suffix) {
      continue;
    }
    RowKind kind;
    answers.back() = ScannedRow{std::string(tail.suffix), tail.sequence, ""};
    RETURN_IF_ERROR(SplitValue(View(row->value()), &kind, &answers.back()->value));
  }
  return answers;
}

absl::StatusOr<std::vector<ScanPage>> RocksDbEngine::MultiScan(
    absl::Span<const ScanRequest> requests, Sequence snapshot, absl::Time deadline) const {
  RETURN_IF_ERROR(CheckScans(requests));
  snapshot = std::min(snapshot, parts_->Stable());
  const std::unique_ptr<rocksdb::Iterator> row(parts_->db->NewIterator(CheckedRead()));
  std::vector<ScanPage> pages;
  pages.reserve(requests.size());
  for (const ScanRequest& request : requests) {
    ASSIGN_OR_RETURN(ScanPage page, ScanOne(request, snapshot, deadline, row.get()));
    pages.push_back(std::move(page));
  }
  return pages;
}

absl::StatusOr<std::optional<Sequence>> RocksDbEngine::Lookup(const CommitId& commit_id) const {
  const Sequence stable = parts_->Stable();
  std::string value;
  const rocksdb::Status status = parts_->db->Get(CheckedRead(), CommitIdKey(commit_id), &value);
  if (status.IsNotFound()) return std::optional<Sequence>();
  if (!status.ok()) return FromRocksDb(status, "looking for a commit id");
  if (value.size() != 8) return absl::DataLossError("the row of a commit id is damaged");
  const Sequence sequence = ReadBigEndian(value, 8);
  if (sequence > stable) return std::optional<Sequence>();
  return std::optional<Sequence>(sequence);
}

Sequence RocksDbEngine::WaitStable(Sequence at_least, absl::Time deadline) const {
  std::unique_lock<std::mutex> lock(parts_->stable_mutex);
  const auto reached = [&] { return parts_->stable >= at_least; };
  if (deadline == absl::InfiniteFuture()) {
    parts_->stable_changed.wait(lock, reached);
  } else {
    parts_->stable_changed.wait_until(lock, absl::ToChronoTime(deadline), reached);
  }
  return parts_->stable;
}

absl::StatusOr<std::vector<Row>> RocksDbEngine::Tail(Sequence from, size_t max_rows) const {
  if (max_rows == 0) return absl::InvalidArgumentError("max_rows is 0; it must be at least 1");
  const Sequence stable = parts_->Stable();
  rocksdb::DB* const db = parts_->db.get();
  std::vector<Row> rows;
  size_t bytes = 0;
  CommittedPoint before;
  if (from > 1 && from <= stable) {
    ASSIGN_OR_RETURN(const JournalEntry entry, ReadEntry(db, from - 1));
    before = entry.point;
  }
  for (Sequence sequence = std::max<Sequence>(from, 1); sequence <= stable; ++sequence) {
    ASSIGN_OR_RETURN(const JournalEntry entry, ReadEntry(db, sequence));
    const uint64_t next = entry.point.truth_rows - before.truth_rows;
    if (!rows.empty() && (rows.size() + next > max_rows || bytes >= kMaxCommitBytes)) break;
    const size_t had = rows.size();
    RETURN_IF_ERROR(AppendTruth(db, sequence, entry.keys, &bytes, &rows));
    if (entry.load_parts > 0) RETURN_IF_ERROR(AppendLoad(db, sequence, &bytes, &rows));
    if (rows.size() - had != next) {
      return absl::DataLossError(absl::StrCat("sequence ", sequence, " has ", rows.size() - had,
                                              " truth rows, but ", next, " were committed"));
    }
    before = entry.point;
  }
  return rows;
}

}  // namespace entente
