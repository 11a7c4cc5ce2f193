#include "graph/store/adjacency/edge_block.h"

#include "graph/resolve/proposition_of.h"
#include "graph/store/adjacency/adjacency.h"
#include "graph/store/kept_reads.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

// From either end an edge stands where its claims do, and says what they say.
TEST(EdgeBlockTest, PlaceAndPropositionFromEitherEnd) {
  TestGraph graph;
  graph.Furnish();
  const Claim said = During(Says("u1", "located_in", EntityId("kursk")), "2024-10-08/2024-10-13");
  graph.MustClaim(said);
  const Proposition proposition = PropositionOf(said, *TestOntology().FindPredicate("located_in"));
  Store& store = graph.store();
  for (const auto& [entity, side] : {std::pair{"u1", Side::kOut}, std::pair{"kursk", Side::kIn}}) {
    const auto block = store.kept().adjacency().EdgesOf(
        entity, side, store.Head(), [&](Revision revision) { return store.OntologyAt(revision); },
        absl::InfiniteFuture());
    ASSERT_TRUE(block.ok() && *block != nullptr) << entity;
    ASSERT_EQ((*block)->edges.size(), 1u);
    const EdgeTables& tables = store.kept().adjacency().tables();
    const PackedEdge& edge = (*block)->edges.front();
    EXPECT_EQ(PropositionOf(tables, **block, edge), proposition);
    EXPECT_EQ(PlaceOf(tables, **block, edge), (PropositionPlace{"u1", KeyOf(proposition)}));
    EXPECT_GE((*block)->bytes(), sizeof(PackedEdge) + sizeof(PackedClaim));
  }
}

}  // namespace
}  // namespace entente
