#include "graph/engine/rocksdb/staging.h"

#include <filesystem>

#include "absl/strings/str_format.h"
#include "gmock/gmock.h"
#include "graph/engine/rocksdb/keys.h"
#include "tests/faults/scratch_dir.h"
#include "tests/graph/engine/rocksdb/plain_db.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

class StagingTest : public testing::Test {
 protected:
  StagingTest() { fs::create_directory(scratch_ / "staging"); }

  Staging NewStaging() { return Staging(scratch_ / "staging", Tuned(RocksDbOptions()), 5'000); }

  absl::Status Add(Staging* staging, int begin, int end, absl::string_view partition = "p") {
    int next = begin;
    return staging->Add(
        1,
        [&](Row* row) {
          if (next == end) return false;
          *row = Row{next % 2 == 0 ? RowKind::kTruth : RowKind::kDerived, 1, std::string(partition),
                     absl::StrFormat("%06d", next), std::string(100, static_cast<char>(next))};
          ++next;
          return true;
        },
        [](uint64_t) { return absl::OkStatus(); });
  }

  // What a publishing commit writes about the parts.
  void Publish(const Staging& staging) {
    for (const LoadPart& part : staging.parts()) {
      ASSERT_TRUE(db_->Put(rocksdb::WriteOptions(), LoadKey(1, part.part), EncodePart(part)).ok());
    }
  }

  size_t Files() {
    return static_cast<size_t>(
        std::distance(fs::directory_iterator(scratch_ / "staging"), fs::directory_iterator()));
  }

  uint64_t RowsInDb() {
    const std::string front = RowPrefix("p", "");
    uint64_t rows = 0;
    const std::unique_ptr<rocksdb::Iterator> row(db_->NewIterator(CheckedRead()));
    for (row->Seek(front); row->Valid() && row->key().starts_with(front); row->Next()) ++rows;
    return rows;
  }

  const ScratchDir scratch_;
  const std::unique_ptr<rocksdb::DB> db_ = OpenPlainDb(scratch_ / "db");
};

TEST_F(StagingTest, SplitsIntoPartsThatCountTheirRows) {
  Staging staging = NewStaging();
  ASSERT_TRUE(Add(&staging, 0, 2'000).ok());
  EXPECT_GE(staging.parts().size(), 3u) << "two of rows, one of runs";
  uint64_t rows = 0, truth = 0;
  for (const LoadPart& part : staging.parts()) {
    rows += part.rows;
    truth += part.truth_rows;
  }
  EXPECT_EQ(rows, 2'000u);
  EXPECT_EQ(truth, 1'000u);
  EXPECT_EQ(staging.parts().back().rows, 0u) << "the runs are handed over last";
  EXPECT_TRUE(*staging.Contains(RowKey("p", "000777", 1)));
  EXPECT_FALSE(*staging.Contains(RowKey("p", "000777x", 1)));
}

TEST_F(StagingTest, ARefusedCallLeavesNoFileNorThoseOfCallsBefore) {
  Staging staging = NewStaging();
  ASSERT_TRUE(Add(&staging, 0, 10).ok());
  EXPECT_TRUE(absl::IsInvalidArgument(Add(&staging, 5, 600)));
  EXPECT_EQ(Files(), 0u);
  ASSERT_TRUE(Add(&staging, 0, 10).ok());
  const absl::Status full = staging.Add(
      1,
      [](Row* row) {
        return *row = Row{RowKind::kTruth, 1, "q", "a", ""}, true;
      },
      [](uint64_t) { return absl::ResourceExhaustedError("full"); });
  EXPECT_TRUE(absl::IsResourceExhausted(full));
  EXPECT_EQ(Files(), 0u);
}

// Wherever the crash came after the publishing batch, opening finishes it, and again does nothing.
TEST_F(StagingTest, RecoveryFinishesWhatWasPublished) {
  Staging staging = NewStaging();
  ASSERT_TRUE(Add(&staging, 0, 1'000).ok());
  Publish(staging);
  const std::vector<LoadPart> parts(staging.parts().begin(), staging.parts().end());
  for (size_t done = 0; done < 2; ++done) {
    ASSERT_TRUE(staging.HandOver(db_.get(), 1, parts[done]).ok());
    ASSERT_TRUE(staging.HandOver(db_.get(), 1, parts[done]).ok());
  }
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(NewStaging().Recover(db_.get()).ok());
    EXPECT_EQ(RowsInDb(), 1'000u);
    EXPECT_EQ(Files(), 0u);
  }
}

TEST_F(StagingTest, RecoveryRefusesAMissingFile) {
  Staging staging = NewStaging();
  ASSERT_TRUE(Add(&staging, 0, 10).ok());
  Publish(staging);
  fs::remove(scratch_ / "staging/1-1.sst");
  const absl::Status status = NewStaging().Recover(db_.get());
  ASSERT_TRUE(absl::IsDataLoss(status)) << status;
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("staging/1-1.sst"));
}

TEST_F(StagingTest, RecoveryRemovesWhatWasNotPublished) {
  Staging staging = NewStaging();
  ASSERT_TRUE(Add(&staging, 0, 1'000).ok());
  EXPECT_GT(Files(), 0u);
  ASSERT_TRUE(NewStaging().Recover(db_.get()).ok());
  EXPECT_EQ(Files(), 0u);
  EXPECT_EQ(RowsInDb(), 0u);
}

TEST_F(StagingTest, ThirtyOverlappingLoadsAreAllThere) {
  for (int load = 0; load < 30; ++load) {
    Staging staging = NewStaging();
    ASSERT_TRUE(Add(&staging, load * 10, load * 10 + 10).ok());
    ASSERT_TRUE(Add(&staging, 100'000 - load * 10 - 10, 100'000 - load * 10).ok());
    for (const LoadPart& part : staging.parts()) {
      if (part.rows == 0) continue;  // one sequence here, so their keys would be the same
      ASSERT_TRUE(staging.HandOver(db_.get(), 1, part).ok());
    }
    if (load % 7 == 0) {
      ASSERT_TRUE(db_->CompactRange({}, nullptr, nullptr).ok());
    }
    ASSERT_TRUE(NewStaging().Recover(db_.get()).ok());
  }
  EXPECT_EQ(RowsInDb(), 600u);
}

}  // namespace
}  // namespace entente
