// ResolveName, asked over gRPC.
#include "server/name_reads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

using testing::SizeIs;

class NameReadsTest : public testing::Test {
 protected:
  void Fill(RunningServer& server) {
    server.MakeGraph();
    std::vector<v1::Change> changes = SomeChanges(2);
    changes.push_back(TextClaim("r:kursk", "name", "Kursk region"));
    changes.push_back(TextClaim("r:kursk", "name", "Курская область"));
    changes.push_back(TextClaim("u:00000", "name", "Kursk regiment"));
    MustCommit(server, "fill", changes);
  }
  static grpc::Status Ask(RunningServer& server, const v1::ResolveNameRequest& request,
                          v1::ResolveNameResponse* response) {
    grpc::ClientContext context;
    return server.queries().ResolveName(&context, request, response);
  }
  static v1::ResolveNameRequest For(const std::string& name) {
    v1::ResolveNameRequest request;
    request.mutable_scope()->set_graph("g");
    request.set_name(name);
    return request;
  }
};

TEST_F(NameReadsTest, CandidatesWithScoresReasonsAndTheNameThatMatched) {
  RunningServer server;
  Fill(server);
  v1::ResolveNameResponse answer;
  ASSERT_TRUE(Ask(server, For("KURSK REGION"), &answer).ok());
  ASSERT_THAT(answer.candidates(), SizeIs(2));
  const v1::NameCandidate& best = answer.candidates(0);
  EXPECT_EQ(best.id(), "r:kursk");
  EXPECT_EQ(best.score(), 0.97);
  EXPECT_EQ(best.reason(), v1::NAME_REASON_NORMALIZED);
  EXPECT_EQ(best.row().proposition().value().text().text(), "Kursk region");
  EXPECT_THAT(best.row().claim_ids(), SizeIs(1));
  EXPECT_THAT(best.types(), testing::ElementsAre("Region"));
  EXPECT_EQ(answer.candidates(1).reason(), v1::NAME_REASON_SIMILAR);
  EXPECT_EQ(answer.means(), "r:kursk");
  EXPECT_EQ(answer.scope().graph(), "g");
  EXPECT_EQ(answer.trailer().completion(), v1::COMPLETION_COMPLETE);
  EXPECT_FALSE(answer.too_many_names());

  v1::ResolveNameRequest one = For("Kursk regiomn");
  one.set_limit(1);
  ASSERT_TRUE(Ask(server, one, &answer).ok());
  EXPECT_THAT(answer.candidates(), SizeIs(1));
  EXPECT_EQ(answer.means(), "");
  EXPECT_EQ(answer.trailer().truncated_by(), "LIMIT");
  one.set_type("MilitaryUnit");
  ASSERT_TRUE(Ask(server, one, &answer).ok());
  EXPECT_EQ(answer.candidates(0).id(), "u:00000");
}

TEST_F(NameReadsTest, RefusesWhatCannotBe) {
  RunningServer server;
  Fill(server);
  v1::ResolveNameResponse answer;
  EXPECT_EQ(Told(Ask(server, For(""), &answer)), "INVALID_ARGUMENT FIELD_MISSING name");
  v1::ResolveNameRequest request = For("x");
  request.set_limit(100);
  EXPECT_TRUE(Ask(server, request, &answer).ok());
  request.set_limit(101);
  EXPECT_EQ(Told(Ask(server, request, &answer)), "INVALID_ARGUMENT LIMIT_PAGE limit");
  request = For("x");
  request.set_least_score(1.5);
  EXPECT_EQ(Told(Ask(server, request, &answer)), "INVALID_ARGUMENT INVALID_SCORE least_score");
  request = For("x");
  request.set_type("Rejion");
  EXPECT_EQ(Told(Ask(server, request, &answer)), "INVALID_ARGUMENT UNKNOWN_TYPE type");
  EXPECT_TRUE(Ask(server, For(std::string(1 << 20, 'x')), &answer).ok());
  EXPECT_EQ(Told(Ask(server, For(std::string((1 << 20) + 1, 'x')), &answer)),
            "INVALID_ARGUMENT TEXT_TOO_LONG name");
  request = For("x");
  request.mutable_scope()->set_graph("nowhere");
  EXPECT_EQ(Ask(server, request, &answer).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(NameReadsTest, PastTheLimitOfNamesEqualOnesAreStillFound) {
  PremisesOptions options;
  options.limits.name_index_bytes = 1;
  RunningServer server(options);
  Fill(server);
  v1::ResolveNameResponse answer;
  ASSERT_TRUE(Ask(server, For("kursk region"), &answer).ok());
  EXPECT_TRUE(answer.too_many_names());
  ASSERT_THAT(answer.candidates(), SizeIs(1));
  EXPECT_EQ(answer.means(), "r:kursk");
  ASSERT_TRUE(Ask(server, For("kursk regionn"), &answer).ok());
  EXPECT_THAT(answer.candidates(), SizeIs(0));
  v1::GetEntityRequest get;
  get.mutable_scope()->set_graph("g");
  get.set_id("kursk regionn");
  v1::GetEntityResponse entity;
  grpc::ClientContext context;
  const grpc::Status status = server.graphs().GetEntity(&context, get, &entity);
  EXPECT_EQ(Told(status), "NOT_FOUND ENTITY_NOT_FOUND id");
  EXPECT_THAT(status.error_message(), testing::HasSubstr("too many names"));
}

}  // namespace
}  // namespace entente
