// Both methods of QueryService, asked over gRPC: rows, messages, pages, budgets, deadlines.
#include "server/query_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "absl/strings/str_cat.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

class QueryServiceTest : public testing::Test {
 protected:
  void Fill(int units) {
    server_.MakeGraph();
    for (int first = 0; first == 0 || first < units; first += 900) {
      std::vector<v1::Change> changes = SomeChanges(std::min(units, first + 900));
      if (first > 0) changes.erase(changes.begin(), changes.begin() + 5 + 2 * first);
      committed_ = MustCommit(server_, absl::StrCat("fill", first), changes);
    }
  }

  RunningServer server_;
  v1::CommitResponse committed_;
};

TEST_F(QueryServiceTest, ListPropositionsWithEvidenceAndGroups) {
  Fill(2);
  v1::ListPropositionsRequest request = LocatedIn();
  request.set_evidence(true);
  request.set_group(v1::GROUPING_DOCUMENT);
  const Answer answer = List(server_, request);
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  ASSERT_THAT(answer.rows, SizeIs(2));
  const v1::PropositionRow& row = answer.rows[0];
  EXPECT_EQ(row.proposition().subject(), "u:00000");
  EXPECT_EQ(row.proposition().object(), "r:kursk");
  EXPECT_EQ(row.verdict(), v1::VERDICT_ASSERTED);
  EXPECT_THAT(row.validity(), ElementsAre("always"));
  EXPECT_EQ(row.support(), 1u);
  ASSERT_THAT(row.evidence(), SizeIs(1));
  EXPECT_EQ(row.evidence(0).id(), row.claim_ids(0));
  ASSERT_THAT(row.groups(), SizeIs(1));
  EXPECT_EQ(row.groups(0).key(), "doc:1");
  EXPECT_EQ(row.groups(0).asserts(), 1u);
  EXPECT_EQ(answer.scope.graph(), "g");
  EXPECT_EQ(answer.scope.revision(), committed_.revision());
  EXPECT_EQ(answer.scope.recorded_at(), committed_.recorded_at());
  EXPECT_EQ(answer.trailer.completion(), v1::COMPLETION_COMPLETE);
  EXPECT_GT(answer.trailer.used().edges(), 0u);
}

TEST_F(QueryServiceTest, WithinFollowsPartOf) {
  Fill(2);
  v1::ListPropositionsRequest request = LocatedIn();
  request.set_within("s:ru");
  EXPECT_THAT(List(server_, request).rows, SizeIs(2));
}

TEST_F(QueryServiceTest, NeighborsGoBothWays) {
  Fill(2);
  v1::NeighborsRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_entity("r:kursk");
  grpc::ClientContext context;
  const auto reader = server_.queries().Neighbors(&context, request);
  v1::NeighborsResponse message;
  ASSERT_TRUE(reader->Read(&message));
  ASSERT_THAT(message.rows(), SizeIs(3));
  EXPECT_EQ(message.rows(0).direction(), v1::DIRECTION_OUT);
  EXPECT_EQ(message.rows(0).neighbor(), "s:ru");
  EXPECT_EQ(message.rows(1).direction(), v1::DIRECTION_IN);
  EXPECT_EQ(message.rows(1).neighbor(), "u:00000");
  EXPECT_TRUE(message.has_trailer());
  EXPECT_FALSE(reader->Read(&message));
  EXPECT_TRUE(reader->Finish().ok());
}

TEST_F(QueryServiceTest, NeighborsNeedAnEntity) {
  Fill(0);
  v1::NeighborsRequest request;
  request.mutable_scope()->set_graph("g");
  grpc::ClientContext context;
  EXPECT_EQ(Told(server_.queries().Neighbors(&context, request)->Finish()),
            "INVALID_ARGUMENT FIELD_MISSING entity");
}

