#include "graph/engine/rocksdb/recovery.h"

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "graph/engine/rocksdb/keys.h"
#include "graph/engine/rocksdb/status_map.h"
#include "graph/engine/rocksdb/tuning.h"
#include "graph/model/status.h"

namespace entente {
namespace {

absl::StatusOr<Sequence> ReadHead(rocksdb::DB* db) {
  std::string value;
  const rocksdb::Status status = db->Get(CheckedRead(), TableKey(Table::kHead), &value);
  if (status.IsNotFound()) return 0;
  if (!status.ok()) return FromRocksDb(status, "reading the head");
  if (value.size() != 8) return absl::DataLossError("the head row is damaged");
  return ReadBigEndian(value, 8);
}

// The sequence of the last journal row; 0 if there is none.
absl::StatusOr<Sequence> LastJournalled(rocksdb::DB* db) {
  const std::unique_ptr<rocksdb::Iterator> row(db->NewIterator(CheckedRead()));
  row->SeekForPrev(JournalKey(~Sequence{0}));
  if (row->Valid() && row->key().starts_with(TableKey(Table::kJournal)) &&
      row->key().size() == JournalKey(0).size()) {
    return ReadBigEndian({row->key().data() + 1, 8}, 8);
  }
  RETURN_IF_ERROR(FromRocksDb(row->status(), "reading the journal"));
  return 0;
}

}  // namespace

absl::StatusOr<JournalEntry> ReadEntry(rocksdb::DB* db, Sequence sequence) {
  std::string value;
  const rocksdb::Status status = db->Get(CheckedRead(), JournalKey(sequence), &value);
  if (status.IsNotFound()) {
    return absl::DataLossError(
        absl::StrCat("the journal row of sequence ", sequence, " is missing"));
  }
  if (!status.ok()) return FromRocksDb(status, "reading the journal");
  return DecodeEntry(sequence, value);
}

absl::StatusOr<CommittedPoint> CheckAgainstRecord(rocksdb::DB* db, const CommittedPoint& record) {
  ASSIGN_OR_RETURN(const Sequence head, ReadHead(db));
  ASSIGN_OR_RETURN(const Sequence journalled, LastJournalled(db));
  if (head != journalled) {
    return absl::DataLossError(absl::StrCat("the head is ", head, " and the journal ends at ",
                                            journalled, "; they must be equal"));
  }
  if (head < record.sequence) {
    return absl::DataLossError(absl::StrCat("the store ends at sequence ", head, ", but sequence ",
                                            record.sequence,
                                            " was acknowledged: commits are lost"));
  }
  CommittedPoint point = record;
  if (record.sequence > 0) {
    ASSIGN_OR_RETURN(const JournalEntry entry, ReadEntry(db, record.sequence));
    if (!(entry.point == record)) {
      return absl::DataLossError(absl::StrCat(
          "at sequence ", record.sequence, " the store has ", entry.point.truth_rows,
          " truth rows and chain ", absl::Hex(entry.point.chain), ", but ", record.truth_rows,
          " and ", absl::Hex(record.chain), " were recorded: it is another history"));
    }
  }
  while (point.sequence < head) {
    ASSIGN_OR_RETURN(const JournalEntry entry, ReadEntry(db, point.sequence + 1));
    if (entry.point.chain != NextChain(point, entry.point.truth_rows, entry.digest)) {
      return absl::DataLossError(
          absl::StrCat("the journal's chain breaks at sequence ", entry.point.sequence));
    }
    point = entry.point;
  }
  return point;
}

}  // namespace entente
