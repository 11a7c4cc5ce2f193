// ListDuplicates, asked over gRPC.
#include "server/duplicate_reads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

using testing::SizeIs;

struct Pairs {
  grpc::Status status;
  v1::ResolvedScope scope;
  v1::Trailer trailer;
  std::vector<v1::Duplicate> rows;
};

class DuplicateReadsTest : public testing::Test {
 protected:
  // Three regions of one name, and one that is a little like it.
  void Fill(RunningServer& server) {
    server.MakeGraph();
    std::vector<v1::Change> changes = SomeChanges(1);
    for (const std::string id : {"r:a", "r:b", "r:kursk"}) {
      changes.push_back(TextClaim(id, "type", "Region"));
      changes.push_back(TextClaim(id, "name", "Kursk region"));
    }
    changes.push_back(TextClaim("u:00000", "name", "Kursk regiment"));
    MustCommit(server, "fill", changes);
  }
  static v1::ListDuplicatesRequest Request() {
    v1::ListDuplicatesRequest request;
    request.mutable_scope()->set_graph("g");
    return request;
  }
  static Pairs Ask(RunningServer& server, const v1::ListDuplicatesRequest& request) {
    Pairs told;
    grpc::ClientContext context;
    const auto reader = server.queries().ListDuplicates(&context, request);
    v1::ListDuplicatesResponse message;
    while (reader->Read(&message)) {
      if (message.has_scope()) told.scope = message.scope();
      if (message.has_trailer()) told.trailer = message.trailer();
      told.rows.insert(told.rows.end(), message.rows().begin(), message.rows().end());
    }
    told.status = reader->Finish();
    return told;
  }
};

TEST_F(DuplicateReadsTest, PairsWithReasonsAndObjections) {
  RunningServer server;
  Fill(server);
  const Pairs told = Ask(server, Request());
  ASSERT_TRUE(told.status.ok()) << told.status.error_message();
  ASSERT_THAT(told.rows, SizeIs(3));
  const v1::Duplicate& pair = told.rows[0];
  EXPECT_EQ(pair.one().id(), "r:a");
  EXPECT_EQ(pair.other().id(), "r:b");
  EXPECT_EQ(pair.one().name(), "Kursk region");
  EXPECT_THAT(pair.one().types(), testing::ElementsAre("Region"));
  EXPECT_EQ(pair.score(), 0.99);
  EXPECT_EQ(pair.reasons_in_all(), 1u);
  ASSERT_THAT(pair.reasons(), SizeIs(1));
  EXPECT_EQ(pair.reasons(0).reason(), v1::NAME_REASON_EXACT);
  EXPECT_EQ(pair.reasons(0).one().proposition().subject(), "r:a");
  ASSERT_THAT(pair.objections(), SizeIs(1));
  EXPECT_EQ(pair.objections(0).kind(), v1::MERGE_OBJECTION_KIND_ONE_DOCUMENT);
  EXPECT_EQ(pair.objections(0).document(), "doc:1");
  EXPECT_EQ(told.scope.graph(), "g");
  EXPECT_EQ(told.trailer.completion(), v1::COMPLETION_COMPLETE);

  v1::ListDuplicatesRequest unopposed = Request();
  unopposed.set_unopposed(true);
  EXPECT_THAT(Ask(server, unopposed).rows, SizeIs(0));
  v1::ListDuplicatesRequest alike = Request();
  alike.set_least_score(0.5);
  EXPECT_THAT(Ask(server, alike).rows, SizeIs(6));
  alike.set_type("Place");
  EXPECT_THAT(Ask(server, alike).rows, SizeIs(3));
}

TEST_F(DuplicateReadsTest, GoesOnWithAPageToken) {
  RunningServer server;
  Fill(server);
  v1::ListDuplicatesRequest request = Request();
  request.set_page_size(2);
  const Pairs first = Ask(server, request);
  ASSERT_THAT(first.rows, SizeIs(2));
  EXPECT_EQ(first.trailer.completion(), v1::COMPLETION_TRUNCATED);
  request.set_page_token(first.trailer.next_page_token());
  const Pairs second = Ask(server, request);
  ASSERT_THAT(second.rows, SizeIs(1));
  EXPECT_EQ(second.rows[0].one().id(), "r:b");
  EXPECT_EQ(second.trailer.completion(), v1::COMPLETION_COMPLETE);
}

TEST_F(DuplicateReadsTest, Refusals) {
  RunningServer server;
  Fill(server);
  v1::ListDuplicatesRequest request = Request();
  request.set_least_score(1.5);
  EXPECT_EQ(Told(Ask(server, request).status), "INVALID_ARGUMENT INVALID_SCORE least_score");
  request.set_least_score(0);
  request.set_type("Regoin");
  EXPECT_EQ(Told(Ask(server, request).status), "INVALID_ARGUMENT UNKNOWN_TYPE type");
}

TEST_F(DuplicateReadsTest, AsManyPairsOfNamesAsTheLimitAndOneMore) {
  PremisesOptions options;
  options.limits.name_pairs = 3;
  RunningServer enough(options);
  Fill(enough);
  EXPECT_THAT(Ask(enough, Request()).rows, SizeIs(3));
  options.limits.name_pairs = 2;
  RunningServer few(options);
  Fill(few);
  EXPECT_EQ(Told(Ask(few, Request()).status), "RESOURCE_EXHAUSTED LIMIT_PAIRS least_score");
}

TEST_F(DuplicateReadsTest, MoreNamesThanAreKeptAreTold) {
  PremisesOptions options;
  options.limits.name_index_bytes = 1;
  RunningServer server(options);
  Fill(server);
  EXPECT_EQ(Told(Ask(server, Request()).status), "RESOURCE_EXHAUSTED LIMIT_NAMES");
}

}  // namespace
}  // namespace entente
