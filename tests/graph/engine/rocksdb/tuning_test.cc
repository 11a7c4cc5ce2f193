// The settings that guard the data, one by one: whoever changes one meets its reason here.
#include "graph/engine/rocksdb/tuning.h"

#include <rocksdb/table.h>

#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(TuningTest, TheSettingsThatGuardTheData) {
  RocksDbOptions options;
  options.memtable_bytes = 1u << 20;
  const rocksdb::Options tuned = Tuned(options);
  EXPECT_EQ(tuned.wal_recovery_mode, rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords);
  EXPECT_FALSE(tuned.track_and_verify_wals_in_manifest);
  EXPECT_EQ(tuned.wal_compression, rocksdb::kNoCompression);
  EXPECT_FALSE(tuned.manual_wal_flush);
  EXPECT_TRUE(tuned.paranoid_checks);
  EXPECT_TRUE(tuned.verify_sst_unique_id_in_manifest);
  EXPECT_LE(tuned.max_write_buffer_number, 2);
  EXPECT_EQ(tuned.write_buffer_size, 1u << 20);
  EXPECT_EQ(tuned.memtable_protection_bytes_per_key, 8u);
  EXPECT_FALSE(tuned.allow_mmap_writes);
  const auto* table = tuned.table_factory->GetOptions<rocksdb::BlockBasedTableOptions>();
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->checksum, rocksdb::kXXH3);
}

TEST(TuningTest, TableFilesOfALoadHaveNoFilterAndWhatElseTheStoreHas) {
  const rocksdb::Options tuned = Tuned(RocksDbOptions());
  const rocksdb::Options staging = TunedForStaging(tuned);
  EXPECT_EQ(staging.bottommost_compression, rocksdb::kZSTD);
  const auto* table = staging.table_factory->GetOptions<rocksdb::BlockBasedTableOptions>();
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->filter_policy, nullptr);
  EXPECT_EQ(table->checksum, rocksdb::kXXH3);
  const auto* own = tuned.table_factory->GetOptions<rocksdb::BlockBasedTableOptions>();
  EXPECT_NE(own->filter_policy, nullptr);
}

TEST(TuningTest, WritesAreSyncedAndReadsVerified) {
  EXPECT_TRUE(SyncedWrite().sync);
  EXPECT_FALSE(SyncedWrite().disableWAL);
  EXPECT_EQ(SyncedWrite().protection_bytes_per_key, 8u);
  EXPECT_TRUE(CheckedRead().verify_checksums);
  EXPECT_TRUE(CheckedRead().total_order_seek);
}

}  // namespace
}  // namespace entente
