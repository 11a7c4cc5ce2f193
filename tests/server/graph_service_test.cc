// Every method of GraphService, asked over gRPC.
#include "server/graph_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

class GraphServiceTest : public testing::Test {
 protected:
  void SetUp() override {
    server_.MakeGraph();
    committed_ = MustCommit(server_, "first", SomeChanges(3));
  }

  grpc::ClientContext context_;
  RunningServer server_;
  v1::CommitResponse committed_;
};

TEST_F(GraphServiceTest, CommitAnswersWhatBecameOfEachChange) {
  EXPECT_TRUE(committed_.changed());
  EXPECT_THAT(committed_.results(), SizeIs(11));
  EXPECT_EQ(committed_.results(0).outcome(), v1::CHANGE_OUTCOME_RECORDED);
  EXPECT_EQ(committed_.results(0).id().size(), 16u);
  EXPECT_FALSE(committed_.recorded_at().empty());
  const v1::CommitResponse again = MustCommit(server_, "first", SomeChanges(3));
  EXPECT_TRUE(again.replayed());
  EXPECT_EQ(again.revision(), committed_.revision());
  const v1::CommitResponse other = MustCommit(server_, "second", SomeChanges(3));
  EXPECT_FALSE(other.changed());
  EXPECT_EQ(other.results(0).outcome(), v1::CHANGE_OUTCOME_ALREADY_PRESENT);
}

TEST_F(GraphServiceTest, DryRunRecordsNothing) {
  v1::CommitRequest request = CommitOf("dry", {EntityClaim("u:00000", "located_in", "s:ru")});
  request.set_dry_run(true);
  v1::CommitResponse response;
  ASSERT_TRUE(server_.graphs().Commit(&context_, request, &response).ok());
  EXPECT_EQ(List(server_, LocatedIn()).scope.revision(), committed_.revision());
}

