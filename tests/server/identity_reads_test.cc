#include "server/identity_reads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

class IdentityReadsTest : public testing::Test {
 protected:
  IdentityReadsTest() {
    server_.MakeGraph();
    MustCommit(server_, "korea",
               {TextClaim("doc:1", "type", "Document"), TextClaim("iso:KP", "type", "State"),
                TextClaim("iso:KP", "name", "North Korea")});
    MustCommit(server_, "dprk",
               {TextClaim("DPRK", "type", "State"), TextClaim("DPRK", "name", "DPRK"),
                TextClaim("Seoul", "type", "State"), EntityClaim("DPRK", "opposes", "Seoul")});
  }

  static v1::Change Same(const std::string& a, const std::string& b) {
    v1::Change change;
    change.mutable_judgement()->mutable_same_as()->set_a(a);
    change.mutable_judgement()->mutable_same_as()->set_b(b);
    return change;
  }
  static v1::Change Apart(const std::string& a, const std::string& b) {
    v1::Change change;
    change.mutable_judgement()->mutable_not_same_as()->set_a(a);
    change.mutable_judgement()->mutable_not_same_as()->set_b(b);
    return change;
  }
  grpc::Status Ask(const v1::GetIdentityRequest& request, v1::GetIdentityResponse* response) {
    grpc::ClientContext context;
    return server_.queries().GetIdentity(&context, request, response);
  }
  static v1::GetIdentityRequest About(const std::string& id) {
    v1::GetIdentityRequest request;
    request.mutable_scope()->set_graph("g");
    request.set_id(id);
    return request;
  }

  RunningServer server_;
};

TEST_F(IdentityReadsTest, TellsIdsJudgementsAndWhatUndoingLeaves) {
  MustCommit(server_, "join", {Same("DPRK", "iso:KP"), Apart("Seoul", "iso:KP")});
  MustCommit(server_, "join wrongly", {Same("DPRK", "Seoul")});
  v1::GetIdentityResponse answer;
  ASSERT_TRUE(Ask(About("DPRK"), &answer).ok());
  EXPECT_EQ(answer.id(), "iso:KP");
  ASSERT_EQ(answer.members_size(), 2);
  EXPECT_EQ(answer.members(1).id(), "DPRK");
  EXPECT_EQ(answer.members(1).first_revision(), 3u);
  ASSERT_EQ(answer.members(1).joined_by_size(), 1);
  EXPECT_EQ(answer.members(1).joined_by(0).principal(), "local");
  EXPECT_EQ(answer.members(1).joined_by(0).revision(), 4u);
  ASSERT_EQ(answer.same_size(), 2);
  EXPECT_EQ(answer.same(0).blocked_by_size(), 0);
  ASSERT_EQ(answer.same(0).undoing_size(), 2);
  EXPECT_THAT(answer.same(0).undoing(1).ids(), ElementsAre("DPRK", "Seoul"));
  ASSERT_EQ(answer.apart_size(), 1);
  EXPECT_THAT(answer.same(1).blocked_by(), ElementsAre(answer.apart(0).judgement().id()));
  EXPECT_TRUE(answer.has_trailer());
  EXPECT_EQ(answer.scope().revision(), 5u);
}

TEST_F(IdentityReadsTest, TheRecordCutAndAssumptionsAreObeyed) {
  MustCommit(server_, "join", {Same("DPRK", "iso:KP")});
  v1::GetIdentityRequest request = About("DPRK");
  request.mutable_scope()->mutable_as_of()->set_recorded_at("3");
  v1::GetIdentityResponse answer;
  ASSERT_TRUE(Ask(request, &answer).ok());
  EXPECT_EQ(answer.members_size(), 1);
  v1::IdPair* pair = request.mutable_scope()->mutable_lens()->mutable_inline_()->add_assume_same();
  pair->set_a("DPRK");
  pair->set_b("Seoul");
  ASSERT_TRUE(Ask(request, &answer).ok());
  EXPECT_EQ(answer.members_size(), 2);
  EXPECT_EQ(answer.assumed_size(), 1);
}

