// The journal: one row per sequence that says what was committed. It carries the order of the truth
// rows for Tail, and a checksum chained over all rows ever committed, so that the store's state can
// be compared with the record outside it.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_JOURNAL_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_JOURNAL_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "graph/engine/engine.h"
#include "graph/engine/rocksdb/checksum.h"
#include "graph/engine/rocksdb/commit_record.h"

namespace entente {

// A truth row's key without its sequence, which its journal row's key gives.
struct TruthKey {
  std::string partition;
  std::string suffix;
  friend bool operator==(const TruthKey&, const TruthKey&) = default;
};

// What is said about one table file of a bulk load.
struct LoadPart {
  uint32_t part = 0;  // its number within the sequence, from 1
  uint64_t rows = 0;  // engine rows in it; 0 for the file of the load's runs
  uint64_t truth_rows = 0;
  uint64_t digest = 0;    // of its rows
  std::string first_key;  // least RocksDB key in it; not in RocksDB means: not ingested
  friend bool operator==(const LoadPart&, const LoadPart&) = default;
};

// What is said about one sequence.
struct JournalEntry {
  CommittedPoint point;  // after the sequence
  uint64_t digest = 0;   // of the rows given to Commit and of the load parts
  uint32_t load_parts = 0;
  std::vector<TruthKey> keys;  // of the rows given to Commit, in the order given
};

// Adds a row to a digest: kind, partition, suffix, value.
void AddRow(const Row& row, Checksum* digest);
// The entry that follows `previous`.
JournalEntry NextEntry(const CommittedPoint& previous, absl::Span<const Row> rows,
                       absl::Span<const LoadPart> parts);
// The chain after `previous` and a sequence with these; NextEntry's chain, recomputed at open.
uint64_t NextChain(const CommittedPoint& previous, uint64_t truth_rows, uint64_t digest);

// Bytes of the values of tables kJournal and kLoad. Decoding: kDataLoss for what the
// encoding does not write.
std::string EncodeEntry(const JournalEntry& entry);
absl::StatusOr<JournalEntry> DecodeEntry(Sequence sequence, absl::string_view bytes);
std::string EncodePart(const LoadPart& part);
absl::StatusOr<LoadPart> DecodePart(uint32_t number, absl::string_view bytes);
void AppendKey(absl::string_view partition, absl::string_view suffix, std::string* out);
absl::StatusOr<std::vector<TruthKey>> DecodeKeys(absl::string_view bytes);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_JOURNAL_H_
