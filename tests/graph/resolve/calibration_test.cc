#include "graph/resolve/calibration.h"

#include "gtest/gtest.h"

namespace entente {
namespace {

Origin Agent(const EntityId& id) { return {Origin::Kind::kAgent, id, ""}; }

ForecastOutcome Judged(bool fulfils, uint32_t origins) {
  ForecastOutcome outcome;
  outcome.state = fulfils ? ForecastState::kFulfilled : ForecastState::kRefuted;
  outcome.judgements.push_back({.fulfils = fulfils, .origins = {origins, 2}});
  return outcome;
}

TEST(CalibrationTest, TheBrierScoreIsTheMeanSquareOfTheMisses) {
  Calibration calibration;
  calibration.Add(Agent("budanov"), Judged(true, 1), .9);
  calibration.Add(Agent("budanov"), Judged(false, 2), .7);
  calibration.Add(Agent("budanov"), Judged(true, 2), std::nullopt);
  const std::vector<VoiceScore> scores = calibration.Scores();
  ASSERT_EQ(scores.size(), 1u);
  EXPECT_EQ(scores[0].judged(), 3u);
  EXPECT_EQ(scores[0].independent, 2u);
  EXPECT_EQ(scores[0].scored(), 2u);
  ASSERT_TRUE(scores[0].brier().has_value());
  EXPECT_DOUBLE_EQ(*scores[0].brier(), (.1 * .1 + .7 * .7) / 2);
  EXPECT_EQ(scores[0].bins[5], (LikelihoodBin{1, 1, .9}));
  EXPECT_EQ(scores[0].bins[4], (LikelihoodBin{1, 0, .7}));
}

TEST(CalibrationTest, WhatIsNotJudgedScoresNobody) {
  Calibration calibration;
  ForecastOutcome expired;
  expired.state = ForecastState::kExpired;
  calibration.Add(Agent("a"), expired, .9);
  calibration.Add(Agent("a"), ForecastOutcome(), .9);
  const VoiceScore score = calibration.Scores().front();
  EXPECT_EQ(score.forecasts(), 2u);
  EXPECT_EQ(score.judged(), 0u);
  EXPECT_FALSE(score.brier().has_value());
}

TEST(CalibrationTest, VoicesComeInOrder) {
  Calibration calibration;
  calibration.Add({Origin::Kind::kAnonymous, "doc", "a source"}, ForecastOutcome(), {});
  calibration.Add(Agent("b"), ForecastOutcome(), {});
  calibration.Add(Agent("a"), ForecastOutcome(), {});
  EXPECT_EQ(calibration.voices(), 3u);
  EXPECT_EQ(calibration.Scores()[0].voice.id, "a");
  EXPECT_EQ(calibration.Scores()[2].voice.description, "a source");
}

}  // namespace
}  // namespace entente
