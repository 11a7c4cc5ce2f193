// Traverse, FindPaths and Subgraph over gRPC: rows, pages, budgets, errors.
#include "server/traversal_reads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

template <typename Row>
struct Streamed {
  grpc::Status status;
  std::vector<Row> rows;
  v1::ResolvedScope scope;
  v1::Trailer trailer;
};

class TraversalReadsTest : public testing::Test {
 protected:
  // s:0 aids s:1 aids s:2 ... aids s:5, each in an alliance with the one before it.
  void SetUp() override {
    server_.MakeGraph();
    std::vector<v1::Change> changes = {TextClaim("doc:1", "type", "Document"),
                                       TextClaim("pact", "type", "Alliance")};
    for (int i = 0; i < 6; ++i) changes.push_back(TextClaim(State(i), "type", "State"));
    for (int i = 0; i < 5; ++i) changes.push_back(EntityClaim(State(i), "aids", State(i + 1)));
    changes.push_back(EntityClaim(State(0), "member_of", "pact"));
    changes.push_back(EntityClaim(State(5), "member_of", "pact"));
    MustCommit(server_, "fill", changes);
  }

  static std::string State(int number) { return absl::StrCat("s:", number); }

  template <typename Row, typename Response, typename Reader>
  Streamed<Row> ReadAll(Reader& reader) {
    Streamed<Row> answer;
    Response message;
    while (reader.Read(&message)) {
      if (message.has_scope()) answer.scope = message.scope();
      if (message.has_trailer()) answer.trailer = message.trailer();
      answer.rows.insert(answer.rows.end(), message.rows().begin(), message.rows().end());
    }
    answer.status = reader.Finish();
    return answer;
  }
  Streamed<v1::TraverseRow> Ask(const v1::TraverseRequest& request) {
    grpc::ClientContext context;
    const auto reader = server_.queries().Traverse(&context, request);
    return ReadAll<v1::TraverseRow, v1::TraverseResponse>(*reader);
  }
  Streamed<v1::PathRow> Ask(const v1::FindPathsRequest& request) {
    grpc::ClientContext context;
    const auto reader = server_.queries().FindPaths(&context, request);
    return ReadAll<v1::PathRow, v1::FindPathsResponse>(*reader);
  }
  Streamed<v1::SubgraphRow> Ask(const v1::SubgraphRequest& request) {
    grpc::ClientContext context;
    const auto reader = server_.queries().Subgraph(&context, request);
    return ReadAll<v1::SubgraphRow, v1::SubgraphResponse>(*reader);
  }

  v1::TraverseRequest Reach(uint32_t hops) {
    v1::TraverseRequest request;
    request.mutable_scope()->set_graph("g");
    request.add_starts("s:0");
    request.set_hops(hops);
    request.add_steps()->add_predicates("aids");
    return request;
  }
  v1::FindPathsRequest Paths(const std::string& from, const std::string& to) {
    v1::FindPathsRequest request;
    request.mutable_scope()->set_graph("g");
    request.set_from(from);
    request.set_to(to);
    request.set_path_mode(v1::PATH_MODE_SIMPLE);
    request.set_hops(5);
    return request;
  }

  RunningServer server_;
};

TEST_F(TraversalReadsTest, WhatIsReachedComesNearestFirst) {
  const auto answer = Ask(Reach(3));
  ASSERT_TRUE(answer.status.ok()) << Told(answer.status);
  ASSERT_THAT(answer.rows, SizeIs(3));
  EXPECT_EQ(answer.rows[2].depth(), 3u);
  EXPECT_EQ(answer.rows[2].via(), "s:2");
  EXPECT_EQ(answer.rows[2].hop().neighbor(), "s:3");
  EXPECT_EQ(answer.rows[2].hop().direction(), v1::DIRECTION_OUT);
  EXPECT_EQ(answer.rows[2].hop().row().support(), 1u);
  EXPECT_THAT(answer.rows[2].passage().validity(), ElementsAre("always"));
  EXPECT_EQ(answer.scope.graph(), "g");
  EXPECT_EQ(answer.trailer.completion(), v1::COMPLETION_COMPLETE);
}

TEST_F(TraversalReadsTest, EntitiesOnlyAreTheSameOnesWithoutWhatTheyRestOn) {
  v1::TraverseRequest request = Reach(3);
  const auto whole = Ask(request);
  request.set_entities_only(true);
  const auto answer = Ask(request);
  ASSERT_TRUE(answer.status.ok()) << Told(answer.status);
  ASSERT_EQ(answer.rows.size(), whole.rows.size());
  for (size_t i = 0; i < whole.rows.size(); ++i) {
    v1::TraverseRow expected;
    expected.set_depth(whole.rows[i].depth());
    expected.set_via(whole.rows[i].via());
    expected.mutable_hop()->set_neighbor(whole.rows[i].hop().neighbor());
    expected.mutable_hop()->set_direction(whole.rows[i].hop().direction());
    EXPECT_EQ(answer.rows[i].ShortDebugString(), expected.ShortDebugString());
  }
  request.set_evidence(true);
  EXPECT_EQ(Told(Ask(request).status), "INVALID_ARGUMENT ENTITIES_WITHOUT_CLAIMS entities_only");
}

TEST_F(TraversalReadsTest, PagesMakeOneAnswer) {
  v1::TraverseRequest request = Reach(5);
  request.set_page_size(2);
  std::vector<std::string> reached;
  for (int page = 0; page < 3; ++page) {
    const auto answer = Ask(request);
    ASSERT_TRUE(answer.status.ok()) << Told(answer.status);
    for (const v1::TraverseRow& row : answer.rows) reached.push_back(row.hop().neighbor());
    request.set_page_token(answer.trailer.next_page_token());
    EXPECT_EQ(answer.trailer.truncated_by(), page < 2 ? "PAGE_FULL" : "");
  }
  EXPECT_THAT(reached, ElementsAre("s:1", "s:2", "s:3", "s:4", "s:5"));
}

