#include "graph/engine/row_check.h"

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

using testing::HasSubstr;

std::string MessageOf(const absl::Status& status) { return std::string(status.message()); }

TEST(RowCheckTest, MessagesNameTheRowTheValueAndWhatWouldBeRight) {
  const CommitId id(kCommitIdBytes, 'i');
  std::vector<Row> rows = {{RowKind::kTruth, 8, "p", "a", ""}, {RowKind::kTruth, 10, "p", "b", ""}};
  EXPECT_EQ(MessageOf(CheckCommit(id, 7, rows)), "row 1: sequence 10; it must be 8 or 9");
  EXPECT_EQ(MessageOf(CheckCommit(id, 8, rows)), "row 0: sequence 8; it must be 9");
  rows[1] = rows[0];
  EXPECT_THAT(MessageOf(CheckCommit(id, 7, rows)), HasSubstr("row 1: the key (p, a, 8)"));
  EXPECT_THAT(MessageOf(CheckCommit("abc", 7, rows)), HasSubstr("3 bytes; it must have 16"));
  rows.pop_back();
  EXPECT_TRUE(CheckCommit(id, 7, rows).ok());
}

TEST(RowCheckTest, TheSequenceAfterTheLastNumberIsNotZero) {
  const std::vector<Row> rows = {{RowKind::kTruth, 0, "p", "a", ""}};
  EXPECT_TRUE(absl::IsInvalidArgument(CheckCommit(CommitId(16, 'i'), ~Sequence{0}, rows)));
}

TEST(RowCheckTest, StagedRowsAscendByPartitionThenSuffix) {
  const Row low{RowKind::kTruth, 3, "p", "z", ""};
  const Row high{RowKind::kTruth, 3, "q", "a", ""};
  EXPECT_TRUE(CheckStagedRow(low, nullptr, 3).ok());
  EXPECT_TRUE(CheckStagedRow(high, &low, 3).ok());
  EXPECT_THAT(MessageOf(CheckStagedRow(low, &high, 3)), HasSubstr("must ascend"));
  EXPECT_THAT(MessageOf(CheckStagedRow(low, nullptr, 4)), HasSubstr("it must be 4"));
}

TEST(RowCheckTest, ADeadlineIsOverWhenItIsReached) {
  EXPECT_TRUE(CheckDeadline(absl::Now() + absl::Hours(1)).ok());
  EXPECT_TRUE(CheckDeadline(absl::InfiniteFuture()).ok());
  EXPECT_TRUE(absl::IsDeadlineExceeded(CheckDeadline(absl::Now())));
}

}  // namespace
}  // namespace entente
