#include "graph/engine/rocksdb/load_runs.h"

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(LoadRunsTest, ASmallLoadHasARunForEachRow) {
  LoadRuns runs;
  EXPECT_EQ(runs.rows(), 0u);
  for (const char* key : {"a", "b", "c"}) runs.Add(key);
  ASSERT_EQ(runs.runs().size(), 3u);
  EXPECT_EQ(runs.runs()[1].first_row, 1u);
  EXPECT_EQ(runs.runs()[1].key, "b");
  EXPECT_EQ(runs.last_key(), "c");
}

TEST(LoadRunsTest, RunsOfALargeLoadAreEquallyLongAndNeverTooMany) {
  LoadRuns runs;
  const uint64_t rows = 5 * LoadRuns::kMostRuns + 3;
  for (uint64_t i = 0; i < rows; ++i) {
    runs.Add(absl::StrFormat("%09d", i));
    ASSERT_LE(runs.runs().size(), LoadRuns::kMostRuns);
  }
  EXPECT_EQ(runs.rows(), rows);
  for (size_t i = 0; i < runs.runs().size(); ++i) {
    EXPECT_EQ(runs.runs()[i].first_row, 8 * i);
    EXPECT_EQ(runs.runs()[i].key, absl::StrFormat("%09d", 8 * i));
  }
}

}  // namespace
}  // namespace entente
