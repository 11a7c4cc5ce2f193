#include "graph/resolve/holding.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A support with these bounds, of claim `number`; extrapolated until then, where given.
Support Held(uint8_t number, absl::string_view period, absl::string_view until = "") {
  Support support{.claim = IdNumber(number), .bounds = BoundsOf(period)};
  if (!until.empty()) support.extrapolated_until = At(until);
  return support;
}

PropositionRow Row(std::vector<Support> supports) {
  PropositionRow row;
  row.supports = std::move(supports);
  return row;
}

Holding Of(std::vector<Support> supports) { return Holding::Of(Row(std::move(supports))); }

ValidCut Cut(absl::string_view text, ValidMode mode = ValidMode::kSometime) {
  return ValidAt(text, mode).valid;
}

std::vector<std::string> Printed(const Holding& holding) {
  std::vector<std::string> texts;
  for (const Bounds& bounds : holding.Validity()) texts.push_back(FormatBounds(bounds));
  return texts;
}

TEST(HoldingTest, NothingAskedHoldsAlways) {
  EXPECT_THAT(Printed(Holding()), ElementsAre("always"));
  EXPECT_EQ(Holding().Meets(Cut("ALL", ValidMode::kThroughout)), Certainty::kAttested);
}

TEST(HoldingTest, HopsHoldWhereTheyMeet) {
  const Holding both =
      Of({Held(1, "2024-01-01/2024-03-31")}).And(Of({Held(2, "2024-03-01/2024-05-31")}));
  EXPECT_THAT(Printed(both), ElementsAre("2024-03-01/2024-03-31"));
  EXPECT_EQ(both.Meets(Cut("2024-03-31")), Certainty::kAttested);
  EXPECT_EQ(both.Meets(Cut("2024-04-01")), std::nullopt);
}

TEST(HoldingTest, WhatOnlyTouchesNeverMeets) {
  const Holding both =
      Of({Held(1, "2024-01-01/2024-01-31")}).And(Of({Held(2, "2024-02-01/2024-02-28")}));
  EXPECT_THAT(Printed(both), IsEmpty());
  EXPECT_EQ(both.Meets(Cut("ALL")), std::nullopt);
}

TEST(HoldingTest, TheyAreAsSureAsWhereTheyMeet) {
  const Holding still =
      Of({Held(1, "[2024-01-01..2024-01-01]/[2024-01-31..]", "2025-01-01T00:00Z")});
  const Holding march = Of({Held(2, "2024-03-01/2024-03-31")});
  EXPECT_EQ(still.Meets(Cut("2024")), Certainty::kAttested);
  EXPECT_EQ(still.And(march).Meets(Cut("2024")), Certainty::kExtrapolated);
  EXPECT_THAT(Printed(still.And(march)), ElementsAre("2024-03-01/2024-03-31"));
}

TEST(HoldingTest, SomeTimeInAMonthSurelyMeetsWhatHoldsAllMonth) {
  const Holding vague = Of({Held(1, "2024-02")});
  const Holding year = Of({Held(2, "2024-01-01/2024-12-31")});
  const Holding weeks = Of({Held(2, "2024-02-02/2024-12-31")});
  EXPECT_EQ(vague.And(year).Meets(Cut("2024")), Certainty::kAttested);
  EXPECT_EQ(vague.And(weeks).Meets(Cut("2024")), Certainty::kPossible);
  EXPECT_EQ(vague.And(year).Meets(Cut("2024-02-10")), Certainty::kPossible);
}

TEST(HoldingTest, TwoVagueOnesNeverSurelyMeetUnlessTheyAreOneClaim) {
  const Holding vague = Of({Held(1, "2024-02")});
  EXPECT_EQ(vague.And(Of({Held(2, "2024-02")})).Meets(Cut("ALL")), Certainty::kPossible);
  EXPECT_EQ(vague.And(Of({Held(1, "2024-02")})).Meets(Cut("ALL")), Certainty::kAttested);
}

TEST(HoldingTest, SupportsHandOverToEachOther) {
  const Holding handed = Of({Held(1, "2024-01-01/2024-01-31"), Held(2, "2024-02-01/2024-02-29")});
  EXPECT_THAT(Printed(handed), ElementsAre("2024-01-01/2024-02-29"));
  EXPECT_EQ(handed.Meets(Cut("2024-01-15/2024-02-15", ValidMode::kThroughout)),
            Certainty::kAttested);
  EXPECT_EQ(handed.Meets(Cut("2024-01-15/2024-03-01", ValidMode::kThroughout)), std::nullopt);
  // And so they cover what is some time between both.
  EXPECT_EQ(handed.And(Of({Held(3, "[2024-01-20..2024-02-10]/[2024-01-21..2024-02-11]")}))
                .Meets(Cut("2024")),
            Certainty::kAttested);
}

TEST(HoldingTest, ADerivationHoldsWhereItsHopsDo) {
  PropositionRow derived;
  derived.derivations.push_back(
      {.hops = {Row({Held(1, "1949-01-01/1960-12-31")}), Row({Held(2, "1950-01-01/1966-12-31")})}});
  derived.derivations.push_back(
      {.hops = {Row({Held(3, "1970-01-01/1979-12-31")}), Row({Held(4, "1975-01-01/1989-12-31")})}});
  EXPECT_THAT(Printed(Holding::Of(derived)),
              ElementsAre("1950-01-01/1960-12-31", "1975-01-01/1979-12-31"));
}

TEST(HoldingTest, WhatIsOnlyPossibleIsPrintedAsSomeTime) {
  const Holding both = Of({Held(1, "2024-02")}).And(Of({Held(2, "2024-02")}));
  ASSERT_EQ(both.Validity().size(), 1u);
  EXPECT_EQ(both.Validity()[0].start_earliest, At("2024-02-01T00:00Z"));
  EXPECT_EQ(both.Validity()[0].end_latest, At("2024-03-01T00:00Z"));
  EXPECT_LT(both.Validity()[0].end_earliest, both.Validity()[0].start_latest);
}

TEST(HoldingTest, WithinIsWhatMeetsNoMore) {
  const auto spans = [](absl::string_view period) {
    return Of({Held(1, period)}).at(Certainty::kAttested);
  };
  EXPECT_TRUE(Within(spans("2024-02-01/2024-02-10"), spans("2024-01-01/2024-12-31")));
  EXPECT_FALSE(Within(spans("2024-01-01/2024-12-31"), spans("2024-02-01/2024-02-10")));
  EXPECT_TRUE(Within(spans("2024-02"), spans("2024-01-01/2024-12-31")));
  EXPECT_FALSE(Within(spans("2024-01-01/2024-12-31"), spans("2024-02")));
  EXPECT_TRUE(Within({}, spans("2024-02")));
}

}  // namespace
}  // namespace entente
