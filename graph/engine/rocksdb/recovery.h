// What is checked when a store is opened, before anything is answered from it.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_RECOVERY_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_RECOVERY_H_

#include <rocksdb/db.h>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/engine/rocksdb/commit_record.h"
#include "graph/engine/rocksdb/journal.h"

namespace entente {

// The journal row of `sequence` (>= 1); kDataLoss if it is missing or damaged.
absl::StatusOr<JournalEntry> ReadEntry(rocksdb::DB* db, Sequence sequence);

// Where the store stands. kDataLoss if head and journal disagree, if the store is behind `record`
// or differs from it there, or if the journal's chain is broken after it.
// Cost: one row per commit since the record was written.
absl::StatusOr<CommittedPoint> CheckAgainstRecord(rocksdb::DB* db, const CommittedPoint& record);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_RECOVERY_H_
