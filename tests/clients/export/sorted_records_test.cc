#include "clients/export/sorted_records.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "absl/strings/str_cat.h"

namespace entente {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs All(SortedRecords* records) {
  Pairs all;
  EXPECT_TRUE(records
                  ->ForEach([&all](const std::string& key, const std::string& payload) {
                    all.emplace_back(key, payload);
                    return absl::OkStatus();
                  })
                  .ok());
  return all;
}

TEST(SortedRecordsTest, KeysComeOnceInOrderWithTheirFirstPayload) {
  SortedRecords records(1 << 20);
  for (const char* key : {"b", "a", "b"}) {
    ASSERT_TRUE(records.Add(key, absl::StrCat(key, key)).ok());
  }
  ASSERT_TRUE(records.Add("b", "later").ok());
  EXPECT_EQ(All(&records), (Pairs{{"a", "aa"}, {"b", "bb"}}));
  EXPECT_EQ(records.spills(), 0u);
}

// What is beyond the memory allowed goes to files, and past 64 of them they are merged: what comes
// is the same.
TEST(SortedRecordsTest, BeyondItsMemoryItGivesTheSame) {
  std::mt19937 random(7);
  SortedRecords records(4'096);
  std::map<std::string, std::string> expected;
  for (int i = 0; i < 20'000; ++i) {
    const std::string key = absl::StrCat(random() % 12'000);
    const std::string payload = absl::StrCat(i);
    expected.emplace(key, payload);
    ASSERT_TRUE(records.Add(key, payload).ok());
  }
  EXPECT_GT(records.spills(), 64u);
  EXPECT_EQ(All(&records), Pairs(expected.begin(), expected.end()));
}

TEST(SortedRecordsTest, MemoryIsEmptiedAtTheLimitAndNotBefore) {
  SortedRecords records(2 * (96 + 2));
  ASSERT_TRUE(records.Add("a", "1").ok());
  EXPECT_EQ(records.spills(), 0u);
  ASSERT_TRUE(records.Add("b", "1").ok());
  EXPECT_EQ(records.spills(), 1u);
}

TEST(SortedRecordsTest, AnErrorEndsIt) {
  SortedRecords records(1 << 20);
  ASSERT_TRUE(records.Add("a", "").ok());
  EXPECT_EQ(records
                .ForEach([](const std::string&, const std::string&) {
                  return absl::AbortedError("enough");
                })
                .code(),
            absl::StatusCode::kAborted);
}

}  // namespace
}  // namespace entente
