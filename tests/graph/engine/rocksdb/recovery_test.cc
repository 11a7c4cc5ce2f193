#include "graph/engine/rocksdb/recovery.h"

#include "gmock/gmock.h"
#include "graph/engine/rocksdb/keys.h"
#include "tests/faults/scratch_dir.h"
#include "tests/graph/engine/rocksdb/plain_db.h"

namespace entente {
namespace {

using testing::HasSubstr;

class RecoveryTest : public testing::Test {
 protected:
  RecoveryTest() {
    points_.push_back({});
    for (Sequence sequence = 1; sequence <= 4; ++sequence) {
      const Row row{RowKind::kTruth, sequence, "p", "a", "v"};
      const JournalEntry entry = NextEntry(points_.back(), {&row, 1}, {});
      points_.push_back(entry.point);
      Put(JournalKey(sequence), EncodeEntry(entry));
    }
    SetHead(4);
  }

  void Put(const std::string& key, const std::string& value) {
    ASSERT_TRUE(db_->Put(rocksdb::WriteOptions(), key, value).ok());
  }
  void SetHead(Sequence head) {
    std::string value;
    AppendBigEndian(head, 8, &value);
    Put(TableKey(Table::kHead), value);
  }
  std::string ErrorAt(const CommittedPoint& record) {
    const auto point = CheckAgainstRecord(db_.get(), record);
    EXPECT_TRUE(absl::IsDataLoss(point.status())) << point.status();
    return std::string(point.status().message());
  }

  const ScratchDir scratch_;
  const std::unique_ptr<rocksdb::DB> db_ = OpenPlainDb(scratch_ / "db");
  std::vector<CommittedPoint> points_;
};

TEST_F(RecoveryTest, AnyEarlierRecordIsAccepted) {
  for (const CommittedPoint& record : points_) {
    const auto point = CheckAgainstRecord(db_.get(), record);
    ASSERT_TRUE(point.ok()) << point.status();
    EXPECT_EQ(*point, points_.back());
  }
}

TEST_F(RecoveryTest, ALaterRecordIsALoss) {
  EXPECT_THAT(ErrorAt({5, 5, 1}), HasSubstr("ends at sequence 4, but sequence 5 was acknowledged"));
}

TEST_F(RecoveryTest, AnotherChainOrCountIsAnotherHistory) {
  EXPECT_THAT(ErrorAt({2, points_[2].truth_rows, points_[2].chain ^ 1}), HasSubstr("history"));
  EXPECT_THAT(ErrorAt({2, points_[2].truth_rows + 1, points_[2].chain}), HasSubstr("history"));
}

TEST_F(RecoveryTest, HeadAndJournalMustAgree) {
  SetHead(3);
  EXPECT_THAT(ErrorAt({}), HasSubstr("the head is 3 and the journal ends at 4"));
  Put(TableKey(Table::kHead), "odd");
  EXPECT_THAT(ErrorAt({}), HasSubstr("head row is damaged"));
}

TEST_F(RecoveryTest, AHoleOrABreakAfterTheRecordIsFound) {
  ASSERT_TRUE(db_->Delete(rocksdb::WriteOptions(), JournalKey(3)).ok());
  EXPECT_THAT(ErrorAt(points_[1]), HasSubstr("row of sequence 3 is missing"));
  Put(JournalKey(3), EncodeEntry(NextEntry(points_[1], {}, {})));
  EXPECT_THAT(ErrorAt(points_[1]), HasSubstr("chain breaks at sequence 3"));
  EXPECT_TRUE(CheckAgainstRecord(db_.get(), points_[4]).ok()) << "before the record: not looked at";
}

}  // namespace
}  // namespace entente
