#include "graph/model/verdict.h"

#include <set>

#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(VerdictTest, EveryHiddenReasonHasItsName) {
  std::set<absl::string_view> names;
  for (size_t i = 0; i < kHiddenReasons; ++i) {
    names.insert(HiddenReasonName(static_cast<HiddenReason>(i)));
  }
  EXPECT_EQ(names.size(), kHiddenReasons);
  EXPECT_EQ(names.count("unknown"), 0u);
  EXPECT_EQ(HiddenReasonName(HiddenReason::kUnpublished), "unpublished");
  EXPECT_EQ(HiddenReasonName(HiddenReason::kContest), "contest");
}

TEST(VerdictTest, HiddenCountsByReason) {
  Hidden hidden;
  ++hidden[HiddenReason::kDenied];
  EXPECT_EQ(hidden.counts[12], 1u);
}

}  // namespace
}  // namespace entente
