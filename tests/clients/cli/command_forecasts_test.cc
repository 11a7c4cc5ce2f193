#include "clients/cli/command_forecasts.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

absl::StatusOr<v1::ListForecastsRequest> RequestFrom(const std::string& arguments) {
  return ForecastsRequest(Parsed(AddForecastsFlags, arguments), "g", NamesToIds());
}

TEST(CommandForecastsTest, EveryFieldHasItsFlag) {
  auto request = RequestFrom(
      "--subject Storm --predicate located_in --object Kursk --document D --agent A --origin O "
      "--moods intent --states open,expired");
  ASSERT_TRUE(request.ok()) << request.status();
  request->clear_scope();
  EXPECT_EQ(request->ShortDebugString(),
            "subject: \"id:Storm\" predicate: \"located_in\" object: \"id:Kursk\" "
            "document: \"id:D\" agent: \"id:A\" origin: \"id:O\" moods: MOOD_INTENT "
            "states: FORECAST_STATE_OPEN states: FORECAST_STATE_EXPIRED");
}

TEST(CommandForecastsTest, ScoresTakeTheSameFlagsButStates) {
  const auto request =
      ScoresRequest(Parsed(AddForecastsFlags, "--calibration --origin O"), "g", NamesToIds());
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_EQ(request->origin(), "id:O");
  const auto refused =
      ScoresRequest(Parsed(AddForecastsFlags, "--calibration --states open"), "g", NamesToIds());
  EXPECT_EQ(ExitCodeOf(refused.status()), ExitCode::kUsage);
}

TEST(CommandForecastsTest, UnknownWordsAreUsageErrors) {
  EXPECT_EQ(ExitCodeOf(RequestFrom("--states pending").status()), ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(RequestFrom("--moods hopeful").status()), ExitCode::kUsage);
}

TEST(CommandForecastsTest, RowsReadWell) {
  EntityNames names;
  names.Keep("person:b", "Budanov");
  v1::OriginVoice voice;
  voice.set_id("person:b");
  EXPECT_EQ(VoiceText(voice, names), "Budanov (person:b)");
  v1::OriginVoice unnamed;
  unnamed.set_document("doc");
  unnamed.set_description("a source");
  EXPECT_EQ(VoiceText(unnamed, names), "unnamed, in doc: a source");
  v1::ForecastRow row;
  row.set_state(v1::FORECAST_STATE_OPEN);
  EXPECT_EQ(ForecastStateText(row), "open");
  row.set_days_past(1);
  EXPECT_EQ(ForecastStateText(row), "open, 1 day past");
  row.set_state(v1::FORECAST_STATE_EXPIRED);
  EXPECT_EQ(ForecastStateText(row), "expired");
  v1::ForecastJudgement judgement;
  judgement.set_judged_by("ana");
  judgement.set_confirmer_id("\x01\x02");
  judgement.set_voided("retracted");
  judgement.set_reason("no");
  EXPECT_EQ(JudgedText(judgement),
            "[retracted] refuted by claim 0102, says ana, not shown to be independent: no");
  v1::LikelihoodBin bin;
  bin.set_band(v1::LIKELIHOOD_BAND_LIKELY);
  bin.set_forecasts(3);
  bin.set_fulfilled(2);
  bin.set_stated(.675);
  EXPECT_EQ(BinText(bin), "likely: 2 of 3 came true, stated 0.675");
}

}  // namespace
}  // namespace entente
