#include "graph/resolve/extent.h"

#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

Extent Of(const Claim& claim, absl::string_view published = "") {
  std::optional<Moment> publication;
  if (!published.empty()) publication = *ParseMoment(published);
  return ExtentOf(claim, Predicate(claim.predicate), publication);
}

Said Here() { return Said("brigade", "located_in", "kursk"); }

std::optional<Certainty> How(const Extent& extent, absl::string_view cut) {
  return Meets(extent, ValidAt(cut).valid);
}

constexpr auto kAttested = Certainty::kAttested;
constexpr auto kExtrapolated = Certainty::kExtrapolated;
constexpr auto kPossible = Certainty::kPossible;

TEST(ExtentTest, NoPeriodIsTimelessAndAlwaysAttested) {
  const Extent extent = Of(Here());
  EXPECT_EQ(extent.bounds, kAlways);
  EXPECT_EQ(How(extent, "1914-06-28"), kAttested);
  EXPECT_EQ(How(extent, "ALL"), kAttested);
}

TEST(ExtentTest, AForecastWithoutPeriodIsSomeTimeAfterItWasSaid) {
  const Extent extent =
      Of(Here().As(Mood::kForecast).By("agency").By("general", "2024-10-20"), "2024-10-24");
  EXPECT_EQ(How(extent, "2024-10-20"), kPossible);
  EXPECT_EQ(How(extent, "2024-10-19"), std::nullopt);
  EXPECT_EQ(How(extent, "2030"), kPossible);
  EXPECT_EQ(How(Of(Here().As(Mood::kIntent), "2024-10-24"), "2024-10-23"), std::nullopt);
  EXPECT_EQ(How(Of(Here().As(Mood::kIntent)), "1914"), kPossible);
}

TEST(ExtentTest, AnEventWithoutPeriodIsSomeTime) {
  const Extent extent = Of(Said("russia", "met", "north_korea"), "2024-10-24");
  EXPECT_EQ(How(extent, "2024-10-24"), kPossible);
  EXPECT_EQ(How(extent, "ALL"), kPossible);
}

TEST(ExtentTest, AttestedIsHalfOpen) {
  const Extent extent = Of(Here().When("2024-10-08T05:00Z/2024-10-08T06:00Z"));
  EXPECT_EQ(How(extent, "2024-10-08T04:59:59.999999Z"), std::nullopt);
  EXPECT_EQ(How(extent, "2024-10-08T05:00Z"), kAttested);
  EXPECT_EQ(How(extent, "2024-10-08T05:59:59.999999Z"), kAttested);
  EXPECT_EQ(How(extent, "2024-10-08T06:00Z"), std::nullopt);
}

TEST(ExtentTest, SomeTimeInAMonthIsAttestedOnlyOverTheWholeMonth) {
  const Extent extent = Of(Here().When("2024-10"));
  EXPECT_TRUE(extent.attested().empty());
  EXPECT_EQ(How(extent, "2024-10"), kAttested);
  EXPECT_EQ(How(extent, "2024-10-08"), kPossible);
  EXPECT_EQ(How(extent, "2024-10-01/2024-10-30"), kPossible);
  EXPECT_EQ(How(extent, "2024-11"), std::nullopt);
}

TEST(ExtentTest, StillSoIsAttestedThroughTheEarliestDayOfPublication) {
  const Extent extent = Of(Here().When("2024-10-01/.."), "2024-10-17/2024-10-18");
  EXPECT_EQ(How(extent, "2024-10-17"), kAttested);
  EXPECT_EQ(How(extent, "2024-10-18"), kExtrapolated);
}

TEST(ExtentTest, ExtrapolationEndsAtTheHorizonToTheMicrosecond) {
  const Extent extent = Of(Here().When("2024-10-01/.."), "2024-10-17");  // attested to 10-18T00:00
  EXPECT_EQ(How(extent, "2024-10-17T23:59:59.999999Z"), kAttested);
  EXPECT_EQ(How(extent, "2024-10-18T00:00Z"), kExtrapolated);
  EXPECT_EQ(How(extent, "2024-11-16T23:59:59.999999Z"), kExtrapolated);
  EXPECT_EQ(How(extent, "2024-11-17T00:00Z"), kPossible);
}

