#include "graph/store/bulk/load_instances.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/graph/store/bulk/checked_load.h"

namespace entente {
namespace {

using LoadInstancesTest = CheckedLoad;

TEST_F(LoadInstancesTest, ANewInstanceIsTheFirstOfItsProposition) {
  Claim edge = Says("u1", "located_in", EntityId("kursk"));
  edge.instance = 7;
  Claim later = edge;
  later.stance = Stance::kDenies;
  EXPECT_TRUE(Check({edge, later}, {0}).ok());
  EXPECT_EQ(ReasonAt(Check({later, edge}, {1})), "INSTANCE_TAKEN at changes[1].new_instance");
  graph_.Must({later});
  EXPECT_EQ(ReasonAt(Check({edge}, {0})), "INSTANCE_TAKEN at changes[0].new_instance");
}

TEST_F(LoadInstancesTest, ManyAreFoundInAsFewRounds) {
  std::vector<Claim> edges;
  std::set<size_t> makes;
  for (uint32_t i = 0; i < 3'000; ++i) {
    edges.push_back(Says("u1", "located_in", EntityId("kursk")));
    edges.back().instance = i + 1;
    makes.insert(i);
  }
  EXPECT_TRUE(Check(edges, makes).ok());
  graph_.Must({edges[2'718]});
  EXPECT_EQ(ReasonAt(Check(edges, makes)), "INSTANCE_TAKEN at changes[2718].new_instance");
}

}  // namespace
}  // namespace entente
