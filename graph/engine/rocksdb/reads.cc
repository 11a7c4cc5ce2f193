// Reading. A snapshot is a number, so no RocksDB snapshot is taken: an iterator sees whatever is
// there when it is made, which includes all that was stable then, and rows above the snapshot are
// passed over. The newest version of a suffix at or below the snapshot is one Seek, because the
// sequence is inverted in the key.
#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
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
absl::Status AppendTruth(rocksdb::DB* db, Sequence sequence, absl::Span<const TruthKey> keys,
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

// A run of a bulk load: its rows' numbers among the load's truth rows, and the first one's key.
struct Run {
  uint64_t begin = 0;
  uint64_t end = 0;
  std::string key;
};

// The run that has the truth row number `row` of `total`.
absl::StatusOr<Run> FindRun(Sequence sequence, uint64_t row, uint64_t total,
                            rocksdb::Iterator* runs) {
  const std::string front = LoadRunKey(sequence, 0).substr(0, 9);
  const auto valid = [&] {
    return runs->Valid() && runs->key().starts_with(front) && runs->key().size() == 17;
  };
  runs->SeekForPrev(LoadRunKey(sequence, row));
  RETURN_IF_ERROR(FromRocksDb(runs->status(), "reading the runs of a bulk load"));
  if (!valid()) {
    return absl::DataLossError(absl::StrCat("the runs of bulk load ", sequence, " are missing"));
  }
  Run run{ReadBigEndian(View(runs->key()).substr(9), 8), total, runs->value().ToString()};
  runs->Next();
  if (valid()) run.end = ReadBigEndian(View(runs->key()).substr(9), 8);
  RETURN_IF_ERROR(FromRocksDb(runs->status(), "reading the runs of a bulk load"));
  return run;
}

// Appends staged truth rows of one sequence to a page, until it is full.
class LoadTail {
 public:
  // `given`: those of the sequence that were given to Commit; `total`: how many were staged.
  LoadTail(rocksdb::DB* db, Sequence sequence, absl::Span<const TruthKey> given, uint64_t total,
           size_t max_rows)
      : sequence_(sequence),
        total_(total),
        max_rows_(max_rows),
        runs_(db->NewIterator(CheckedRead())),
        rows_(db->NewIterator(CheckedRead())) {
    for (const TruthKey& key : given) {
      given_.insert(RowKey(key.partition, key.suffix, sequence));
    }
  }

  // From number `at` on.
  absl::Status Append(uint64_t at, size_t* bytes, TailPage* page) {
    while (at < total_) {
      ASSIGN_OR_RETURN(const Run run, FindRun(sequence_, at, total_, runs_.get()));
      uint64_t number = run.begin;
      for (rows_->Seek(run.key); number < run.end; rows_->Next()) {
        std::string partition;
        RowKeyTail tail;
        if (!rows_->Valid() || !SplitRowKey(View(rows_->key()), &partition, &tail)) {
          RETURN_IF_ERROR(FromRocksDb(rows_->status(), "reading the rows of a bulk load"));
          return absl::DataLossError(absl::StrCat("bulk load ", sequence_, " has ", total_,
                                                  " truth rows; number ", number, " is missing"));
        }
        if (!Staged(tail.sequence)) continue;
        if (number++ < at) continue;
        const bool full = page->rows.size() >= max_rows_ || *bytes >= Engine::kMaxTailBytes;
        if (full && !page->rows.empty()) return absl::OkStatus();
        Row row{RowKind::kTruth, sequence_, std::move(partition), std::string(tail.suffix), ""};
        RETURN_IF_ERROR(SplitValue(View(rows_->value()), &row.kind, &row.value));
        *bytes += row.value.size();
        page->rows.push_back(std::move(row));
        ++page->next.passed;
        ++at;
      }
    }
    return absl::OkStatus();
  }

 private:
  bool Staged(Sequence sequence) const {
    return sequence == sequence_ && rows_->value().size() > 0 &&
           rows_->value()[0] == static_cast<char>(RowKind::kTruth) &&
           !given_.contains(View(rows_->key()));
  }

  const Sequence sequence_;
  const uint64_t total_;
  const size_t max_rows_;
  const std::unique_ptr<rocksdb::Iterator> runs_;
  const std::unique_ptr<rocksdb::Iterator> rows_;
  absl::flat_hash_set<std::string> given_;
};

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

absl::StatusOr<TailPage> RocksDbEngine::Tail(const TailPosition& from, size_t max_rows) const {
  if (max_rows == 0) return absl::InvalidArgumentError("max_rows is 0; it must be at least 1");
  const Sequence stable = parts_->Stable();
  rocksdb::DB* const db = parts_->db.get();
  TailPage page{{}, from.sequence == 0 ? TailPosition{1, 0} : from};
  size_t bytes = 0;
  CommittedPoint before;
  if (page.next.sequence > 1 && page.next.sequence <= stable) {
    ASSIGN_OR_RETURN(const JournalEntry entry, ReadEntry(db, page.next.sequence - 1));
    before = entry.point;
  }
  for (TailPosition& at = page.next; at.sequence <= stable; at = {at.sequence + 1, 0}) {
    ASSIGN_OR_RETURN(const JournalEntry entry, ReadEntry(db, at.sequence));
    const uint64_t rows = entry.point.truth_rows - before.truth_rows;
    if (!page.rows.empty() && (page.rows.size() + rows > max_rows || bytes >= kMaxCommitBytes)) {
      break;
    }
    const size_t given = entry.keys.size();
    if (rows < given || (entry.load_parts == 0 && rows != given)) {
      return absl::DataLossError(absl::StrCat("sequence ", at.sequence, " has ", given,
                                              " truth rows, but ", rows, " were committed"));
    }
    if (at.passed < given) {
      RETURN_IF_ERROR(AppendTruth(
          db, at.sequence, absl::MakeConstSpan(entry.keys).subspan(at.passed), &bytes, &page.rows));
      at.passed = given;
    }
    if (at.passed < rows) {
      LoadTail load(db, at.sequence, entry.keys, rows - given, max_rows);
      RETURN_IF_ERROR(load.Append(at.passed - given, &bytes, &page));
      if (at.passed < rows) return page;
    }
    before = entry.point;
  }
  return page;
}

}  // namespace entente