TEST(ExtentTest, WithoutAHorizonThereIsNoLimit) {
  const Extent extent = Of(Said("a", "part_of", "b").When("2024-10-01/"));
  EXPECT_EQ(How(extent, "2024-10-01"), kAttested);
  EXPECT_EQ(How(extent, "9999-12-31"), kExtrapolated);
  EXPECT_EQ(How(extent, "2024-09-30"), std::nullopt);
}

TEST(ExtentTest, OnlyAnOpenOrUnknownEndIsExtrapolated) {
  EXPECT_TRUE(Of(Here().When("2024-10-01/2024-10-05")).extrapolated.empty());
  EXPECT_TRUE(Of(Here().When("/2024-10-05")).extrapolated.empty());
  EXPECT_TRUE(Of(Here().When("../..")).extrapolated.empty());
  EXPECT_FALSE(Of(Here().When("../.."), "2024-10-05").extrapolated.empty());
  EXPECT_FALSE(Of(Here().When("@2024-10-05")).extrapolated.empty());
}

TEST(ExtentTest, AnEventIsNotExtrapolated) {
  EXPECT_TRUE(Of(Said("russia", "met", "north_korea").When("2024-10-01/")).extrapolated.empty());
}

TEST(ExtentTest, ExtrapolationFollowsTheLatestStart) {
  const Extent extent = Of(Here().When("[2024-10-01..2024-10-20]/"));
  EXPECT_EQ(extent.extrapolated.start,
            std::max(extent.bounds.start_latest, extent.bounds.end_earliest));
  EXPECT_EQ(How(extent, "2024-10-05"), kPossible);
}

TEST(ExtentTest, WhatFollowsEndsTheExtrapolationAtItsStart) {
  Extent extent = Of(Here().When("2024-10-01/.."), "2024-10-17");
  EndExtrapolation({At("2024-10-25T00:00Z"), At("2024-10-26T00:00Z")}, &extent);
  EXPECT_EQ(How(extent, "2024-10-24"), kExtrapolated);
  EXPECT_EQ(How(extent, "2024-10-25"), kPossible);
}

TEST(ExtentTest, WhatHoldsAlreadyEndsItAtOnceWhatIsPastEndsNothing) {
  const Extent whole = Of(Here().When("2024-10-01/.."), "2024-10-17");
  Extent extent = whole;
  EndExtrapolation({At("2024-10-10T00:00Z"), At("2024-10-18T00:00Z")}, &extent);  // touches
  EXPECT_EQ(extent.extrapolated.end, whole.extrapolated.end);
  EndExtrapolation({}, &extent);
  EXPECT_EQ(extent.extrapolated.end, whole.extrapolated.end);
  EndExtrapolation({At("2024-10-10T00:00Z"), At("2024-10-18T00:00:00.000001Z")}, &extent);
  EXPECT_TRUE(extent.extrapolated.empty());
  EXPECT_EQ(How(extent, "2024-10-18"), kPossible);
}

TEST(ExtentTest, AnUnboundedCutIsReachedByEverything) {
  for (const absl::string_view period : {"2024-10-01", "2024-10-01/..", "/2024", "@2024-10-05"}) {
    EXPECT_TRUE(Reaches(Of(Here().When(period)), ValidAt("ALL").valid)) << period;
    EXPECT_EQ(How(Of(Here().When(period)), "ALL"), kAttested) << period;
  }
  EXPECT_EQ(How(Of(Here().When("2024-10-01")), "2024-10-02/.."), std::nullopt);
  EXPECT_EQ(How(Of(Here().When("2024-10-01")), "../2024-09-30"), std::nullopt);
}

}  // namespace
}  // namespace entente