TEST_F(GraphServiceTest, JudgementsNameClaimsOfTheirOwnCommit) {
  v1::Change claim = EntityClaim("u:00001", "located_in", "s:ru");
  claim.set_ref("c");
  v1::Change retract;
  retract.mutable_judgement()->mutable_retract()->mutable_claim()->set_ref("c");
  retract.mutable_judgement()->mutable_retract()->set_reason(v1::RETRACT_REASON_RECORDER_ERROR);
  retract.set_ref("j");
  v1::Change undo;
  undo.mutable_retract_judgement()->set_judgement_ref("j");
  const v1::CommitResponse done = MustCommit(server_, "judged", {claim, retract, undo});

  v1::GetClaimRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_id(done.results(0).id());
  v1::GetClaimResponse response;
  const grpc::Status status = server_.graphs().GetClaim(&context_, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_FALSE(response.claim().retracted());
  ASSERT_THAT(response.claim().judgements(), SizeIs(1));
  EXPECT_EQ(response.claim().judgements(0).id(), done.results(1).id());
  EXPECT_EQ(response.claim().judgements(0).principal(), "local");
  EXPECT_EQ(response.claim().judgements(0).retraction().id(), done.results(2).id());
  EXPECT_EQ(response.claim().bounds(), "always");
  EXPECT_EQ(response.claim().hidden(), "");
}

TEST_F(GraphServiceTest, GetEntityShowsTheMostSpecialType) {
  v1::GetEntityRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_id("s:ru");
  request.set_evidence(true);
  v1::GetEntityResponse response;
  const grpc::Status status = server_.graphs().GetEntity(&context_, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_THAT(response.entity().types(), ElementsAre("State"));
  ASSERT_TRUE(response.entity().has_state());
  EXPECT_EQ(response.entity().state().id(), "s:ru");
  ASSERT_THAT(response.entity().state().names(), SizeIs(1));
  const v1::Attribute& name = response.entity().state().names(0);
  EXPECT_EQ(name.value().text().text(), "Russia");
  EXPECT_EQ(name.verdict(), v1::VERDICT_ASSERTED);
  EXPECT_THAT(name.claim_ids(), ElementsAre(committed_.results(2).id()));
  EXPECT_EQ(response.entity().first_revision(), committed_.revision());
  EXPECT_EQ(response.trailer().completion(), v1::COMPLETION_COMPLETE);
}

TEST_F(GraphServiceTest, BatchGetEntitiesNamesTheMissing) {
  v1::BatchGetEntitiesRequest request;
  request.mutable_scope()->set_graph("g");
  for (const char* id : {"u:00002", "nobody", "r:kursk"}) request.add_ids(id);
  v1::BatchGetEntitiesResponse response;
  ASSERT_TRUE(server_.graphs().BatchGetEntities(&context_, request, &response).ok());
  ASSERT_THAT(response.entities(), SizeIs(2));
  EXPECT_TRUE(response.entities(0).has_military_unit());
  EXPECT_TRUE(response.entities(1).has_region());
  EXPECT_THAT(response.missing(), ElementsAre("nobody"));
}

TEST_F(GraphServiceTest, ListEntitiesPages) {
  v1::ListEntitiesRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_type("MilitaryUnit");
  request.set_page_size(2);
  v1::ListEntitiesResponse first, second;
  ASSERT_TRUE(server_.graphs().ListEntities(&context_, request, &first).ok());
  EXPECT_THAT(first.entities(), SizeIs(2));
  EXPECT_EQ(first.trailer().truncated_by(), "PAGE_FULL");
  request.set_page_token(first.trailer().next_page_token());
  grpc::ClientContext again;
  ASSERT_TRUE(server_.graphs().ListEntities(&again, request, &second).ok());
  ASSERT_THAT(second.entities(), SizeIs(1));
  EXPECT_EQ(second.entities(0).id(), "u:00002");
  EXPECT_EQ(second.trailer().completion(), v1::COMPLETION_COMPLETE);
}

TEST_F(GraphServiceTest, ListClaimsSaysWhyTheLensHidesThem) {
  v1::Change forecast = EntityClaim("u:00000", "deployed_to", "r:kursk");
  forecast.mutable_claim()->set_mood(v1::MOOD_FORECAST);
  MustCommit(server_, "forecast", {forecast});
  v1::ListClaimsRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_subject("u:00000");
  v1::ListClaimsResponse response;
  const grpc::Status status = server_.graphs().ListClaims(&context_, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_THAT(response.claims(), SizeIs(3));
  EXPECT_EQ(response.claims(0).claim().predicate(), "deployed_to");
  EXPECT_EQ(response.claims(0).hidden(), "forecast");
  EXPECT_EQ(response.claims(1).hidden(), "");
}

TEST_F(GraphServiceTest, GetHistoryOfAProposition) {
  v1::GetHistoryRequest request;
  request.mutable_scope()->set_graph("g");
  request.mutable_proposition()->set_subject("u:00000");
  request.mutable_proposition()->set_predicate("located_in");
  request.mutable_proposition()->set_object("r:kursk");
  v1::GetHistoryResponse response;
  const grpc::Status status = server_.graphs().GetHistory(&context_, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_THAT(response.entries(), SizeIs(1));
  EXPECT_EQ(response.entries(0).principal(), "local");
  EXPECT_EQ(response.entries(0).claim().claim().object(), "r:kursk");
}

TEST_F(GraphServiceTest, GetHistoryIsPagedAndPaidFor) {
  std::vector<v1::Change> more;
  for (int i = 0; i < 5; ++i) {
    v1::Change change = EntityClaim("u:00000", "located_in", "r:kursk");
    change.mutable_claim()->mutable_voice()->mutable_locator()->set_paragraph(i + 1);
    more.push_back(change);
  }
  MustCommit(server_, "more", more);
  v1::GetHistoryRequest request;
  request.mutable_scope()->set_graph("g");
  request.mutable_proposition()->set_subject("u:00000");
  request.mutable_proposition()->set_predicate("located_in");
  request.mutable_proposition()->set_object("r:kursk");
  request.set_page_size(4);
  std::vector<uint32_t> paragraphs;
  const auto next = [&] {
    grpc::ClientContext context;
    v1::GetHistoryResponse response;
    const grpc::Status status = server_.graphs().GetHistory(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    for (const v1::HistoryEntry& entry : response.entries()) {
      paragraphs.push_back(entry.claim().claim().voice().locator().paragraph());
    }
    request.set_page_token(response.trailer().next_page_token());
    return response.trailer();
  };
  const v1::Trailer first = next();
  EXPECT_EQ(first.completion(), v1::COMPLETION_TRUNCATED);
  EXPECT_EQ(first.truncated_by(), "PAGE_FULL");
  EXPECT_THAT(paragraphs, SizeIs(4));
  MustCommit(server_, "later", {EntityClaim("doc:1", "mentions", "r:kursk")});
  EXPECT_EQ(next().completion(), v1::COMPLETION_COMPLETE);
  EXPECT_THAT(paragraphs, ElementsAre(0, 1, 2, 3, 4, 5));  // at the first page's revision

  request.clear_page_token();
  request.mutable_scope()->mutable_budget()->set_edges(3);
  grpc::ClientContext context;
  v1::GetHistoryResponse response;
  EXPECT_EQ(Told(server_.graphs().GetHistory(&context, request, &response)),
            "RESOURCE_EXHAUSTED BUDGET_EDGES budget");
}

TEST_F(GraphServiceTest, LensesAreStoredListedAndUsedByName) {
  v1::PutLensRequest put;
  put.set_graph("g");
  put.set_name("forecasts");
  put.mutable_lens()->add_moods(v1::MOOD_FORECAST);
  v1::PutLensResponse stored;
  const grpc::Status status = server_.graphs().PutLens(&context_, put, &stored);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(stored.lens().version(), 1u);
  EXPECT_GT(stored.revision(), committed_.revision());

  v1::GetLensRequest get;
  get.set_graph("g");
  get.set_name("forecasts@1");
  v1::GetLensResponse got;
  grpc::ClientContext second;
  ASSERT_TRUE(server_.graphs().GetLens(&second, get, &got).ok());
  EXPECT_THAT(got.lens().lens().moods(), ElementsAre(v1::MOOD_FORECAST));

  v1::ListLensesRequest list;
  list.set_graph("g");
  v1::ListLensesResponse listed;
  grpc::ClientContext third;
  ASSERT_TRUE(server_.graphs().ListLenses(&third, list, &listed).ok());
  EXPECT_THAT(listed.lenses(), SizeIs(2));

  v1::ListPropositionsRequest through = LocatedIn();
  through.mutable_scope()->mutable_lens()->set_name("forecasts");
  const Answer answer = List(server_, through);
  EXPECT_THAT(answer.rows, SizeIs(0));
  EXPECT_EQ(answer.scope.lens_name(), "forecasts");
  ASSERT_THAT(answer.trailer.hidden(), SizeIs(1));
  EXPECT_EQ(answer.trailer.hidden(0).reason(), "fact");
  EXPECT_EQ(answer.trailer.hidden(0).count(), 3u);
}

TEST_F(GraphServiceTest, GraphsAreListedAndDeleted) {
  v1::ListGraphsResponse listed;
  ASSERT_TRUE(server_.graphs().ListGraphs(&context_, {}, &listed).ok());
  ASSERT_THAT(listed.graphs(), SizeIs(1));
  EXPECT_EQ(listed.graphs(0).revision(), committed_.revision());
  v1::DeleteGraphRequest request;
  request.set_name("g");
  v1::DeleteGraphResponse response;
  grpc::ClientContext second, third;
  ASSERT_TRUE(server_.graphs().DeleteGraph(&second, request, &response).ok());
  EXPECT_EQ(Told(server_.graphs().DeleteGraph(&third, request, &response)),
            "NOT_FOUND GRAPH_NOT_FOUND name");
}

}  // namespace
}  // namespace entente
