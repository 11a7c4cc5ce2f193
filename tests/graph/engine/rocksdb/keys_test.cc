#include "graph/engine/rocksdb/keys.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

std::string Hex(const std::string& bytes) { return absl::BytesToHexString(bytes); }

// The vectors of docs/storage-format-engine.md.
TEST(KeysTest, HaveTheBytesOfTheFormatDocument) {
  EXPECT_EQ(Hex(RowKey("p", "ab", 2)),
            "10"
            "70"
            "0000"
            "6162"
            "fffffffffffffffd");
  EXPECT_EQ(Hex(RowKey(std::string("p\0q", 3), "", 1)),
            "10"
            "7000ff71"
            "0000"
            "fffffffffffffffe");
  EXPECT_EQ(Hex(TableKey(Table::kFormat)), "01");
  EXPECT_EQ(Hex(TableKey(Table::kHead)), "02");
  EXPECT_EQ(Hex(CommitIdKey("0123456789abcdef")),
            "03"
            "30313233343536373839616263646566");
  EXPECT_EQ(Hex(JournalKey(258)),
            "04"
            "0000000000000102");
  EXPECT_EQ(Hex(LoadKey(1, 2)),
            "05"
            "0000000000000001"
            "00000002");
  EXPECT_EQ(Hex(LoadRunKey(1, 2)),
            "07"
            "0000000000000001"
            "0000000000000002");
}

TEST(KeysTest, ARowsKeyIsTakenApart) {
  const std::string zero(1, '\0');
  for (const std::string& partition : {std::string("p"), zero, zero + "\xff", "a" + zero + "b"}) {
    std::string found;
    RowKeyTail tail;
    const std::string key = RowKey(partition, "s" + zero + zero, 7);
    ASSERT_TRUE(SplitRowKey(key, &found, &tail));
    EXPECT_EQ(found, partition);
    EXPECT_EQ(tail.suffix, "s" + zero + zero);
    EXPECT_EQ(tail.sequence, 7u);
    for (size_t cut = 0; cut + 10 < key.size(); ++cut) {
      EXPECT_FALSE(SplitRowKey(key.substr(0, cut), &found, &tail)) << cut;
    }
  }
  std::string found;
  RowKeyTail tail;
  EXPECT_FALSE(SplitRowKey(JournalKey(1), &found, &tail));
}

TEST(KeysTest, OrderAsPartitionSuffixNewestFirst) {
  const std::string zero(1, '\0'), high(1, '\xff');
  const std::vector<std::string> partitions = {
      zero, zero + zero, zero + high, "a", "a" + zero, "a" + zero + high, "a" + high, "b", high};
  const std::vector<std::string> suffixes = {zero + "x", "ax", high + "x"};
  std::vector<std::string> keys;
  for (const std::string& partition : partitions) {
    for (const std::string& suffix : suffixes) {
      for (const Sequence sequence : {~Sequence{0}, Sequence{256}, Sequence{255}, Sequence{1}}) {
        keys.push_back(RowKey(partition, suffix, sequence));
      }
    }
  }
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
  EXPECT_EQ(std::unique(keys.begin(), keys.end()), keys.end());
}

TEST(KeysTest, ParseGivesBackSuffixAndSequenceOfThePartitionOnly) {
  RowKeyTail tail;
  const std::string key = RowKey("p", "suffix", 77);
  ASSERT_TRUE(ParseRowKey(key, RowPrefix("p", ""), &tail));
  EXPECT_EQ(tail.suffix, "suffix");
  EXPECT_EQ(tail.sequence, 77u);
  EXPECT_FALSE(ParseRowKey(key, RowPrefix("q", ""), &tail));
  EXPECT_FALSE(ParseRowKey(key.substr(0, 9), RowPrefix("p", ""), &tail));
  EXPECT_FALSE(ParseRowKey("", RowPrefix("p", ""), &tail));
}

}  // namespace
}  // namespace entente
