// The power goes at any write or sync: what was synced is there, and a disk that lies is noticed.
#include <random>

#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "gtest/gtest.h"
#include "tests/faults/fault_fs.h"
#include "tests/faults/pair_ledger.h"
#include "tests/faults/scratch_dir.h"

namespace entente {
namespace {

constexpr int kCuts = 20;

RocksDbOptions OptionsFor(const std::string& directory) {
  RocksDbOptions options;
  options.directory = directory;
  options.memtable_bytes = 64u << 10;
  options.free_space_floor_bytes = 0;
  options.record_lag = absl::Milliseconds(1);
  return options;
}

struct Totals {
  Sequence acknowledged = 0;  // by the end of the last cut
  uint64_t lost = 0;
  uint64_t torn = 0;
  int refused = 0;  // openings that ended in kDataLoss
  int other_failures = 0;
  std::string first;
};

// Cuts the power of a growing store `cuts` times; `lies` names files whose syncs are not done. Ends
// at the first finding.
Totals CutAndCheck(int cuts, const std::vector<std::string>& lies, std::mt19937_64* random) {
  const ScratchDir scratch;
  const PairLedger ledger(/*with_loads=*/true);
  Totals totals;
  for (int cut = 0; cut < cuts; ++cut) {
    const auto fs = std::make_shared<FaultFs>();
    const auto env = EnvOver(fs);
    for (const std::string& lie : lies) fs->LieAboutSyncsOf(lie);
    RocksDbOptions options = OptionsFor(scratch / "store");
    options.env = env.get();
    if (auto engine = RocksDbEngine::Open(options); engine.ok()) {
      fs->CutPowerAfter((*random)() % 600);
      while (!fs->PowerIsCut()) {
        const auto outcome = ledger.CommitNext(engine->get());
        // Whatever ends after the cut is no acknowledgement: nobody is left to hear it.
        if (fs->PowerIsCut()) break;
        if (!outcome.ok() || outcome->kind != CommitOutcome::Kind::kCommitted) {
          ++totals.other_failures;
          break;
        }
        totals.acknowledged = outcome->head;
      }
    } else {
      totals.first = std::string(engine.status().message());
      ++totals.other_failures;
    }
    fs->LoseUnsynced(random);

    auto engine = RocksDbEngine::Open(OptionsFor(scratch / "store"));
    if (!engine.ok()) {
      totals.first = std::string(engine.status().message());
      ++(absl::IsDataLoss(engine.status()) ? totals.refused : totals.other_failures);
      return totals;
    }
    const auto findings = ledger.Check(**engine, totals.acknowledged);
    if (!findings.ok()) {
      totals.first = std::string(findings.status().message());
      ++totals.other_failures;
      return totals;
    }
    totals.lost += findings->lost;
    totals.torn += findings->torn;
    totals.first = findings->first;
    if (totals.lost + totals.torn > 0 || totals.other_failures > 0) return totals;
    totals.acknowledged = findings->stable;
  }
  return totals;
}

class PowerCutTest : public testing::Test {
 protected:
  const uint64_t seed_ = std::random_device()();
  std::mt19937_64 random_{seed_};
};

TEST_F(PowerCutTest, WhatWasAcknowledgedIsThere) {
  const Totals totals = CutAndCheck(kCuts, {}, &random_);
  EXPECT_EQ(totals.refused, 0) << totals.first << " seed " << seed_;
  EXPECT_EQ(totals.other_failures, 0) << totals.first << " seed " << seed_;
  EXPECT_EQ(totals.lost, 0u) << totals.first << " seed " << seed_;
  EXPECT_EQ(totals.torn, 0u) << totals.first << " seed " << seed_;
  EXPECT_GT(totals.acknowledged, static_cast<Sequence>(kCuts));
  std::printf("%d cuts, %llu commits, seed %llu\n", kCuts,
              static_cast<unsigned long long>(totals.acknowledged),
              static_cast<unsigned long long>(seed_));
}

// A log whose syncs are lies: the record outside it says more than the log has.
TEST_F(PowerCutTest, ALogThatWasNotSyncedIsRefusedAtOpen) {
  int refused = 0;
  for (int run = 0; run < 10 && refused == 0; ++run) {
    refused = CutAndCheck(5, {".log"}, &random_).refused;
  }
  EXPECT_GT(refused, 0) << "seed " << seed_;
}

// Control of the checker: if the record lies along, only the checker can see the loss.
TEST_F(PowerCutTest, TheCheckerSeesWhatAWhollyLyingDiskLoses) {
  uint64_t seen = 0;
  for (int run = 0; run < 10 && seen == 0; ++run) {
    const Totals totals = CutAndCheck(5, {".log", "committed"}, &random_);
    seen = totals.lost + static_cast<uint64_t>(totals.refused);
  }
  EXPECT_GT(seen, 0u) << "seed " << seed_;
}

}  // namespace
}  // namespace entente
