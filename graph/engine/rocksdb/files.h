// The few small files that the engine keeps beside RocksDB's, through the same Env.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_FILES_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_FILES_H_

#include <rocksdb/env.h>

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace entente {

// Where things lie in an engine's directory.
struct StorePaths {
  explicit StorePaths(const std::string& directory)
      : directory(directory),
        rocksdb(directory + "/rocksdb"),
        staging(directory + "/staging"),
        lock(directory + "/LOCK") {}
  std::string directory;
  std::string rocksdb;  // RocksDB's own directory
  std::string staging;  // table files of a bulk load that RocksDB does not own yet
  std::string lock;     // held while an engine is open
};
inline constexpr char kFormatFile[] = "format";
inline constexpr char kRecordFile[] = "committed";

// The whole file, or nullopt if there is none.
absl::StatusOr<std::optional<std::string>> ReadFileIfThere(rocksdb::Env* env,
                                                           const std::string& path);

// Puts `contents` under directory/name, durably and in one step: after a crash the file is the old
// one or the new one. Two fsyncs.
absl::Status ReplaceFile(rocksdb::Env* env, const std::string& directory, const std::string& name,
                         absl::string_view contents);

// Makes the names in `directory` durable.
absl::Status SyncDirectory(rocksdb::Env* env, const std::string& directory);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_FILES_H_
