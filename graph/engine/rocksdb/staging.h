// Bulk loads on their way into RocksDB.
//
// Staged rows are written as table files into staging/, synced, and not yet known to RocksDB: that
// makes them durable and invisible. The publishing commit writes one row per file (table kLoad) in
// its own synced batch and then hands the files to RocksDB. A crash in between is finished at the
// next open: a file whose first key RocksDB does not have is handed over then. Files that no
// published commit names are removed at open. So no row ever enters RocksDB twice or leaves it
// again, and 7.8's misordering of two versions of one key in ingested files cannot arise.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_STAGING_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_STAGING_H_

#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/engine/engine.h"
#include "graph/engine/rocksdb/journal.h"
#include "graph/engine/rocksdb/load_runs.h"

namespace entente {

// Not thread-safe: used under the engine's write mutex.
class Staging {
 public:
  // `options`: RocksDB's own. Table files are about `part_bytes` large.
  Staging(std::string directory, const rocksdb::Options& options, uint64_t part_bytes);
  ~Staging();

  // Writes the rows for `sequence`. On an error nothing staged is kept, of this call or of earlier
  // ones. `may_write` is asked before each file, with the bytes it may take.
  using MayWrite = std::function<absl::Status(uint64_t bytes)>;
  absl::Status Add(Sequence sequence, const RowSource& rows, const MayWrite& may_write);

  // What has been staged since the last Clear.
  absl::Span<const LoadPart> parts() const { return parts_; }
  // True if a staged file has this RocksDB key.
  absl::StatusOr<bool> Contains(const std::string& key);
  // Forgets the parts (they are RocksDB's now).
  void Clear();
  // Removes the parts and their files.
  void Drop();

  // Hands the file of a published part to RocksDB, unless it has been already. kDataLoss if
  // RocksDB does not have it and the file is missing.
  absl::Status HandOver(rocksdb::DB* db, Sequence sequence, const LoadPart& part) const;

  // At open: hands over what was published, removes what was not. kDataLoss as HandOver.
  absl::Status Recover(rocksdb::DB* db) const;

 private:
  class Writer;
  struct Reader;

  absl::Status Write(const RowSource& rows, Writer* writer);
  // kInvalidArgument if the truth rows lie among those staged before.
  absl::Status CheckApart(const LoadRuns& runs) const;

  std::string PathOf(Sequence sequence, uint32_t part) const;
  absl::Status RemoveLeftovers() const;

  const std::string directory_;
  const rocksdb::Options options_;
  const uint64_t part_bytes_;
  Sequence sequence_ = 0;
  uint32_t next_part_ = 1;
  std::vector<LoadPart> parts_;
  std::vector<std::string> last_keys_;                      // of parts_, one each
  uint64_t truth_rows_ = 0;                                 // of parts_
  std::vector<std::pair<std::string, std::string>> truth_;  // first and last key, one a call
  std::map<uint32_t, std::unique_ptr<Reader>> readers_;     // by part, those that Contains needed
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_STAGING_H_
