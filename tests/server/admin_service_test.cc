#include "server/admin_service.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace entente {
namespace {

TEST(AdminServiceTest, StatusListsTheGraphs) {
  RunningServer server;
  server.MakeGraph();
  const v1::CommitResponse commit = MustCommit(server, "first", SomeChanges(1));
  grpc::ClientContext context;
  v1::GetStatusResponse status;
  ASSERT_TRUE(server.admin().GetStatus(&context, {}, &status).ok());
  EXPECT_TRUE(status.ready());
  ASSERT_THAT(status.graphs(), testing::SizeIs(1));
  EXPECT_EQ(status.graphs(0).name(), "g");
  EXPECT_EQ(status.graphs(0).revision(), commit.revision());
  EXPECT_EQ(status.graphs(0).recorded_at(), commit.recorded_at());
  EXPECT_TRUE(status.graphs(0).writable());
}

TEST(AdminServiceTest, VersionSaysWhatIsRunning) {
  RunningServer server;
  grpc::ClientContext context;
  v1::GetVersionResponse version;
  ASSERT_TRUE(server.admin().GetVersion(&context, {}, &version).ok());
  EXPECT_EQ(version.version(), ENTENTE_VERSION);
  EXPECT_EQ(version.format_version(), 3u);
  EXPECT_EQ(version.grpc_version(), grpc::Version());
  EXPECT_FALSE(version.rocksdb_version().empty());
}

TEST(AdminServiceTest, OntologyBuildsInAPoolOfItsOwn) {
  RunningServer server;
  grpc::ClientContext context;
  v1::GetOntologyResponse ontology;
  ASSERT_TRUE(server.admin().GetOntology(&context, {}, &ontology).ok());
  google::protobuf::DescriptorPool pool;
  for (const google::protobuf::FileDescriptorProto& file : ontology.descriptors().file()) {
    ASSERT_NE(pool.BuildFile(file), nullptr) << file.name();
  }
  EXPECT_NE(pool.FindMessageTypeByName("entente.v1.State"), nullptr);
}

TEST(AdminServiceTest, OntologyOfAGraphThatIsNotThere) {
  RunningServer server;
  grpc::ClientContext context;
  v1::GetOntologyRequest request;
  request.set_graph("nowhere");
  v1::GetOntologyResponse ontology;
  EXPECT_EQ(Told(server.admin().GetOntology(&context, request, &ontology)),
            "NOT_FOUND GRAPH_NOT_FOUND graph");
}

}  // namespace
}  // namespace entente
