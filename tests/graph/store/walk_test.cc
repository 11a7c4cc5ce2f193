#include "graph/store/walk.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

TEST(Walk, SoFarAndNoFurther) {
  WalkAllowance allowance;
  for (size_t i = 0; i < kMostWalked; ++i) ASSERT_TRUE(allowance.Take("object").ok());
  const absl::Status status = allowance.Take("object");
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonAt(status), "WALK_TOO_LONG at object");
}

TEST(Walk, LongPathsAreShownByTheirEnds) {
  EXPECT_EQ(FormatPath({"a", "b", "a"}), "a > b > a");
  std::vector<std::string> path;
  for (int i = 0; i < 20; ++i) path.push_back(absl::StrCat(i));
  EXPECT_EQ(FormatPath(path),
            "0 > 1 > 2 > 3 > 4 > 5 > 6 > 7 > ... > 12 > 13 > 14 > 15 > 16 > 17 > 18 > 19");
}

}  // namespace
}  // namespace entente
