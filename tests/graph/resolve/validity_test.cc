#include "graph/resolve/validity.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

// The merged validity of claims with these periods, as printed.
std::vector<std::string> Merged(const std::vector<absl::string_view>& periods) {
  std::vector<Bounds> bounds;
  for (const absl::string_view period : periods) bounds.push_back(BoundsOf(period));
  std::vector<std::string> texts;
  for (const Bounds& merged : MergeValidity(bounds)) texts.push_back(FormatBounds(merged));
  return texts;
}

TEST(ValidityTest, NothingHoldsNever) { EXPECT_TRUE(MergeValidity({}).empty()); }

TEST(ValidityTest, ExactBoundsThatTouchOrOverlapBecomeOne) {
  EXPECT_THAT(Merged({"2024-10-03/2024-10-05", "2024-10-01/2024-10-02"}),
              ElementsAre("2024-10-01/2024-10-05"));
  EXPECT_THAT(Merged({"2024-10-01/2024-10-09", "2024-10-02/2024-10-03", "2024-10-08/2024-10-12"}),
              ElementsAre("2024-10-01/2024-10-12"));
}

TEST(ValidityTest, AGapOfOneMicrosecondIsAGap) {
  EXPECT_EQ(Merged({"2024-10-01T00:00Z/2024-10-01T01:00Z",
                    "2024-10-01T01:00:00.000001Z/2024-10-01T02:00Z"})
                .size(),
            2u);
  EXPECT_THAT(Merged({"2024-10-05", "2024-10-03"}),
              ElementsAre("2024-10-03/2024-10-03", "2024-10-05/2024-10-05"));
}

TEST(ValidityTest, VagueBoundsStayAsTheyAreEqualOnesOnce) {
  const std::string vague = FormatBounds(BoundsOf("2024-10"));
  EXPECT_THAT(Merged({"2024-10", "2024-10"}), ElementsAre(vague));
  // The exact ones around a vague one still meet.
  EXPECT_EQ(Merged({"2024-09-30/2024-10-04", "2024-10", "2024-10-05/2024-10-06"}),
            (std::vector<std::string>{"2024-09-30/2024-10-06", vague}));
}

TEST(ValidityTest, AlwaysSwallowsWhatIsExact) {
  EXPECT_EQ(MergeValidity({BoundsOf("2024-10-03"), kAlways}), std::vector<Bounds>{kAlways});
}

}  // namespace
}  // namespace entente
