#include "graph/resolve/time_trace.h"

#include <gtest/gtest.h>

#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

Instant Day(absl::string_view day) { return ParseMoment(day)->earliest; }

class TimeTraceTest : public testing::Test {
 protected:
  // What a read at a day and before a day sees next of one claim.
  TimeTrace Traced(absl::string_view period, absl::string_view valid, absl::string_view published) {
    RecordedClaim claim;
    claim.claim = Said("u1", "located_in", "kursk").When(period);
    claim.judgements = judgements_;
    TimeTrace trace(Day(valid), Day(published));
    trace.See(claim, predicate_, around_);
    return trace;
  }

  PredicateDefinition predicate_;
  Surroundings around_;
  std::vector<RecordedJudgement> judgements_;
};

TEST_F(TimeTraceTest, TheNextBoundOfAPeriodIsNext) {
  EXPECT_EQ(Traced("2024-10-08/2024-10-13", "2024-10-01", "2024-10-01").next_valid(),
            Day("2024-10-08"));
  EXPECT_EQ(Traced("2024-10-08/2024-10-13", "2024-10-08", "2024-10-01").next_valid(),
            Day("2024-10-14"));
  EXPECT_EQ(Traced("2024-10-08/2024-10-13", "2024-10-14", "2024-10-01").next_valid(), std::nullopt);
}

TEST_F(TimeTraceTest, AnExtrapolationEndsAtItsHorizon) {
  predicate_.horizon_micros = 30 * kMicrosPerDay;
  EXPECT_EQ(Traced("2024-10-08/", "2024-10-09", "2024-10-01").next_valid(), Day("2024-11-08"));
}

TEST_F(TimeTraceTest, APublicationIsSeenTheDayAfter) {
  const EntityId document = Claim(Said("u1", "located_in", "kursk")).voice.document;
  around_.documents[document].publication = *ParseMoment("2024-10-24");
  EXPECT_EQ(Traced("2024", "2024-10-01", "2024-10-01").next_published(), Day("2024-10-25"));
  EXPECT_EQ(Traced("2024", "2024-10-01", "2024-10-25").next_published(), std::nullopt);
  around_.documents[document].publication = *ParseMoment("2024-10-24T12:00Z");
  EXPECT_EQ(Traced("2024", "2024-10-01", "2024-10-01").next_published(), Day("2024-10-25"));
}

TEST_F(TimeTraceTest, ARetractionIsSeenWhenItWasPublished) {
  RecordedJudgement retracted;
  retracted.judgement.act = Retract{.target = ClaimId(),
                                    .reason = RetractReason::kSourceCorrection,
                                    .published = *ParseMoment("2024-11-05")};
  judgements_ = {retracted};
  EXPECT_EQ(Traced("2024", "2024-10-01", "2024-10-01").next_published(), Day("2024-11-06"));
}

TEST_F(TimeTraceTest, WhatIsAlwaysSoNeverChanges) {
  RecordedClaim claim;
  claim.claim = Said("u1", "located_in", "kursk");
  TimeTrace trace(kBeginningOfTime, kBeginningOfTime);
  trace.See(claim, predicate_, around_);
  EXPECT_EQ(trace.next_valid(), std::nullopt);
  EXPECT_EQ(trace.next_published(), std::nullopt);
}

}  // namespace
}  // namespace entente
