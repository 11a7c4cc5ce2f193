// The record of the last commit, kept in a small file outside RocksDB. RocksDB alone can lose the
// end of its log or of its MANIFEST to a flipped bit and open without complaint; the record says
// where the store must at least be. It is a lower bound: written after the commit is durable.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_COMMIT_RECORD_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_COMMIT_RECORD_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/engine/engine.h"

namespace entente {

// The store as it stood after a sequence.
struct CommittedPoint {
  Sequence sequence = 0;
  uint64_t truth_rows = 0;  // of all sequences so far
  uint64_t chain = 0;       // checksum over all rows so far (journal.h)
  friend bool operator==(const CommittedPoint&, const CommittedPoint&) = default;
};

// One line of text: "entente-committed 1 <sequence> <truth rows> <chain, hex> <check, hex>\n".
std::string FormatRecord(const CommittedPoint& point);

// kDataLoss for anything that FormatRecord does not write.
absl::StatusOr<CommittedPoint> ParseRecord(absl::string_view text);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_COMMIT_RECORD_H_
