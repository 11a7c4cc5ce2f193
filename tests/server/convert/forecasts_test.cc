#include "server/convert/forecasts.h"

#include <gtest/gtest.h>

#include "graph/model/status.h"

namespace entente {
namespace {

TEST(ForecastsTest, EveryFieldOfTheRequestArrives) {
  v1::ListForecastsRequest request;
  request.set_subject("u");
  request.set_predicate("located_in");
  request.set_object("p");
  request.set_document("d");
  request.set_agent("a");
  request.set_origin("o");
  request.add_moods(v1::MOOD_INTENT);
  request.add_states(v1::FORECAST_STATE_REFUTED);
  const auto pattern = PatternFromWire(request);
  ASSERT_TRUE(pattern.ok()) << pattern.status();
  EXPECT_EQ(pattern->subject + pattern->predicate + pattern->object + pattern->document +
                pattern->agent + pattern->origin,
            "ulocated_inpdao");
  EXPECT_EQ(pattern->moods, std::vector<Mood>{Mood::kIntent});
  EXPECT_EQ(pattern->states, std::vector<ForecastState>{ForecastState::kRefuted});
  request.add_states(static_cast<v1::ForecastState>(9));
  EXPECT_EQ(DetailOf(PatternFromWire(request).status())->field, "states[1]");
  v1::ScoreForecastsRequest scores;
  scores.set_origin("o");
  EXPECT_EQ(PatternFromWire(scores)->origin, "o");
}

TEST(ForecastsTest, ARowSaysByWhomItWasJudged) {
  ForecastRow row;
  row.forecaster = {Origin::Kind::kAnonymous, "doc", "a source"};
  row.outcome.state = ForecastState::kFulfilled;
  row.outcome.days_past = 0;
  row.outcome.judgements.push_back({.principal = "ana", .origins = {2, 2}});
  row.outcome.judgements.push_back(
      {.fulfils = false, .principal = "ben", .voided = VoidReason::kAfterCut});
  const v1::ForecastRow wire = ToWire(row);
  EXPECT_EQ(wire.forecaster().document(), "doc");
  EXPECT_EQ(wire.forecaster().id(), "");
  EXPECT_EQ(wire.state(), v1::FORECAST_STATE_FULFILLED);
  EXPECT_TRUE(wire.has_days_past());
  EXPECT_FALSE(wire.has_likelihood());
  EXPECT_TRUE(wire.judgements(0).independent());
  EXPECT_EQ(wire.judgements(1).voided(), "after_cut");
  EXPECT_EQ(wire.judgements(1).judged_by(), "ben");
}

TEST(ForecastsTest, BinsCarryTheirBandAndTheMeanStated) {
  VoiceScore score;
  score.voice = {Origin::Kind::kAgent, "v", ""};
  score.states = {1, 2, 3, 4};
  score.bins[5] = {2, 1, 1.8};
  score.squares = .82;
  const v1::VoiceScore wire = ToWire(score);
  EXPECT_EQ(wire.open() + 10 * wire.expired() + 100 * wire.fulfilled() + 1000 * wire.refuted(),
            4321u);
  ASSERT_EQ(wire.bins_size(), 1);
  EXPECT_EQ(wire.bins(0).band(), v1::LIKELIHOOD_BAND_VERY_LIKELY);
  EXPECT_DOUBLE_EQ(wire.bins(0).stated(), .9);
  EXPECT_DOUBLE_EQ(wire.brier(), .41);
}

}  // namespace
}  // namespace entente
