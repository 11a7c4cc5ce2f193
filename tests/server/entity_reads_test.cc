#include "server/entity_reads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace entente {
namespace {

TEST(EntityReadsTest, RefusesWhatIsNotThere) {
  RunningServer server;
  server.MakeGraph();
  v1::GetEntityRequest request;
  request.mutable_scope()->set_graph("g");
  v1::GetEntityResponse response;
  grpc::ClientContext first, second;
  EXPECT_EQ(Told(server.graphs().GetEntity(&first, request, &response)),
            "INVALID_ARGUMENT FIELD_MISSING id");
  request.set_id("nobody");
  EXPECT_EQ(Told(server.graphs().GetEntity(&second, request, &response)),
            "NOT_FOUND ENTITY_NOT_FOUND id");
}

TEST(EntityReadsTest, ABatchHasAtMostAThousandIds) {
  RunningServer server;
  server.MakeGraph();
  v1::BatchGetEntitiesRequest request;
  request.mutable_scope()->set_graph("g");
  v1::BatchGetEntitiesResponse response;
  grpc::ClientContext none, most, more;
  EXPECT_EQ(Told(server.graphs().BatchGetEntities(&none, request, &response)),
            "INVALID_ARGUMENT FIELD_MISSING ids");
  for (int i = 0; i < 1'000; ++i) request.add_ids("e" + std::to_string(i));
  ASSERT_TRUE(server.graphs().BatchGetEntities(&most, request, &response).ok());
  EXPECT_EQ(response.missing_size(), 1'000);
  request.add_ids("one more");
  EXPECT_EQ(Told(server.graphs().BatchGetEntities(&more, request, &response)),
            "INVALID_ARGUMENT LIMIT_IDS ids");
}

TEST(EntityReadsTest, ABatchIsAnsweredWholeOrNotAtAll) {
  RunningServer server;
  server.MakeGraph();
  MustCommit(server, "units", SomeChanges(20));
  v1::BatchGetEntitiesRequest request;
  request.mutable_scope()->set_graph("g");
  request.add_ids("nobody");
  for (int i = 10; i < 20; ++i) request.add_ids("u:000" + std::to_string(i));
  int refused = 0;
  int answered = 0;
  for (uint64_t edges = 20; edges < 600; edges += 20) {
    request.mutable_scope()->mutable_budget()->set_edges(edges);
    v1::BatchGetEntitiesResponse response;
    grpc::ClientContext context;
    const grpc::Status status = server.graphs().BatchGetEntities(&context, request, &response);
    if (status.ok()) {
      EXPECT_EQ(response.entities_size() + response.missing_size(), 11);
      ++answered;
    } else {
      EXPECT_THAT(Told(status), testing::StartsWith("RESOURCE_EXHAUSTED BUDGET_EDGES"));
      ++refused;
    }
  }
  EXPECT_GT(refused, 0);
  EXPECT_GT(answered, 0);
}

TEST(EntityReadsTest, APageHasAtMostTenThousand) {
  RunningServer server;
  server.MakeGraph();
  v1::ListEntitiesRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_page_size(10'000);
  v1::ListEntitiesResponse response;
  grpc::ClientContext most, more;
  EXPECT_TRUE(server.graphs().ListEntities(&most, request, &response).ok());
  request.set_page_size(10'001);
  EXPECT_EQ(Told(server.graphs().ListEntities(&more, request, &response)),
            "INVALID_ARGUMENT LIMIT_PAGE page_size");
}

}  // namespace
}  // namespace entente
