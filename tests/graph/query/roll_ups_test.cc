#include "graph/query/roll_ups.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class RollUpsTest : public GraphTest {
 protected:
  static Value Soldiers(double count) {
    return Value{Quantity{.best = count, .unit = "soldier", .measure = Measure::kStock}};
  }
  void Below(absl::string_view part, absl::string_view whole) {
    TypeOf(part, "MilitaryUnit");
    Say({Said(part, "subordinate_to", whole)});
  }
  void Counts(absl::string_view unit, double count, absl::string_view by = "army") {
    Say({Said(unit, "strength", Soldiers(count)).When("2024-10-24").By(by)});
  }
  absl::StatusOr<ComputedAnswer<RolledUp>> Asked(std::vector<EntityId> units, const Lens& lens = {},
                                                 const Allowance& allowance = {}) {
    return RollUpUnits(
        *Read("2024-10-24", lens, allowance),
        {.units = std::move(units), .predicate = "strength", .parts_by = "subordinate_to"});
  }
};

TEST_F(RollUpsTest, ATreeIsAddedUpFromWhereThereAreFigures) {
  Below("brigade", "division");
  Below("regiment", "division");
  Below("battalion", "brigade");
  Counts("battalion", 500);
  Counts("regiment", 1'500);
  const auto answer = Asked({"division"});
  ASSERT_TRUE(answer.ok()) << answer.status();
  ASSERT_THAT(answer->rows, SizeIs(1));
  EXPECT_EQ(answer->rows[0].best, 2'000);
  ASSERT_THAT(answer->rows[0].terms, SizeIs(2));
  EXPECT_EQ(answer->rows[0].terms[0].unit, "battalion");
  // A unit named beside its whole counts once.
  EXPECT_EQ(Asked({"division", "battalion"})->rows[0].best, 2'000);
  Counts("brigade", 900);
  EXPECT_EQ(Asked({"division"})->rows[0].best, 2'400);
}

TEST_F(RollUpsTest, TheContestOfTheLensChoosesBetweenRivals) {
  const Claim better = Said("brigade", "strength", Soldiers(3'000)).When("2024-10-24").By("army");
  Say({better});
  Counts("brigade", 9'000, "ministry");
  Judge(Grade{.claim = Id(better), .scheme = "admiralty", .credibility = 1});
  EXPECT_EQ(Asked({"brigade"})->rows[0].bounds.high, 9'000);
  EXPECT_FALSE(Asked({"brigade"})->rows[0].best.has_value());
  const auto resolved = Asked({"brigade"}, {.contest = Contest::kResolve});
  EXPECT_EQ(resolved->rows[0].best, 3'000);
  EXPECT_EQ(resolved->hidden[HiddenReason::kContest], 1u);
  EXPECT_THAT(Asked({"brigade"}, {.contest = Contest::kOnlyUncontested})->rows, IsEmpty());
}

TEST_F(RollUpsTest, WhatCannotBeAddedIsRefused) {
  const auto reason = [&](const RollUpPattern& pattern) {
    return ReasonOf(RollUpUnits(*Read("ALL"), pattern).status());
  };
  EXPECT_EQ(reason({.units = {"brigade"}, .predicate = "name"}), "NOT_A_QUANTITY");
  EXPECT_EQ(reason({.units = {"brigade"}, .predicate = "strenght"}), "UNKNOWN_PREDICATE");
  EXPECT_EQ(reason({.units = {"brigade"}, .predicate = "strength", .parts_by = "borders"}),
            "NOT_A_HIERARCHY");
}

TEST_F(RollUpsTest, ABudgetThatRunsOutIsAnError) {
  for (int i = 0; i < 30; ++i) Counts("brigade", 100 + i);
  EXPECT_EQ(ReasonOf(Asked({"brigade"}, {}, {.most = {20, kNoEnd, kNoEnd}}).status()),
            "BUDGET_EDGES");
}

}  // namespace
}  // namespace entente
