#include "graph/resolve/forecast.h"

#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

Claim Foretold(absl::string_view period) {
  return Said("brigade", "located_in", "kursk").By("budanov").As(Mood::kForecast).When(period);
}
Claim Seen(absl::string_view period) {
  return Said("brigade", "located_in", "kursk").By("gur").When(period);
}

ForecastOutcome Outcome(const RecordedClaim& forecast, const RecordedClaim& confirmer,
                        const AsOf& as_of, const Lens& lens = {}, const Surroundings& around = {}) {
  return OutcomeOf(forecast, as_of, lens, BuiltInOntology(), {{confirmer.id, confirmer}}, around);
}

// The forecast number 1, judged to be borne out by claim number 2.
RecordedClaim BorneOut(Claim forecast) {
  return Recorded(1, std::move(forecast), {Judged(3, Fulfils{IdNumber(2), IdNumber(1)})});
}

TEST(ForecastTest, OpenUntilItsDueDayIsOver) {
  Claim claim = Foretold("2024-10-23");
  claim.resolve_by = *ParseMoment("2024-10-24");
  const RecordedClaim forecast = Recorded(1, claim);
  const auto on = [&](absl::string_view day) {
    return OutcomeOf(forecast, ValidAt(day), {}, BuiltInOntology(), {}, {});
  };
  EXPECT_EQ(on("2024-10-22").state, ForecastState::kOpen);
  EXPECT_FALSE(on("2024-10-22").days_past.has_value());
  EXPECT_EQ(on("2024-10-23").days_past, 0);
  EXPECT_EQ(on("2024-10-24").state, ForecastState::kOpen);
  EXPECT_EQ(on("2024-10-24").days_past, 1);
  EXPECT_EQ(on("2024-10-24T23:59Z").state, ForecastState::kOpen);
  EXPECT_EQ(on("2024-10-25T00:00Z").state, ForecastState::kExpired);
  EXPECT_EQ(on("2024-10-25").state, ForecastState::kExpired);
  EXPECT_EQ(on("ALL").state, ForecastState::kExpired);
  EXPECT_FALSE(on("ALL").days_past.has_value());
}

TEST(ForecastTest, WithoutAStartItsDaysCountFromWhenItWasSaid) {
  const RecordedClaim forecast = Recorded(1, Said("brigade", "located_in", "kursk")
                                                 .By("budanov", "2024-10-20")
                                                 .As(Mood::kForecast)
                                                 .When("@2024-10-25"));
  EXPECT_EQ(OutcomeOf(forecast, ValidAt("2024-10-27"), {}, BuiltInOntology(), {}, {}).days_past, 7);
}

TEST(ForecastTest, OnlyWhatIsAttestedWithinItsPeriodBearsItOut) {
  const RecordedClaim forecast = BorneOut(Foretold("2024-10-23/2024-10-24"));
  const AsOf later = ValidAt("2024-11-05");
  const auto voided = [&](absl::string_view seen, const AsOf& as_of) {
    return Outcome(forecast, Recorded(2, Seen(seen)), as_of).judgements.front().voided;
  };
  EXPECT_EQ(voided("@2024-10-23", later), std::nullopt);
  EXPECT_EQ(voided("2024-10-20/2024-10-23", later), std::nullopt);
  EXPECT_EQ(voided("@2024-10-21", later), VoidReason::kOutsidePeriod);
  EXPECT_EQ(voided("2024-10", later), VoidReason::kOutsidePeriod);  // some time in it: not attested
  EXPECT_EQ(voided("@2024-10-24", ValidAt("2024-10-23")), VoidReason::kAfterCut);
}

TEST(ForecastTest, TheLastJudgementThatCountsDecides) {
  RecordedClaim forecast = BorneOut(Foretold("2024-10-23"));
  forecast.judgements.push_back(Judged(4, Refutes{IdNumber(2), IdNumber(1)}, "ben"));
  const RecordedClaim seen = Recorded(2, Seen("@2024-10-23"));
  const ForecastOutcome outcome = Outcome(forecast, seen, ValidAt("2024-11-05"));
  EXPECT_EQ(outcome.state, ForecastState::kRefuted);
  ASSERT_NE(outcome.deciding(), nullptr);
  EXPECT_EQ(outcome.deciding()->principal, "ben");
  EXPECT_EQ(outcome.judgements.size(), 2u);
  EXPECT_EQ(Outcome(forecast, Recorded(2, Seen("@2024-10-21")), ValidAt("2024-11-05")).deciding(),
            nullptr);
}

TEST(ForecastTest, WhatIsRetractedOrDeprecatedOrOutBearsNothingOut) {
  const RecordedClaim forecast = BorneOut(Foretold("2024-10-23"));
  const AsOf later = ValidAt("2024-11-05");
  const RecordedClaim seen = Recorded(2, Seen("@2024-10-23"));
  const auto voided = [&](const RecordedClaim& confirmer, const AsOf& as_of, const Lens& lens) {
    return Outcome(forecast, confirmer, as_of, lens).judgements.front().voided;
  };
  EXPECT_EQ(voided(seen, later, {.assume_retracted = {IdNumber(2)}}), VoidReason::kRetracted);
  RecordedClaim deprecated = seen;
  deprecated.judgements = {Judged(5, Deprecate{IdNumber(2)})};
  EXPECT_EQ(voided(deprecated, later, {}), VoidReason::kDeprecated);
  AsOf cut = later;
  cut.published_before = *ParsePublishedCut("2024-10-24");
  cut.current_judgements = true;
  EXPECT_EQ(voided(seen, cut, {}), VoidReason::kUnpublished);
  EXPECT_EQ(voided(seen, later, {.allow = {.agents = {"nobody"}}}), std::nullopt);
}

TEST(ForecastTest, APublicationCutLeavesJudgementsOut) {
  AsOf cut = ValidAt("2024-11-05");
  cut.published_before = *ParsePublishedCut("2025-01-01");
  const ForecastOutcome outcome =
      Outcome(BorneOut(Foretold("2024-10-23")), Recorded(2, Seen("@2024-10-23")), cut);
  EXPECT_EQ(outcome.state, ForecastState::kOpen);
  EXPECT_TRUE(outcome.judgements.empty());
}

TEST(ForecastTest, AConfirmerOfOneBodyIsNotIndependent) {
  const RecordedClaim forecast = BorneOut(Foretold("2024-10-23"));
  const RecordedClaim seen = Recorded(2, Seen("@2024-10-23"));
  const AsOf later = ValidAt("2024-11-05");
  EXPECT_TRUE(Outcome(forecast, seen, later).judgements.front().independent());
  Surroundings around;
  around.bodies["budanov"] = {{"gur", kAlways, false}};
  const ForecastOutcome outcome = Outcome(forecast, seen, later, {}, around);
  EXPECT_EQ(outcome.state, ForecastState::kFulfilled);
  EXPECT_FALSE(outcome.judgements.front().independent());
  EXPECT_EQ(outcome.judgements.front().origins, (Origins{1, 2}));
}

TEST(ForecastTest, ConfirmersAreThoseThatJudgementsName) {
  RecordedClaim forecast = BorneOut(Foretold("2024-10-23"));
  forecast.judgements.push_back(Judged(4, Prefer{IdNumber(1)}));
  std::vector<ClaimId> ids;
  AddConfirmersOf(forecast, &ids);
  EXPECT_EQ(ids, std::vector<ClaimId>{IdNumber(2)});
  EXPECT_EQ(VoidReasonName(VoidReason::kAfterCut), "after_cut");
}

}  // namespace
}  // namespace entente
