#include "graph/store/bulk/sorted_runs.h"

#include <algorithm>
#include <random>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

using Records = std::vector<std::pair<std::string, std::string>>;

Records Sorted(SortedRuns& runs) {
  Records records;
  EXPECT_TRUE(runs.Sort(64u << 10).ok());
  for (;;) {
    const auto more = runs.Next();
    EXPECT_TRUE(more.ok()) << more.status();
    if (!more.ok() || !*more) return records;
    records.emplace_back(std::string(runs.key()), std::string(runs.value()));
  }
}

class SortedRunsTest : public testing::Test {
 protected:
  SpillSpace space_{testing::TempDir(), uint64_t{1} << 30};
};

TEST_F(SortedRunsTest, SortsInMemoryAndInRunsOfRunsAlike) {
  std::mt19937_64 random(7);
  Records records;
  for (int i = 0; i < 5'000; ++i) {
    // Keys of all lengths, with zeros and common beginnings.
    std::string key(random() % 20, static_cast<char>(random() % 3));
    absl::StrAppend(&key, i);
    records.emplace_back(key, std::string(random() % 100, 'v'));
  }
  Records expected = records;
  std::sort(expected.begin(), expected.end());
  for (const size_t memory : {size_t{64} << 20, size_t{100'000}, size_t{2'000}, size_t{1}}) {
    SortedRuns runs(space_, {.memory_bytes = memory, .most_runs = 4});
    for (const auto& [key, value] : records) ASSERT_TRUE(runs.Add(key, value).ok());
    EXPECT_EQ(runs.added(), records.size());
    EXPECT_TRUE(Sorted(runs) == expected) << memory << " bytes";
  }
}

TEST_F(SortedRunsTest, KeepsTheFirstOfEqualKeysButForTheirTies) {
  for (const size_t memory : {size_t{1} << 20, size_t{1}}) {
    SortedRuns runs(space_, {.memory_bytes = memory, .tie_bytes = 1});
    for (const char* key : {"b2", "a9", "b1", "a3", "b3", "c"}) {
      ASSERT_TRUE(runs.Add(key, key).ok());
    }
    EXPECT_EQ(Sorted(runs), (Records{{"a3", "a3"}, {"b1", "b1"}, {"c", "c"}}));
    SortedRuns all(space_, {.memory_bytes = memory, .keeps_all = true});
    for (const char* key : {"a", "b", "a"}) ASSERT_TRUE(all.Add(key, "").ok());
    EXPECT_EQ(Sorted(all).size(), 3u);
  }
}

TEST_F(SortedRunsTest, ARecordLargerThanAllMemoryIsSortedToo) {
  SortedRuns runs(space_, {.memory_bytes = 1'000});
  const std::string large(300'000, 'x');
  ASSERT_TRUE(runs.Add("b", large).ok());
  ASSERT_TRUE(runs.Add("a", "").ok());
  ASSERT_TRUE(runs.Add("c", large).ok());
  EXPECT_TRUE(Sorted(runs) == (Records{{"a", ""}, {"b", large}, {"c", large}}));
}

TEST_F(SortedRunsTest, EmptyIsSorted) {
  SortedRuns runs(space_, {});
  EXPECT_TRUE(Sorted(runs).empty());
}

// A cursor holds a record: with many runs of large ones merging would need many times the memory.
TEST(SortedRunsLargeTest, RunsOfLargeRecordsAreFew) {
  SpillSpace space(testing::TempDir(), uint64_t{1} << 30);
  SortedRuns runs(space, {.memory_bytes = 200'000});
  for (int i = 0; i < 60; ++i) {
    const std::string key = absl::StrCat(1'000 + 7 * i % 60);
    ASSERT_TRUE(runs.Add(key, std::string(150'000, static_cast<char>('a' + i % 26))).ok());
  }
  EXPECT_LE(runs.runs(), 9u) << "three of a length";
  ASSERT_TRUE(runs.Sort(200'000).ok());
  for (int i = 0; i < 60; ++i) {
    const auto more = runs.Next();
    ASSERT_TRUE(more.ok()) << more.status();
    ASSERT_TRUE(*more);
    EXPECT_EQ(runs.key(), absl::StrCat(1'000 + i));
    EXPECT_EQ(runs.value().size(), 150'000u);
  }
  EXPECT_FALSE(*runs.Next());
}

}  // namespace
}  // namespace entente
