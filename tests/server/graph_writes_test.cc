#include "server/graph_writes.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

grpc::Status Create(RunningServer& server, const std::string& name, const std::string& key = "") {
  grpc::ClientContext context;
  v1::CreateGraphRequest request;
  request.set_name(name);
  request.set_id_key(key);
  v1::CreateGraphResponse response;
  return server.graphs().CreateGraph(&context, request, &response);
}

TEST(GraphWritesTest, GraphsAreMadeOnce) {
  RunningServer server;
  server.MakeGraph();
  EXPECT_TRUE(Create(server, "g", std::string(32, 'k')).ok());
  EXPECT_EQ(Told(Create(server, "g", std::string(32, 'x'))), "ALREADY_EXISTS GRAPH_EXISTS name");
  EXPECT_EQ(Told(Create(server, "Bad name")), "INVALID_ARGUMENT INVALID_NAME name");
  EXPECT_EQ(Told(Create(server, "h", "short")), "INVALID_ARGUMENT INVALID_ID_KEY id_key");
}

TEST(GraphWritesTest, AServerHasAtMostSoManyGraphs) {
  PremisesOptions options;
  options.limits.graphs = 2;
  RunningServer server(options);
  EXPECT_TRUE(Create(server, "a").ok());
  EXPECT_TRUE(Create(server, "b").ok());
  EXPECT_EQ(Told(Create(server, "c")), "RESOURCE_EXHAUSTED TOO_MANY_GRAPHS name");
}

TEST(GraphWritesTest, ACommitHasAtMostTwoThousandChanges) {
  RunningServer server;
  server.MakeGraph();
  std::vector<v1::Change> changes = {TextClaim("doc:1", "type", "Document")};
  for (int i = 1; i < 2'000; ++i) {
    changes.push_back(TextClaim("s:ru", "name", absl::StrCat("name ", i)));
  }
  EXPECT_EQ(MustCommit(server, "most", changes).results_size(), 2'000);
}

TEST(GraphWritesTest, ARequestIdIsForOnePayload) {
  RunningServer server;
  server.MakeGraph();
  MustCommit(server, "r", SomeChanges(0));
  grpc::ClientContext context;
  v1::CommitResponse response;
  EXPECT_EQ(Told(server.graphs().Commit(&context, CommitOf("r", SomeChanges(1)), &response)),
            "ALREADY_EXISTS REQUEST_ID_REUSED request_id");
}

TEST(GraphWritesTest, TheDefaultLensStays) {
  RunningServer server;
  server.MakeGraph();
  v1::PutLensRequest request;
  request.set_graph("g");
  request.set_name("default");
  v1::PutLensResponse response;
  grpc::ClientContext context;
  EXPECT_EQ(Told(server.graphs().PutLens(&context, request, &response)),
            "INVALID_ARGUMENT DEFAULT_LENS name");
}

}  // namespace
}  // namespace entente
