// Why each setting is what it is. RocksDB 7.8.3 as Debian 12 ships it.
//
// - kTolerateCorruptedTailRecords: the default mode, point in time, opened a log with a flipped bit
//   and silently dropped every later commit; the absolute mode refuses every torn tail. This one
//   refuses the flip and accepts the tail; a flip inside the very last record is left, and found by
//   the record file.
// - track_and_verify_wals_in_manifest stays off: in 7.8 a synced write that meets the purge of an
//   old log can leave its number in a new MANIFEST, and the next open then refuses a healthy store
//   ("Missing WAL"). The record file notices a lost log without that false alarm.
// - ZSTD below, LZ4 above: nearly all rows end up on the last level, where it takes a fifth less
// room
//   than LZ4; its first level costs a tenth more to write, its third no less room than that.
// - two memtables at most, no log compression: 7.8 orders the retry of a failed flush wrongly with
//   more, and recovers compressed logs wrongly.
#include "graph/engine/rocksdb/tuning.h"

#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

namespace entente {

rocksdb::Options Tuned(const RocksDbOptions& options) {
  rocksdb::Options tuned;
  if (options.env != nullptr) tuned.env = options.env;
  tuned.create_if_missing = false;  // open.cc decides
  tuned.paranoid_checks = true;
  tuned.verify_sst_unique_id_in_manifest = true;
  tuned.paranoid_file_checks = options.paranoid_file_checks;
  tuned.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  tuned.track_and_verify_wals_in_manifest = false;
  tuned.wal_compression = rocksdb::kNoCompression;
  tuned.write_buffer_size = options.memtable_bytes;
  tuned.max_write_buffer_number = 2;
  tuned.memtable_protection_bytes_per_key = kProtectionBytes;
  tuned.max_background_jobs = 2;
  tuned.max_open_files = 512;
  tuned.compression = rocksdb::kLZ4Compression;
  tuned.bottommost_compression = rocksdb::kZSTD;  // SstFileWriter's, too
  tuned.bottommost_compression_opts.enabled = true;
  tuned.bottommost_compression_opts.level = 1;
  tuned.keep_log_file_num = 4;
  tuned.max_log_file_size = 4u << 20;

  rocksdb::BlockBasedTableOptions table;
  table.checksum = rocksdb::kXXH3;
  table.format_version = 5;
  table.block_cache =
      options.block_cache != nullptr ? options.block_cache : NewBlockCache(64u << 20);
  table.cache_index_and_filter_blocks = true;
  // Whole keys: it serves the check that a commit id is new.
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10, false));
  tuned.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return tuned;
}

rocksdb::Options TunedForStaging(const rocksdb::Options& tuned) {
  rocksdb::Options staging = tuned;
  rocksdb::BlockBasedTableOptions table =
      *tuned.table_factory->GetOptions<rocksdb::BlockBasedTableOptions>();
  table.filter_policy.reset();
  staging.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return staging;
}

rocksdb::WriteOptions SyncedWrite() {
  rocksdb::WriteOptions write;
  write.sync = true;
  write.protection_bytes_per_key = kProtectionBytes;
  return write;
}

rocksdb::ReadOptions CheckedRead() {
  rocksdb::ReadOptions read;
  read.verify_checksums = true;
  read.total_order_seek = true;
  return read;
}

}  // namespace entente
