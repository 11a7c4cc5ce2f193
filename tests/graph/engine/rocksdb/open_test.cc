// Opening: what is refused, with which words, and that a refusal changes nothing.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "gmock/gmock.h"
#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "gtest/gtest.h"
#include "tests/faults/pair_ledger.h"
#include "tests/faults/scratch_dir.h"

namespace entente {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

class OpenTest : public testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<RocksDbEngine>> Open() {
    RocksDbOptions options;
    options.directory = store_;
    options.free_space_floor_bytes = 0;
    return RocksDbEngine::Open(options);
  }

  void MakeStore(int commits) {
    auto engine = Open();
    ASSERT_TRUE(engine.ok()) << engine.status();
    for (int i = 0; i < commits; ++i) ASSERT_TRUE(PairLedger(true).CommitNext(engine->get()).ok());
  }

  void Write(const std::string& name, const std::string& contents) {
    std::ofstream(store_ + "/" + name, std::ios::binary) << contents;
  }

  std::map<std::string, std::string> Bytes() {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(store_)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      files[entry.path()] = std::string(std::istreambuf_iterator<char>(in), {});
    }
    return files;
  }

  const ScratchDir scratch_;
  const std::string store_ = scratch_ / "store";
};

TEST_F(OpenTest, AnUnknownFormatIsRefusedAndNothingChanges) {
  MakeStore(3);
  Write("format", "entente-engine 2\n");
  const auto before = Bytes();
  const auto engine = Open();
  ASSERT_TRUE(absl::IsFailedPrecondition(engine.status())) << engine.status();
  EXPECT_THAT(std::string(engine.status().message()), HasSubstr("says \"entente-engine 2\""));
  EXPECT_THAT(std::string(engine.status().message()), HasSubstr("\"entente-engine 1\""));
  EXPECT_EQ(Bytes(), before);
  Write("format", "entente-engine 1\n");
  EXPECT_TRUE(Open().ok());
}

TEST_F(OpenTest, ASecondOpeningIsRefusedAndDisturbsNothing) {
  auto first = Open();
  ASSERT_TRUE(first.ok());
  const auto second = Open();
  ASSERT_TRUE(absl::IsFailedPrecondition(second.status())) << second.status();
  EXPECT_THAT(std::string(second.status().message()), HasSubstr("already open by another process"));
  ASSERT_TRUE(PairLedger(true).CommitNext(first->get()).ok());
  first->reset();
  EXPECT_TRUE(Open().ok());
}

TEST_F(OpenTest, MissingPartsOfAStoreAreDataLoss) {
  MakeStore(3);
  for (const char* name : {"committed", "format", "rocksdb/CURRENT"}) {
    const std::string path = store_ + "/" + name;
    fs::rename(path, scratch_ / "aside");
    const auto engine = Open();
    ASSERT_TRUE(absl::IsDataLoss(engine.status())) << engine.status();
    EXPECT_THAT(std::string(engine.status().message()), HasSubstr(path));
    EXPECT_THAT(std::string(engine.status().message()), HasSubstr("from a backup"));
    fs::rename(scratch_ / "aside", path);
  }
  EXPECT_TRUE(Open().ok());
}

TEST_F(OpenTest, ADamagedRecordIsDataLoss) {
  MakeStore(3);
  Write("committed", "entente-committed 1 3 9 0000000000000000 0000000000000000\n");
  const auto engine = Open();
  ASSERT_TRUE(absl::IsDataLoss(engine.status())) << engine.status();
  EXPECT_THAT(std::string(engine.status().message()), HasSubstr(store_ + "/committed"));
}

TEST_F(OpenTest, AHalfMadeStoreIsMadeWhole) {
  fs::create_directory(store_);
  ASSERT_TRUE(Open().ok());
  // As after a crash just before RocksDB was made.
  fs::remove_all(store_ + "/rocksdb");
  ASSERT_TRUE(Open().ok());
  fs::remove_all(store_ + "/rocksdb");
  fs::remove(store_ + "/format");
  ASSERT_TRUE(Open().ok());
  MakeStore(2);
}

TEST_F(OpenTest, ADirectoryWithoutParentIsAnError) {
  RocksDbOptions options;
  options.directory = scratch_ / "none/store";
  EXPECT_FALSE(RocksDbEngine::Open(options).ok());
}

TEST_F(OpenTest, LeftoversOfUnpublishedLoadsAreRemoved) {
  MakeStore(2);
  Write("staging/3-1.sst", "half a file");
  ASSERT_TRUE(Open().ok());
  EXPECT_TRUE(fs::is_empty(store_ + "/staging"));
}

TEST_F(OpenTest, EnginesCanShareACache) {
  RocksDbOptions options;
  options.block_cache = NewBlockCache(8u << 20);
  options.directory = scratch_ / "one";
  const auto one = RocksDbEngine::Open(options);
  options.directory = scratch_ / "two";
  const auto two = RocksDbEngine::Open(options);
  EXPECT_TRUE(one.ok() && two.ok());
  EXPECT_GE(options.block_cache.use_count(), 3);
}

}  // namespace
}  // namespace entente