TEST_F(QueryServiceTest, LongAnswersComeInMessagesOfAThousandRows) {
  Fill(2'500);
  const Answer answer = List(server_, LocatedIn());
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_THAT(answer.rows, SizeIs(2'500));
  EXPECT_EQ(answer.messages, 3);
  EXPECT_EQ(answer.trailer.completion(), v1::COMPLETION_COMPLETE);
  EXPECT_EQ(answer.rows.front().proposition().subject(), "u:00000");
  EXPECT_EQ(answer.rows.back().proposition().subject(), "u:02499");
}

TEST_F(QueryServiceTest, PagesAddUpToTheWholeAndStayAtTheirRevision) {
  Fill(10);
  v1::ListPropositionsRequest request = LocatedIn(4);
  Answer page = List(server_, request);
  EXPECT_EQ(page.trailer.truncated_by(), "PAGE_FULL");
  std::vector<v1::PropositionRow> rows = page.rows;
  MustCommit(
      server_, "later",
      {TextClaim("u:9", "type", "MilitaryUnit"), EntityClaim("u:9", "located_in", "r:kursk")});
  while (!page.trailer.next_page_token().empty()) {
    request.set_page_token(page.trailer.next_page_token());
    page = List(server_, request);
    ASSERT_TRUE(page.status.ok()) << page.status.error_message();
    EXPECT_EQ(page.scope.revision(), committed_.revision());
    rows.insert(rows.end(), page.rows.begin(), page.rows.end());
  }
  EXPECT_THAT(rows, SizeIs(10));
}

TEST_F(QueryServiceTest, ATokenIsOnlyForItsRequest) {
  Fill(10);
  v1::ListPropositionsRequest request = LocatedIn(4);
  const std::string token = List(server_, request).trailer.next_page_token();
  request.set_page_token(token);
  request.set_show_denied(true);
  EXPECT_EQ(Told(List(server_, request).status), "INVALID_ARGUMENT PAGE_TOKEN_INVALID page_token");
  request.set_show_denied(false);
  std::string tampered = token;
  tampered[50] = tampered[50] == 'A' ? 'B' : 'A';
  request.set_page_token(tampered);
  EXPECT_EQ(Told(List(server_, request).status), "INVALID_ARGUMENT PAGE_TOKEN_INVALID page_token");
}

TEST_F(QueryServiceTest, ABudgetThatRunsOutSaysHowToGoOn) {
  Fill(200);
  v1::ListPropositionsRequest request = LocatedIn();
  request.mutable_scope()->mutable_budget()->set_rows(50);
  const Answer answer = List(server_, request);
  EXPECT_THAT(answer.rows, SizeIs(50));
  EXPECT_EQ(answer.trailer.completion(), v1::COMPLETION_TRUNCATED);
  EXPECT_FALSE(answer.trailer.next_page_token().empty());
}

// Pages of a budget, put together; each row's subject once.
std::vector<std::string> SubjectsOfPages(RunningServer& server, v1::ListPropositionsRequest request,
                                         int* pages) {
  std::vector<std::string> subjects;
  for (*pages = 0; *pages < 1'000;) {
    const Answer answer = List(server, request);
    EXPECT_TRUE(answer.status.ok()) << answer.status.error_message();
    ++*pages;
    for (const v1::PropositionRow& row : answer.rows) {
      subjects.push_back(row.proposition().subject());
    }
    if (!answer.status.ok() || answer.trailer.next_page_token().empty()) break;
    request.set_page_token(answer.trailer.next_page_token());
  }
  return subjects;
}

TEST_F(QueryServiceTest, PagesOfABudgetWithBigEvidenceMakeOneAnswerWithoutDoubles) {
  server_.MakeGraph();
  constexpr int kUnits = 240;
  for (int first = 0; first < kUnits; first += 80) {
    std::vector<v1::Change> changes = SomeChanges(first + 80);
    if (first > 0) changes.erase(changes.begin(), changes.begin() + 5 + 2 * first);
    for (v1::Change& change : changes) {
      if (change.claim().predicate() != "located_in") continue;
      for (char letter = 'a'; letter < 'f'; ++letter) {
        change.mutable_claim()->mutable_voice()->add_hedges(std::string(4'000, letter));
      }
    }
    MustCommit(server_, absl::StrCat("big", first), changes);
  }
  std::vector<std::string> all;
  for (int i = 0; i < kUnits; ++i) all.push_back(absl::StrCat("u:", absl::Dec(i, absl::kZeroPad5)));
  v1::ListPropositionsRequest request = LocatedIn();
  request.set_evidence(true);
  request.mutable_scope()->mutable_budget()->set_rows(100);
  int pages = 0;
  EXPECT_EQ(SubjectsOfPages(server_, request, &pages), all);
  EXPECT_EQ(pages, 3);
  // What is sent is held no longer: 5 MB of evidence within 3 MiB.
  request.mutable_scope()->mutable_budget()->set_rows(0);
  request.mutable_scope()->mutable_budget()->set_bytes(3u << 20);
  EXPECT_EQ(SubjectsOfPages(server_, request, &pages), all);
  EXPECT_EQ(pages, 1);
  request.mutable_scope()->mutable_budget()->set_rows(100);
  for (const uint64_t edges : {400, 500, 600}) {
    request.mutable_scope()->mutable_budget()->set_edges(edges);
    EXPECT_EQ(SubjectsOfPages(server_, request, &pages), all) << edges;
    EXPECT_GT(pages, 3) << edges;
  }
}

TEST_F(QueryServiceTest, EqualRequestsHaveEqualBytes) {
  Fill(20);
  v1::ListPropositionsRequest request = LocatedIn();
  request.set_evidence(true);
  request.set_group(v1::GROUPING_ORIGIN);
  request.mutable_scope()->mutable_as_of()->set_valid("2024-10-27");
  const Answer first = List(server_, request), second = List(server_, request);
  ASSERT_EQ(first.rows.size(), second.rows.size());
  for (size_t i = 0; i < first.rows.size(); ++i) {
    EXPECT_EQ(first.rows[i].SerializeAsString(), second.rows[i].SerializeAsString());
  }
}

TEST_F(QueryServiceTest, ADeadlineThatHasPassedEndsTheCall) {
  Fill(1);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() - std::chrono::seconds(1));
  EXPECT_EQ(server_.queries().ListPropositions(&context, LocatedIn())->Finish().error_code(),
            grpc::StatusCode::DEADLINE_EXCEEDED);
}

TEST_F(QueryServiceTest, ACancelledStreamEnds) {
  Fill(2'500);
  grpc::ClientContext context;
  const auto reader = server_.queries().ListPropositions(&context, LocatedIn());
  v1::ListPropositionsResponse message;
  ASSERT_TRUE(reader->Read(&message));
  context.TryCancel();
  while (reader->Read(&message)) {
  }
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::CANCELLED);
}

TEST_F(QueryServiceTest, StalledReadersHoldNoThread) {
  Fill(2'500);
  constexpr int kStalled = 100;  // more than there are threads for reads
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  std::vector<std::unique_ptr<grpc::ClientReader<v1::ListPropositionsResponse>>> readers;
  for (int i = 0; i < kStalled; ++i) {
    contexts.push_back(std::make_unique<grpc::ClientContext>());
    readers.push_back(server_.queries().ListPropositions(contexts.back().get(), LocatedIn()));
  }
  EXPECT_THAT(List(server_, LocatedIn(5)).rows, SizeIs(5));
  for (int i = 0; i < kStalled; ++i) contexts[i]->TryCancel();
  for (int i = 0; i < kStalled; ++i) readers[i]->Finish();
}

TEST(QueryServiceRestartTest, PageTokensSurviveARestart) {
  const TemporaryDirectory data;
  v1::ListPropositionsRequest request = LocatedIn(4);
  {
    RunningServer server({}, data.path());
    server.MakeGraph();
    MustCommit(server, "first", SomeChanges(6));
    request.set_page_token(List(server, request).trailer.next_page_token());
  }
  RunningServer server({}, data.path());
  const Answer rest = List(server, request);
  ASSERT_TRUE(rest.status.ok()) << rest.status.error_message();
  ASSERT_THAT(rest.rows, SizeIs(2));
  EXPECT_EQ(rest.rows[0].proposition().subject(), "u:00004");
}

}  // namespace
}  // namespace entente
