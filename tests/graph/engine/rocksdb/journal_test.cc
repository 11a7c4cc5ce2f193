#include "graph/engine/rocksdb/journal.h"

#include <random>

#include "absl/strings/escaping.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

const std::vector<Row>& TwoRows() {
  static const auto& rows = *new std::vector<Row>{{RowKind::kTruth, 1, "p", "ab", "v"},
                                                  {RowKind::kDerived, 1, "i", "ab", ""}};
  return rows;
}

TEST(JournalTest, AnEntryHasTheBytesOfTheFormatDocument) {
  const JournalEntry entry = NextEntry({}, TwoRows(), {});
  EXPECT_EQ(absl::BytesToHexString(EncodeEntry(entry)),
            "e4a698cd79b7e29e"
            "cd4e88ee6229d82c"
            "0000000000000001"
            "00000000"
            "0001"
            "70"
            "0002"
            "6162");
}

TEST(JournalTest, EntriesChain) {
  const JournalEntry first = NextEntry({}, TwoRows(), {});
  EXPECT_EQ(first.point.sequence, 1u);
  EXPECT_EQ(first.point.truth_rows, 1u);
  EXPECT_THAT(first.keys, testing::ElementsAre(TruthKey{"p", "ab"}));
  const LoadPart part{1, 10, 7, 99, "k"};
  const JournalEntry second = NextEntry(first.point, TwoRows(), {&part, 1});
  EXPECT_EQ(second.point.sequence, 2u);
  EXPECT_EQ(second.point.truth_rows, 1u + 1u + 7u);
  EXPECT_EQ(second.load_parts, 1u);
  EXPECT_EQ(second.point.chain, NextChain(first.point, second.point.truth_rows, second.digest));
  // Another first commit makes another chain, whatever follows.
  std::vector<Row> others = TwoRows();
  others[1].value = "x";
  const JournalEntry other = NextEntry({}, others, {});
  EXPECT_NE(other.point.chain, first.point.chain);
  EXPECT_NE(NextEntry(other.point, TwoRows(), {&part, 1}).point.chain, second.point.chain);
}

TEST(JournalTest, DecodesWhatItEncodes) {
  const JournalEntry entry = NextEntry({4, 9, 1234}, TwoRows(), {});
  const auto decoded = DecodeEntry(5, EncodeEntry(entry));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(decoded->point, entry.point);
  EXPECT_EQ(decoded->digest, entry.digest);
  EXPECT_EQ(decoded->keys, entry.keys);
  const LoadPart part{3, 10, 7, 99, "first"};
  EXPECT_EQ(*DecodePart(3, EncodePart(part)), part);
}

TEST(JournalTest, DamagedBytesAreDataLossAndNeverMore) {
  const std::string entry = EncodeEntry(NextEntry({}, TwoRows(), {}));
  for (size_t length = 0; length < entry.size(); ++length) {
    const auto decoded = DecodeEntry(1, entry.substr(0, length));
    if (length == entry.size() - 7) continue;  // cut between the fixed part and the keys
    EXPECT_TRUE(absl::IsDataLoss(decoded.status())) << length;
  }
  EXPECT_TRUE(absl::IsDataLoss(DecodePart(1, std::string(24, 'x')).status()));
  std::mt19937_64 random(1);
  for (int i = 0; i < 1'000; ++i) {
    std::string noise(random() % 60, '\0');
    for (char& byte : noise) byte = static_cast<char>(random());
    DecodeEntry(1, noise).IgnoreError();
    DecodeKeys(noise).IgnoreError();
    DecodePart(1, noise).IgnoreError();
  }
}

}  // namespace
}  // namespace entente
