// When the disk refuses: writing stops and says why, reading goes on, opening again decides.
#include <optional>
#include <utility>

#include "gmock/gmock.h"
#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "gtest/gtest.h"
#include "tests/faults/fault_fs.h"
#include "tests/faults/pair_ledger.h"
#include "tests/faults/scratch_dir.h"

namespace entente {
namespace {

using testing::HasSubstr;

class WriteErrorTest : public testing::Test {
 protected:
  WriteErrorTest() { Open(); }

  void Open() {
    engine_.reset();
    fs_ = std::make_shared<FaultFs>();
    env_ = EnvOver(fs_);
    RocksDbOptions options;
    options.directory = scratch_ / "store";
    options.memtable_bytes = 64u << 10;
    options.env = env_.get();
    auto engine = RocksDbEngine::Open(options);
    ASSERT_TRUE(engine.ok()) << engine.status();
    engine_ = *std::move(engine);
  }

  // Commits until it does not succeed, at most `most` times.
  absl::StatusOr<CommitOutcome> CommitUntilFailure(int most) {
    absl::StatusOr<CommitOutcome> outcome = CommitOutcome();
    for (int i = 0; i < most; ++i) {
      outcome = ledger_.CommitNext(engine_.get());
      if (!outcome.ok() || outcome->kind != CommitOutcome::Kind::kCommitted) break;
      acknowledged_ = outcome->head;
    }
    return outcome;
  }

  void ExpectAllThere() {
    const auto findings = ledger_.Check(*engine_, acknowledged_);
    ASSERT_TRUE(findings.ok()) << findings.status();
    EXPECT_EQ(findings->lost + findings->torn, 0u) << findings->first;
  }

  const ScratchDir scratch_;
  const PairLedger ledger_{/*with_loads=*/false};
  std::shared_ptr<FaultFs> fs_;
  std::unique_ptr<rocksdb::Env> env_;
  std::unique_ptr<RocksDbEngine> engine_;
  Sequence acknowledged_ = 0;
};

TEST_F(WriteErrorTest, ABackgroundErrorStopsWritesAndReadsGoOn) {
  CommitUntilFailure(20).IgnoreError();
  fs_->FailWritesOf(".sst");
  const auto outcome = CommitUntilFailure(5'000);  // until a memtable is flushed
  ASSERT_FALSE(outcome.ok() && outcome->kind == CommitOutcome::Kind::kCommitted);
  const absl::Status writable = engine_->Writable();
  ASSERT_TRUE(absl::IsUnavailable(writable)) << writable;
  EXPECT_THAT(std::string(writable.message()), HasSubstr("injected write error"));
  EXPECT_TRUE(absl::IsUnavailable(ledger_.CommitNext(engine_.get()).status()));
  ExpectAllThere();
  Open();
  ExpectAllThere();
  EXPECT_TRUE(engine_->Writable().ok());
}

TEST_F(WriteErrorTest, AFailedSyncOfTheLogIsAnUnknownOutcomeDecidedByOpening) {
  CommitUntilFailure(5).IgnoreError();
  fs_->FailSyncsOf(".log");
  const auto outcome = CommitUntilFailure(1);
  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_EQ(outcome->kind, CommitOutcome::Kind::kUnknown);
  EXPECT_EQ(engine_->WaitStable(0, absl::InfinitePast()), 5u);
  EXPECT_EQ(*engine_->Lookup(PairLedger::IdOf(6)), std::nullopt);
  EXPECT_TRUE(absl::IsUnavailable(engine_->Writable()));
  ExpectAllThere();
  Open();
  ExpectAllThere();
  const Sequence stable = engine_->WaitStable(0, absl::InfinitePast());
  EXPECT_EQ((*engine_->Lookup(PairLedger::IdOf(6))).has_value(), stable == 6);
}

// The publishing batch is synced, then RocksDB cannot take the files over: opening again does it.
TEST_F(WriteErrorTest, ALoadInterruptedWhilePublishedIsWholeAfterOpening) {
  const PairLedger loads(/*with_loads=*/true);
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(loads.CommitNext(engine_.get()).ok());
  fs_->FailLinks();
  const auto outcome = loads.CommitNext(engine_.get());  // the fifth is a load
  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_EQ(outcome->kind, CommitOutcome::Kind::kUnknown);
  EXPECT_EQ(engine_->WaitStable(0, absl::InfinitePast()), 4u);
  auto findings = loads.Check(*engine_, 4);
  ASSERT_TRUE(findings.ok()) << findings.status();
  EXPECT_EQ(findings->lost + findings->torn, 0u) << findings->first;
  Open();
  findings = loads.Check(*engine_, 5);
  ASSERT_TRUE(findings.ok()) << findings.status();
  EXPECT_EQ(findings->stable, 5u);
  EXPECT_EQ(findings->lost + findings->torn, 0u) << findings->first;
}

TEST_F(WriteErrorTest, ARecordThatCannotBeWrittenStopsWrites) {
  CommitUntilFailure(3).IgnoreError();
  fs_->FailWritesOf("committed");
  const auto outcome = CommitUntilFailure(100'000);
  ASSERT_FALSE(outcome.ok());
  EXPECT_TRUE(absl::IsUnavailable(outcome.status())) << outcome.status();
  EXPECT_THAT(std::string(outcome.status().message()), HasSubstr("committed"));
  ExpectAllThere();
}

TEST_F(WriteErrorTest, LittleFreeSpaceIsRefusedBeforeTheDiskIsFull) {
  CommitUntilFailure(3).IgnoreError();
  fs_->SetFreeSpace((uint64_t{1} << 30) - 1);
  const auto outcome = CommitUntilFailure(1);
  ASSERT_TRUE(absl::IsResourceExhausted(outcome.status())) << outcome.status();
  EXPECT_THAT(std::string(outcome.status().message()), HasSubstr("must stay free"));
  EXPECT_TRUE(absl::IsResourceExhausted(engine_->Writable()));
  ExpectAllThere();
  fs_->SetFreeSpace(uint64_t{1} << 50);
  EXPECT_TRUE(engine_->Writable().ok());
  CommitUntilFailure(1).IgnoreError();
  EXPECT_EQ(acknowledged_, 4u);
}

// Between the floor and what is kept for commits, commits go on and loads do not.
TEST_F(WriteErrorTest, ALoadEndsBeforeCommitsDo) {
  const auto floor = DefaultFloorBytes(scratch_.path(), 64u << 10);
  ASSERT_TRUE(floor.ok()) << floor.status();
  fs_->SetFreeSpace(*floor + kRoomForCommits / 2);
  CommitUntilFailure(3).IgnoreError();
  EXPECT_EQ(acknowledged_, 3u);
  bool given = false;
  const absl::Status staged = engine_->Stage([&](Row* row) {
    *row = {RowKind::kTruth, 4, "p", "s", "v"};
    return !std::exchange(given, true);
  });
  EXPECT_TRUE(absl::IsResourceExhausted(staged)) << staged;
  EXPECT_TRUE(engine_->Writable().ok());
}

}  // namespace
}  // namespace entente