TEST_F(TraversalReadsTest, ABudgetOfEdgesEndsItWithoutAToken) {
  v1::TraverseRequest request = Reach(5);
  request.mutable_scope()->mutable_budget()->set_edges(1);
  EXPECT_EQ(Told(Ask(request).status), "RESOURCE_EXHAUSTED BUDGET_EDGES budget");
  uint64_t edges = 1;
  Streamed<v1::TraverseRow> answer;
  do {
    request.mutable_scope()->mutable_budget()->set_edges(++edges);
    answer = Ask(request);
  } while (!answer.status.ok());
  EXPECT_EQ(answer.trailer.completion(), v1::COMPLETION_TRUNCATED);
  EXPECT_EQ(answer.trailer.truncated_by(), "BUDGET_EDGES");
  EXPECT_EQ(answer.trailer.next_page_token(), "");
  EXPECT_GE(answer.rows.size(), 1u);
}

TEST_F(TraversalReadsTest, ABudgetOfRowsIsGoneOnFrom) {
  v1::TraverseRequest request = Reach(5);
  request.mutable_scope()->mutable_budget()->set_rows(3);
  auto answer = Ask(request);
  ASSERT_TRUE(answer.status.ok()) << Told(answer.status);
  EXPECT_THAT(answer.rows, SizeIs(3));
  EXPECT_NE(answer.trailer.next_page_token(), "");
  request.set_page_token(answer.trailer.next_page_token());
  answer = Ask(request);
  ASSERT_TRUE(answer.status.ok()) << Told(answer.status);
  EXPECT_EQ(answer.rows.at(0).hop().neighbor(), "s:4");
}

TEST_F(TraversalReadsTest, PathsHaveTheirHopsWithEvidence) {
  v1::FindPathsRequest request = Paths("s:0", "s:5");
  request.set_evidence(true);
  const auto answer = Ask(request);
  ASSERT_TRUE(answer.status.ok()) << Told(answer.status);
  // Allied by the pact, through the pact itself, and by five hops of aid.
  ASSERT_THAT(answer.rows, SizeIs(3));
  EXPECT_THAT(answer.rows[0].hops(), SizeIs(1));
  EXPECT_EQ(answer.rows[0].hops(0).direction(), v1::DIRECTION_BOTH);
  ASSERT_THAT(answer.rows[0].hops(0).row().derivations(), SizeIs(1));
  EXPECT_THAT(answer.rows[0].hops(0).row().derivations(0).hops(), SizeIs(2));
  EXPECT_THAT(answer.rows[0].hops(0).row().evidence(), SizeIs(2));
  EXPECT_THAT(answer.rows[1].hops(), SizeIs(2));
  EXPECT_EQ(answer.rows[1].hops(1).direction(), v1::DIRECTION_IN);
  EXPECT_THAT(answer.rows[2].hops(), SizeIs(5));
  EXPECT_EQ(answer.rows[2].passage().certainty(), v1::CERTAINTY_ATTESTED);
  EXPECT_EQ(answer.rows[2].verdict(), v1::VERDICT_ASSERTED);
  EXPECT_EQ(answer.rows[2].origins().min(), 1u);
}

TEST_F(TraversalReadsTest, PathsAreGoneOnFromAPage) {
  v1::FindPathsRequest request = Paths("s:0", "s:5");
  request.set_page_size(1);
  std::vector<int> hops;
  for (int page = 0; page < 3; ++page) {
    const auto answer = Ask(request);
    ASSERT_TRUE(answer.status.ok()) << Told(answer.status);
    for (const v1::PathRow& row : answer.rows) hops.push_back(row.hops_size());
    request.set_page_token(answer.trailer.next_page_token());
  }
  EXPECT_THAT(hops, ElementsAre(1, 2, 5));
}

TEST_F(TraversalReadsTest, ASubgraphIsEntitiesThenRelations) {
  v1::SubgraphRequest request;
  request.mutable_scope()->set_graph("g");
  request.add_seeds("s:1");
  const auto answer = Ask(request);
  ASSERT_TRUE(answer.status.ok()) << Told(answer.status);
  ASSERT_THAT(answer.rows, SizeIs(5));
  EXPECT_EQ(answer.rows[0].entity().id(), "s:1");
  EXPECT_EQ(answer.rows[1].entity().depth(), 1u);
  EXPECT_EQ(answer.rows[3].relation().proposition().predicate(), "aids");
}

TEST_F(TraversalReadsTest, ErrorsNameTheField) {
  v1::TraverseRequest unknown = Reach(1);
  unknown.mutable_steps(0)->set_predicates(0, "aid");
  EXPECT_EQ(Told(Ask(unknown).status), "INVALID_ARGUMENT UNKNOWN_PREDICATE steps[0].predicates");
  EXPECT_EQ(Told(Ask(Paths("s:0", "s:0")).status), "INVALID_ARGUMENT SAME_ENDS to");
  v1::FindPathsRequest many = Paths("s:0", "s:1");
  many.set_hops(33);
  EXPECT_EQ(Told(Ask(many).status), "INVALID_ARGUMENT LIMIT_HOPS hops");
  v1::SubgraphRequest nobody;
  nobody.mutable_scope()->set_graph("g");
  EXPECT_EQ(Told(Ask(nobody).status), "INVALID_ARGUMENT FIELD_MISSING seeds");
}

}  // namespace
}  // namespace entente
