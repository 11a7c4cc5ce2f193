#include "server/forecast_reads.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

// Forecasts of u:00000 at r:kursk by `voices` voices, and one sighting that bears out the first.
void Foretell(RunningServer& server, int voices) {
  server.MakeGraph();
  MustCommit(server, "some", SomeChanges(1));
  std::vector<v1::Change> changes;
  for (int i = 0; i < voices; ++i) {
    v1::Change change = EntityClaim("u:00000", "located_in", "r:kursk");
    v1::Claim& claim = *change.mutable_claim();
    claim.set_mood(v1::MOOD_FORECAST);
    claim.set_period("2024-10-23");
    claim.mutable_voice()->set_likelihood("very likely");
    claim.mutable_voice()->add_chain()->set_description(absl::StrCat("source ", 100 + i));
    changes.push_back(change);
  }
  v1::Change seen = EntityClaim("u:00000", "located_in", "r:kursk");
  seen.mutable_claim()->set_period("@2024-10-23");
  changes.push_back(seen);
  const v1::CommitResponse committed = MustCommit(server, "foretold", changes);
  v1::Change judged;
  v1::Fulfils& fulfils = *judged.mutable_judgement()->mutable_fulfils();
  fulfils.mutable_forecast()->set_id(committed.results(0).id());
  fulfils.mutable_claim()->set_id(committed.results(voices).id());
  judged.mutable_judgement()->set_reason("seen on the day");
  MustCommit(server, "judged", {judged});
}

template <typename Response, typename Reader>
std::vector<Response> ReadAll(Reader& reader, grpc::Status* status) {
  std::vector<Response> messages;
  Response message;
  while (reader.Read(&message)) messages.push_back(message);
  *status = reader.Finish();
  return messages;
}

TEST(ForecastReadsTest, ForecastsComeWithTheirClaimAndTheirJudgements) {
  RunningServer server;
  Foretell(server, 3);
  v1::ListForecastsRequest request;
  request.mutable_scope()->set_graph("g");
  request.mutable_scope()->mutable_as_of()->set_valid("2024-11-05");
  request.add_states(v1::FORECAST_STATE_FULFILLED);
  grpc::ClientContext context;
  grpc::Status status;
  const auto reader = server.queries().ListForecasts(&context, request);
  const auto messages = ReadAll<v1::ListForecastsResponse>(*reader, &status);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0].trailer().completion(), v1::COMPLETION_COMPLETE);
  EXPECT_EQ(messages[0].scope().graph(), "g");
  ASSERT_EQ(messages[0].rows_size(), 1);
  const v1::ForecastRow& row = messages[0].rows(0);
  EXPECT_EQ(row.claim().claim().mood(), v1::MOOD_FORECAST);
  EXPECT_EQ(row.days_past(), 13);
  EXPECT_DOUBLE_EQ(row.likelihood(), .875);
  ASSERT_EQ(row.judgements_size(), 1);
  EXPECT_EQ(row.judgements(0).judged_by(), "local");
  EXPECT_EQ(row.judgements(0).reason(), "seen on the day");
  EXPECT_FALSE(row.judgements(0).independent());  // nobody knows who the source is
}

TEST(ForecastReadsTest, PagesFollowOneAnother) {
  RunningServer server;
  Foretell(server, 5);
  v1::ListForecastsRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_page_size(2);
  int rows = 0, pages = 0;
  do {
    grpc::ClientContext context;
    grpc::Status status;
    const auto reader = server.queries().ListForecasts(&context, request);
    const auto messages = ReadAll<v1::ListForecastsResponse>(*reader, &status);
    ASSERT_TRUE(status.ok()) << status.error_message();
    for (const auto& message : messages) rows += message.rows_size();
    request.set_page_token(messages.back().trailer().next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  EXPECT_EQ(rows, 5);
  EXPECT_EQ(pages, 3);
}

TEST(ForecastReadsTest, ScoresArePagedToo) {
  RunningServer server;
  Foretell(server, 3);
  v1::ScoreForecastsRequest request;
  request.mutable_scope()->set_graph("g");
  request.mutable_scope()->mutable_as_of()->set_valid("2024-11-05");
  request.set_page_size(1);
  std::vector<v1::VoiceScore> scores;
  do {
    grpc::ClientContext context;
    grpc::Status status;
    const auto reader = server.queries().ScoreForecasts(&context, request);
    const auto messages = ReadAll<v1::ScoreForecastsResponse>(*reader, &status);
    ASSERT_TRUE(status.ok()) << status.error_message();
    for (const auto& message : messages) {
      scores.insert(scores.end(), message.rows().begin(), message.rows().end());
    }
    request.set_page_token(messages.back().trailer().next_page_token());
  } while (!request.page_token().empty());
  ASSERT_EQ(scores.size(), 3u);
  EXPECT_EQ(scores[0].voice().description(), "source 100");
  EXPECT_EQ(scores[0].fulfilled(), 1u);
  EXPECT_DOUBLE_EQ(scores[0].brier(), .125 * .125);
  EXPECT_EQ(scores[1].open(), 1u);
  EXPECT_FALSE(scores[1].has_brier());
}

TEST(ForecastReadsTest, ErrorsNameTheirReason) {
  RunningServer server;
  Foretell(server, 1);
  v1::ListForecastsRequest request;
  request.mutable_scope()->set_graph("g");
  request.add_moods(v1::MOOD_FACT);
  grpc::ClientContext first, second;
  grpc::Status status;
  ReadAll<v1::ListForecastsResponse>(*server.queries().ListForecasts(&first, request), &status);
  EXPECT_EQ(Told(status), "INVALID_ARGUMENT NOT_A_FORECAST moods");
  v1::ScoreForecastsRequest scores;
  scores.mutable_scope()->set_graph("g");
  scores.mutable_scope()->mutable_budget()->set_edges(3);
  ReadAll<v1::ScoreForecastsResponse>(*server.queries().ScoreForecasts(&second, scores), &status);
  EXPECT_EQ(Told(status), "RESOURCE_EXHAUSTED BUDGET_EDGES budget");
}

}  // namespace
}  // namespace entente
