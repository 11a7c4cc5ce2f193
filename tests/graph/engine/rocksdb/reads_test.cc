// Rows that the engine never wrote: bad bytes are data loss, never an abort or a wrong answer.
#include <rocksdb/db.h>

#include "gmock/gmock.h"
#include "graph/engine/rocksdb/keys.h"
#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "tests/faults/pair_ledger.h"
#include "tests/faults/scratch_dir.h"
#include "tests/graph/engine/rocksdb/plain_db.h"

namespace entente {
namespace {

class ReadsTest : public testing::Test {
 protected:
  ReadsTest() {
    Open();
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(PairLedger(false).CommitNext(engine_.get()).ok());
  }

  void Open() {
    RocksDbOptions options;
    options.directory = scratch_ / "store";
    options.free_space_floor_bytes = 0;
    auto engine = RocksDbEngine::Open(options);
    ASSERT_TRUE(engine.ok()) << engine.status();
    engine_ = *std::move(engine);
  }

  // Changes a row behind the engine's back; an empty value removes it.
  void Overwrite(const std::string& key, const std::string& value) {
    engine_.reset();
    {
      const auto db = OpenPlainDb(scratch_ / "store/rocksdb");
      const rocksdb::Status status = value.empty() ? db->Delete(rocksdb::WriteOptions(), key)
                                                   : db->Put(rocksdb::WriteOptions(), key, value);
      ASSERT_TRUE(status.ok()) << status.ToString();
    }
    Open();
  }

  const ScratchDir scratch_;
  std::unique_ptr<RocksDbEngine> engine_;
};

TEST_F(ReadsTest, AnUnknownRowKindIsDataLoss) {
  Overwrite(RowKey("odd", "a", 1), "\x09value");
  const GetRequest get{"odd", "a"};
  EXPECT_TRUE(absl::IsDataLoss(engine_->MultiGet({&get, 1}, 3, absl::InfiniteFuture()).status()));
  ScanRequest scan;
  scan.partition = "odd";
  EXPECT_TRUE(absl::IsDataLoss(engine_->MultiScan({&scan, 1}, 3, absl::InfiniteFuture()).status()));
}

TEST_F(ReadsTest, AKeyWithoutSequenceIsDataLoss) {
  Overwrite(RowPrefix("odd", "abc"), "\x01value");
  ScanRequest scan;
  scan.partition = "odd";
  EXPECT_TRUE(absl::IsDataLoss(engine_->MultiScan({&scan, 1}, 3, absl::InfiniteFuture()).status()));
}

TEST_F(ReadsTest, ATruthRowMissingFromTheStoreIsDataLossInTail) {
  const Row lost = engine_->Tail({2}, 1)->rows.front();
  Overwrite(RowKey(lost.partition, lost.suffix, lost.sequence), "");
  EXPECT_TRUE(engine_->Tail({3}, 100).ok());
  EXPECT_TRUE(absl::IsDataLoss(engine_->Tail({1}, 100).status()));
}

TEST_F(ReadsTest, ATruthRowTurnedDerivedIsDataLossInTail) {
  const Row row = engine_->Tail({2}, 1)->rows.front();
  Overwrite(RowKey(row.partition, row.suffix, row.sequence), "\x02" + row.value);
  EXPECT_TRUE(absl::IsDataLoss(engine_->Tail({1}, 100).status()));
}

TEST_F(ReadsTest, ADamagedCommitIdRowIsDataLoss) {
  Overwrite(CommitIdKey(PairLedger::IdOf(2)), "odd");
  EXPECT_TRUE(absl::IsDataLoss(engine_->Lookup(PairLedger::IdOf(2)).status()));
}

}  // namespace
}  // namespace entente
