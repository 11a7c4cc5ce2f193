// What a RocksDB engine is opened with. Free of RocksDB's headers, so that a server can fill it.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_OPTIONS_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace rocksdb {
class Cache;
class Env;
}  // namespace rocksdb

namespace entente {

struct RocksDbOptions {
  // One directory per graph, created if missing (its parent must exist).
  std::string directory;

  // Blocks read lately, shared by all engines of a process; null: a private one of 64 MiB.
  std::shared_ptr<rocksdb::Cache> block_cache;

  // Rows gathered in memory before they become a table file; there are at most two such buffers.
  size_t memtable_bytes = 16u << 20;

  // Commits end in kResourceExhausted while less than this is free on the directory's file system.
  // Unset: the greatest of 5 % of it, 1 GiB and three memtables; and loads end kRoomForCommits
  // earlier.
  std::optional<uint64_t> free_space_floor_bytes;

  // The record outside RocksDB may lag behind an acknowledged commit for so long.
  absl::Duration record_lag = absl::Milliseconds(100);

  // Reads every table file back after writing it: for tests.
  bool paranoid_file_checks = false;

  // All file access goes through it; null: the real one. Must outlive the engine.
  rocksdb::Env* env = nullptr;
};

// max(5 % of the file system of `directory`, 1 GiB, three memtables).
absl::StatusOr<uint64_t> DefaultFloorBytes(const std::string& directory, size_t memtable_bytes);

// A bulk load leaves so much free above the floor, so that it stops before commits do.
inline constexpr uint64_t kRoomForCommits = uint64_t{256} << 20;

// A cache of `bytes` for RocksDbOptions::block_cache.
std::shared_ptr<rocksdb::Cache> NewBlockCache(size_t bytes);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_OPTIONS_H_
