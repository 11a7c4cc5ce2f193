#include "graph/store/bulk/load_cycles.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/graph/store/bulk/checked_load.h"

namespace entente {
namespace {

using LoadCyclesTest = CheckedLoad;

TEST_F(LoadCyclesTest, CyclesAreFoundAcrossLoadAndGraph) {
  graph_.Must({Says("kursk", "part_of", EntityId("RU"))});
  EXPECT_EQ(ReasonAt(Check({Says("RU", "part_of", EntityId("site")),
                            Says("site", "part_of", EntityId("kursk"))})),
            "CYCLE at changes[0].claim.object");
  EXPECT_TRUE(Check({Says("site", "part_of", EntityId("kursk"))}).ok());
  limits_.bulk_load_acyclic = 1;
  EXPECT_TRUE(Check({Says("site", "part_of", EntityId("kursk"))}).ok());
  EXPECT_EQ(ReasonAt(Check({Says("site", "part_of", EntityId("kursk")),
                            Says("rostov", "part_of", EntityId("RU"))})),
            "LIMIT_BULK_LOAD_ACYCLIC at changes[1].claim.predicate");
}

// What is above what is above: as many steps as claims, not as the square of their depth.
TEST_F(LoadCyclesTest, DeepHierarchiesTakeAStepAClaim) {
  const auto place = [](int number) { return EntityId(absl::StrCat("place ", number)); };
  std::vector<Claim> claims;
  for (int i = 1; i <= 5'000; ++i) {
    claims.push_back(TypeOf(place(i), "Region"));
    if (i > 1) claims.push_back(Says(place(i), "part_of", place(i - 1)));
  }
  claims.push_back(Says(place(1), "part_of", EntityId("RU")));
  EXPECT_TRUE(Check(claims).ok());
  // In part of it recorded, and told once more.
  std::vector<Change> recorded(claims.begin(), claims.begin() + 199);
  graph_.Must(recorded);
  EXPECT_TRUE(Check({claims.begin() + 199, claims.end()}).ok());
  claims.push_back(Says(place(1), "part_of", place(4'000)));
  EXPECT_EQ(ReasonAt(Check({claims.begin() + 199, claims.end()})),
            "CYCLE at changes[1].claim.object")
      << "the first claim of the cycle";
}

TEST_F(LoadCyclesTest, WhatLeadsBackAtAnotherTimeIsNoCycle) {
  const auto part = [](absl::string_view a, absl::string_view b, absl::string_view period) {
    return During(Says(a, "part_of", EntityId(b)), period);
  };
  const Claim there = part("kursk", "site", "1990/1995");
  const Claim back = part("site", "kursk", "2000/2005");
  EXPECT_TRUE(Check({there, back}).ok());
  EXPECT_EQ(ReasonAt(Check({there, back, part("site", "kursk", "1994/2000")})),
            "CYCLE at changes[0].claim.object");
}

}  // namespace
}  // namespace entente
