#include "graph/engine/rocksdb/commit_record.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(CommitRecordTest, HasTheBytesOfTheFormatDocument) {
  EXPECT_EQ(FormatRecord({1, 1, 0xcd4e88ee6229d82cu}),
            "entente-committed 1 1 1 cd4e88ee6229d82c 8234c1e013b986f2\n");
  EXPECT_EQ(FormatRecord({2, 3, 0x0123456789abcdefu}),
            "entente-committed 1 2 3 0123456789abcdef 6cb29f65d792b60b\n");
}

TEST(CommitRecordTest, ParsesWhatItFormats) {
  for (const CommittedPoint& point :
       {CommittedPoint{}, CommittedPoint{1, 2, 3}, CommittedPoint{~0u, ~0u, ~uint64_t{0}}}) {
    const auto parsed = ParseRecord(FormatRecord(point));
    ASSERT_TRUE(parsed.ok()) << parsed.status();
    EXPECT_EQ(*parsed, point);
  }
}

TEST(CommitRecordTest, EveryFlippedBitAndEveryCutIsDataLoss) {
  const std::string whole = FormatRecord({123456, 7890123, 0xfedcba9876543210u});
  for (size_t i = 0; i < whole.size() * 8; ++i) {
    std::string flipped = whole;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << (i % 8)));
    EXPECT_TRUE(absl::IsDataLoss(ParseRecord(flipped).status())) << flipped;
  }
  for (size_t length = 0; length < whole.size(); ++length) {
    EXPECT_TRUE(absl::IsDataLoss(ParseRecord(whole.substr(0, length)).status())) << length;
  }
  EXPECT_TRUE(absl::IsDataLoss(ParseRecord(whole + "\n").status()));
}

}  // namespace
}  // namespace entente
