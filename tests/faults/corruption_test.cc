// Damaged and exchanged files: refused with the file's name and the remedy, never served.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "gmock/gmock.h"
#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "gtest/gtest.h"
#include "tests/faults/pair_ledger.h"
#include "tests/faults/scratch_dir.h"

namespace entente {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

RocksDbOptions OptionsFor(const std::string& directory) {
  RocksDbOptions options;
  options.directory = directory;
  options.free_space_floor_bytes = 0;
  return options;
}

void CommitSome(const std::string& directory, int commits) {
  auto engine = RocksDbEngine::Open(OptionsFor(directory));
  ASSERT_TRUE(engine.ok()) << engine.status();
  const PairLedger ledger(/*with_loads=*/false);
  for (int i = 0; i < commits; ++i) ASSERT_TRUE(ledger.CommitNext(engine->get()).ok());
}

std::string FindFile(const std::string& directory, const std::string& name_part) {
  std::string largest;
  for (const auto& entry : fs::directory_iterator(directory)) {
    if (entry.path().filename().string().find(name_part) == std::string::npos) continue;
    if (largest.empty() || entry.file_size() > fs::file_size(largest)) largest = entry.path();
  }
  return largest;
}

void FlipBit(const std::string& path, uint64_t offset, int bit) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(offset));
  const char byte = static_cast<char>(file.get());
  file.seekp(static_cast<std::streamoff>(offset));
  file.put(static_cast<char>(byte ^ (1 << bit)));
}

absl::Status OpenAndCheck(const std::string& directory, Sequence acknowledged) {
  auto engine = RocksDbEngine::Open(OptionsFor(directory));
  if (!engine.ok()) return engine.status();
  const auto findings = PairLedger(false).Check(**engine, acknowledged);
  if (!findings.ok()) return findings.status();
  if (findings->lost + findings->torn > 0) return absl::InternalError("silent: " + findings->first);
  return absl::OkStatus();
}

// A copy of the store is damaged by one flipped bit; the rest is whole.
class FlipTest : public testing::TestWithParam<const char*> {};

TEST_P(FlipTest, IsNeverSilent) {
  const uint64_t seed = std::random_device()();
  std::mt19937_64 random(seed);
  const ScratchDir scratch;
  const std::string whole = scratch / "whole";
  CommitSome(whole, 60);
  if (std::string(GetParam()) == ".sst") CommitSome(whole, 1);  // opening flushes the first log
  const Sequence acknowledged = std::string(GetParam()) == ".sst" ? 61 : 60;
  int refused = 0;
  for (int i = 0; i < 25; ++i) {
    const std::string copy = scratch / ("copy" + std::to_string(i));
    fs::copy(whole, copy, fs::copy_options::recursive);
    const std::string file = FindFile(copy + "/rocksdb", GetParam());
    ASSERT_FALSE(file.empty());
    FlipBit(file, random() % fs::file_size(file), static_cast<int>(random() % 8));
    const absl::Status status = OpenAndCheck(copy, acknowledged);
    ASSERT_FALSE(absl::IsInternal(status)) << status << " seed " << seed << " flip " << i;
    if (absl::IsDataLoss(status)) ++refused;
    fs::remove_all(copy);
  }
  std::printf("%s: %d of 25 flips refused, the others harmless; seed %llu\n", GetParam(), refused,
              static_cast<unsigned long long>(seed));
  EXPECT_GT(refused, 5) << "seed " << seed;
}

INSTANTIATE_TEST_SUITE_P(, FlipTest, testing::Values(".log", ".sst", "MANIFEST"),
                         [](const auto& test) {
                           const std::string name = test.param;
                           return name[0] == '.' ? name.substr(1) : name;
                         });

TEST(CorruptionTest, ADamagedLogIsRefusedWithTheRemedy) {
  const ScratchDir scratch;
  CommitSome(scratch / "store", 40);
  const std::string log = FindFile(scratch / "store/rocksdb", ".log");
  FlipBit(log, fs::file_size(log) / 2, 3);
  const auto engine = RocksDbEngine::Open(OptionsFor(scratch / "store"));
  ASSERT_TRUE(absl::IsDataLoss(engine.status())) << engine.status();
  EXPECT_THAT(std::string(engine.status().message()), HasSubstr(scratch / "store"));
  EXPECT_THAT(std::string(engine.status().message()), HasSubstr("from a backup"));
}

// RocksDB's directory as it was earlier, with the record of today: a regression.
TEST(CorruptionTest, AnOlderRocksDbUnderANewerRecordIsRefused) {
  const ScratchDir scratch;
  const std::string store = scratch / "store";
  CommitSome(store, 10);
  fs::copy(store + "/rocksdb", scratch / "older", fs::copy_options::recursive);
  CommitSome(store, 5);
  fs::remove_all(store + "/rocksdb");
  fs::copy(scratch / "older", store + "/rocksdb", fs::copy_options::recursive);
  const auto engine = RocksDbEngine::Open(OptionsFor(store));
  ASSERT_TRUE(absl::IsDataLoss(engine.status())) << engine.status();
  EXPECT_THAT(std::string(engine.status().message()), HasSubstr("committed"));
  EXPECT_THAT(std::string(engine.status().message()), HasSubstr("ends at sequence 10"));
}

// Control: with its own, older record the older copy opens. It was the record that spoke.
TEST(CorruptionTest, AWholeOlderCopyOpens) {
  const ScratchDir scratch;
  CommitSome(scratch / "store", 10);
  fs::copy(scratch / "store", scratch / "older", fs::copy_options::recursive);
  CommitSome(scratch / "store", 5);
  EXPECT_TRUE(OpenAndCheck(scratch / "older", 10).ok());
}

// Another store of the same length under our record: the chains differ.
TEST(CorruptionTest, AnotherHistoryIsRefused) {
  const ScratchDir scratch;
  CommitSome(scratch / "store", 7);
  {
    auto other = RocksDbEngine::Open(OptionsFor(scratch / "other"));
    ASSERT_TRUE(other.ok());
    const PairLedger ledger(false);
    for (int i = 0; i < 6; ++i) ASSERT_TRUE(ledger.CommitNext(other->get()).ok());
    ASSERT_TRUE(ledger.CommitHalf(other->get()).ok());
  }
  fs::remove_all(scratch / "store/rocksdb");
  fs::copy(scratch / "other/rocksdb", scratch / "store/rocksdb", fs::copy_options::recursive);
  const auto engine = RocksDbEngine::Open(OptionsFor(scratch / "store"));
  ASSERT_TRUE(absl::IsDataLoss(engine.status())) << engine.status();
  EXPECT_THAT(std::string(engine.status().message()), HasSubstr("another history"));
}

}  // namespace
}  // namespace entente
