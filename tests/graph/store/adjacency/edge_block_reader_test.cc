#include "graph/store/adjacency/edge_block_reader.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

class EdgeBlockReaderTest : public ::testing::Test {
 protected:
  void SetUp() override { graph_.Furnish(); }

  std::shared_ptr<const EdgeBlock> Read(const EntityId& entity, Side side) {
    EdgeBlockReader reader(graph_.engine(), TestOntology(), graph_.store().Head(), tables_,
                           absl::InfiniteFuture());
    auto block = reader.Read(entity, side);
    EXPECT_TRUE(block.ok()) << block.status();
    return block.ok() ? *block : nullptr;
  }
  std::string NeighborOf(const PackedEdge& edge) { return tables_.entities.At(edge.neighbor); }

  TestGraph graph_;
  EdgeTables tables_;
};

TEST_F(EdgeBlockReaderTest, EdgesInOrderWithoutAttributes) {
  graph_.Must({Says("RU", "opposes", EntityId("UA")), Says("RU", "aids", EntityId("KP")),
               Says("RU", "name", TextValue("Russia"))});
  const auto block = Read("RU", Side::kOut);
  ASSERT_EQ(block->edges.size(), 2u);
  EXPECT_EQ(NeighborOf(block->edges[0]), "KP");
  EXPECT_EQ(NeighborOf(block->edges[1]), "UA");
  EXPECT_EQ(block->edges[0].claims, 1u);
  EXPECT_EQ(Read("UA", Side::kIn)->edges.size(), 1u);
  EXPECT_TRUE(Read("UA", Side::kInSymmetric)->edges.empty());
}

TEST_F(EdgeBlockReaderTest, SymmetricOnesOfTheLargerEnd) {
  graph_.Must({Says("UA", "borders", EntityId("RU")), Says("RU", "opposes", EntityId("UA"))});
  const auto block = Read("UA", Side::kInSymmetric);
  ASSERT_EQ(block->edges.size(), 1u);
  EXPECT_EQ(tables_.predicates.At(block->edges[0].predicate), "borders");
}

TEST_F(EdgeBlockReaderTest, WhatIsDeniedOrEverJudgedIsNotPlain) {
  Claim denied = Says("RU", "aids", EntityId("KP"));
  denied.stance = Stance::kDenies;
  graph_.Must({Says("RU", "aids", EntityId("KP")), denied});
  const ClaimId judged = graph_.MustClaim(Says("RU", "opposes", EntityId("UA")));
  const JudgementId judgement = graph_.MustJudge(Prefer{judged});
  graph_.MustJudge(RetractJudgement{judgement});
  graph_.MustClaim(Says("RU", "borders", EntityId("UA")));
  const auto block = Read("RU", Side::kOut);
  ASSERT_EQ(block->edges.size(), 3u);
  EXPECT_EQ(block->edges[0].claims, 0u) << "one denies it";
  EXPECT_EQ(block->edges[1].claims, 1u) << "borders";
  EXPECT_EQ(block->edges[2].claims, 0u) << "an earlier read may still see the judgement";
  EXPECT_EQ(block->claims.size(), 1u);
}

TEST_F(EdgeBlockReaderTest, ClaimsThatAreMadeAlikeShareTheirManner) {
  Claim located = Says("RU", "aids", EntityId("KP"));
  located.voice.locator.paragraph = 7;
  Claim other = Says("RU", "aids", EntityId("KP"));
  other.voice.document = "doc2";
  graph_.Must({Says("RU", "opposes", EntityId("UA")), located, other});
  const auto block = Read("RU", Side::kOut);
  ASSERT_EQ(block->claims.size(), 3u);
  EXPECT_EQ(tables_.manners.size(), 2u) << "one a document, wherever in it";
}

}  // namespace
}  // namespace entente
