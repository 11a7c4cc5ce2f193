#include "clients/cli/graph_head.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(GraphHeadTest, AGraphIsFoundByItsWholeName) {
  v1::ListGraphsResponse graphs;
  graphs.add_graphs()->set_name("example");
  graphs.mutable_graphs(0)->set_revision(7);
  ASSERT_TRUE(GraphNamed(graphs, "example").has_value());
  EXPECT_EQ(GraphNamed(graphs, "example")->revision(), 7u);
  EXPECT_FALSE(GraphNamed(graphs, "exam").has_value());
}

TEST(GraphHeadTest, WithoutAServerThereIsNoHead) {
  Connection connection("127.0.0.1:1", absl::Seconds(10));
  EXPECT_EQ(HeadOf(connection, "example").status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace entente
