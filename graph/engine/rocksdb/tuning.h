// RocksDB's own options, as measured and argued in docs/storage-format-engine.md and in tuning.cc.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_TUNING_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_TUNING_H_

#include <rocksdb/options.h>

#include "graph/engine/rocksdb/options.h"

namespace entente {

rocksdb::Options Tuned(const RocksDbOptions& options);

// For table files of a bulk load: without filters, which serve single keys outside the table of
// rows.
rocksdb::Options TunedForStaging(const rocksdb::Options& tuned);

// Synced before it returns, and guarded in memory by a checksum for every key.
rocksdb::WriteOptions SyncedWrite();
inline constexpr size_t kProtectionBytes = 8;  // RocksDB 7.8 knows 0 and 8

// Block checksums verified, byte order over all keys.
rocksdb::ReadOptions CheckedRead();

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_TUNING_H_