TEST_F(IdentityReadsTest, RefusesWhatIsNotThere) {
  v1::GetIdentityResponse answer;
  EXPECT_EQ(Told(Ask(About(""), &answer)), "INVALID_ARGUMENT FIELD_MISSING id");
  EXPECT_EQ(Told(Ask(About("nobody"), &answer)), "NOT_FOUND ENTITY_NOT_FOUND id");
}

TEST_F(IdentityReadsTest, EntitiesAnswerUnderTheirCanonicalIdToAnyOfThem) {
  MustCommit(server_, "join", {Same("DPRK", "iso:KP")});
  v1::GetEntityRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_id("DPRK");
  v1::GetEntityResponse entity;
  grpc::ClientContext first;
  ASSERT_TRUE(server_.graphs().GetEntity(&first, request, &entity).ok());
  EXPECT_EQ(entity.entity().id(), "iso:KP");
  EXPECT_EQ(entity.entity().first_revision(), 2u);
  ASSERT_EQ(entity.entity().members_size(), 2);
  EXPECT_EQ(entity.entity().members(1).joined_by_size(), 1);
  EXPECT_EQ(entity.entity().state().names_size(), 2);

  v1::BatchGetEntitiesRequest batch;
  batch.mutable_scope()->set_graph("g");
  for (const char* id : {"DPRK", "nobody", "Seoul", "iso:KP"}) batch.add_ids(id);
  v1::BatchGetEntitiesResponse entities;
  grpc::ClientContext second;
  ASSERT_TRUE(server_.graphs().BatchGetEntities(&second, batch, &entities).ok());
  ASSERT_EQ(entities.entities_size(), 3);
  EXPECT_EQ(entities.entities(0).id(), "iso:KP");
  EXPECT_EQ(entities.entities(1).id(), "Seoul");
  EXPECT_EQ(entities.entities(1).members_size(), 0);
  EXPECT_EQ(entities.entities(2).id(), "iso:KP");
  EXPECT_THAT(entities.missing(), ElementsAre("nobody"));

  v1::ListEntitiesRequest list;
  list.mutable_scope()->set_graph("g");
  list.set_name("dprk");
  v1::ListEntitiesResponse found;
  grpc::ClientContext third;
  ASSERT_TRUE(server_.graphs().ListEntities(&third, list, &found).ok());
  ASSERT_EQ(found.entities_size(), 1);
  EXPECT_EQ(found.entities(0).id(), "iso:KP");
  EXPECT_THAT(found.entities(0).member_ids(), ElementsAre("iso:KP", "DPRK"));
}

TEST_F(IdentityReadsTest, ClaimsAreFoundByAnyIdAndShownAsStated) {
  MustCommit(server_, "join", {Same("DPRK", "iso:KP")});
  v1::ListClaimsRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_subject("iso:KP");
  request.set_predicate("opposes");
  v1::ListClaimsResponse claims;
  grpc::ClientContext first;
  ASSERT_TRUE(server_.graphs().ListClaims(&first, request, &claims).ok());
  ASSERT_EQ(claims.claims_size(), 1);
  EXPECT_EQ(claims.claims(0).claim().subject(), "DPRK");

  v1::GetHistoryRequest history;
  history.mutable_scope()->set_graph("g");
  history.mutable_proposition()->set_subject("iso:KP");
  history.mutable_proposition()->set_predicate("opposes");
  history.mutable_proposition()->set_object("Seoul");
  v1::GetHistoryResponse entries;
  grpc::ClientContext second;
  ASSERT_TRUE(server_.graphs().GetHistory(&second, history, &entries).ok());
  ASSERT_EQ(entries.entries_size(), 1);
  EXPECT_EQ(entries.entries(0).claim().claim().subject(), "DPRK");

  v1::ListPropositionsRequest rows;
  rows.mutable_scope()->set_graph("g");
  rows.set_predicate("opposes");
  rows.set_evidence(true);
  const Answer answer = List(server_, rows);
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].proposition().subject(), "iso:KP");
  EXPECT_EQ(answer.rows[0].evidence(0).claim().subject(), "DPRK");
}

}  // namespace
}  // namespace entente
