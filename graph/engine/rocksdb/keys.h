// Keys inside RocksDB, byte by byte (docs/storage-format-engine.md). All numbers are big-endian, so
// that RocksDB's byte order is the order of the engine.
//
//   row        10 | partition, each 00 as 00 ff | 00 00 | suffix | 2^64-1 - sequence (8)
//   format     01
//   head       02
//   commit id  03 | commit id (16)
//   journal    04 | sequence (8)
//   load       05 | sequence (8) | part (4)
//   load runs  07 | sequence (8) | number of the run's first truth row (8)
//
// The partition's end is marked and not counted, so that keys order as (partition, suffix) does.
// The sequence is inverted, so that the newest version of a suffix comes first.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_KEYS_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_KEYS_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "graph/engine/engine.h"

namespace entente {

// First byte of a key. Never reused for something else.
enum class Table : uint8_t {
  kFormat = 0x01,
  kHead = 0x02,
  kCommitId = 0x03,
  kJournal = 0x04,
  kLoad = 0x05,
  kLoadRuns = 0x07,  // 06 was a list of keys, never written by a release
  kRow = 0x10,
};

void AppendBigEndian(uint64_t number, int bytes, std::string* out);
// The first `bytes` bytes of `in`, which has at least so many.
uint64_t ReadBigEndian(absl::string_view in, int bytes);

// The key with nothing behind its table byte, also the least key of the table.
std::string TableKey(Table table);
// Table and numbers: kJournal, kLoad, kLoadRuns.
std::string JournalKey(Sequence sequence);
std::string LoadKey(Sequence sequence, uint32_t part);
std::string LoadRunKey(Sequence sequence, uint64_t first_row);
std::string CommitIdKey(absl::string_view commit_id);

// The key of a row, and what all rows of `partition` whose suffix starts with `prefix` start with.
std::string RowKey(absl::string_view partition, absl::string_view suffix, Sequence sequence);
std::string RowPrefix(absl::string_view partition, absl::string_view prefix);

// What is behind the partition of a row key.
struct RowKeyTail {
  absl::string_view suffix;
  Sequence sequence = 0;
};
// Takes the key of any row apart. False if it is not a row's.
bool SplitRowKey(absl::string_view key, std::string* partition, RowKeyTail* out);
// False if `key` is not that of a row of the partition with this front (RowPrefix(partition, "")).
bool ParseRowKey(absl::string_view key, absl::string_view front, RowKeyTail* out);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_KEYS_H_
