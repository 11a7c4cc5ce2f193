#include "graph/store/adjacency/adjacency.h"

#include "absl/strings/str_cat.h"
#include "graph/encoding/row_keys.h"
#include "graph/engine/memory/memory_engine.h"
#include "graph/store/kept_reads.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

class AdjacencyTest : public ::testing::Test {
 protected:
  void SetUp() override { graph_.Furnish(); }

  Adjacency& adjacency() { return graph_.store().kept().adjacency(); }
  std::shared_ptr<const EdgeBlock> Ask(Adjacency& adjacency, const EntityId& entity, Side side) {
    Store& store = graph_.store();
    auto block = adjacency.EdgesOf(
        entity, side, store.Head(), [&](Revision revision) { return store.OntologyAt(revision); },
        absl::InfiniteFuture());
    EXPECT_TRUE(block.ok()) << block.status();
    return block.ok() ? *block : nullptr;
  }
  size_t Edges(const EntityId& entity, Side side) {
    const auto block = Ask(adjacency(), entity, side);
    return block == nullptr ? 0 : block->edges.size();
  }

  TestGraph graph_;
};

TEST_F(AdjacencyTest, WhatIsReadIsKept) {
  graph_.MustClaim(Says("RU", "aids", EntityId("KP")));
  const auto first = Ask(adjacency(), "RU", Side::kOut);
  EXPECT_EQ(first, Ask(adjacency(), "RU", Side::kOut));
  EXPECT_EQ(adjacency().blocks(), 1u);
  EXPECT_EQ(adjacency().bytes(), first->bytes());
}

// An earlier read may bring it up, and later ones may know more relations.
TEST_F(AdjacencyTest, ABlockIsReadAtTheHeadByTheOntologyOfTheHead) {
  graph_.MustClaim(Says("RU", "aids", EntityId("KP")));
  Revision asked = 0;
  const auto block = adjacency().EdgesOf(
      "RU", Side::kOut, graph_.store().Head() - 1,
      [&](Revision revision) {
        asked = revision;
        return graph_.store().OntologyAt(revision);
      },
      absl::InfiniteFuture());
  ASSERT_TRUE(block.ok() && *block != nullptr);
  EXPECT_EQ(asked, graph_.store().Head());
  EXPECT_EQ((*block)->edges.size(), 1u);
}

TEST_F(AdjacencyTest, ACommitEndsTheBlocksOfBothEndsAndNoOthers) {
  graph_.MustClaim(Says("RU", "aids", EntityId("KP")));
  EXPECT_EQ(Edges("RU", Side::kOut), 1u);
  EXPECT_EQ(Edges("UA", Side::kIn), 0u);
  EXPECT_EQ(Edges("KP", Side::kIn), 1u);
  const auto untouched = Ask(adjacency(), "KP", Side::kIn);
  graph_.MustClaim(Says("RU", "opposes", EntityId("UA")));
  EXPECT_EQ(Edges("RU", Side::kOut), 2u);
  EXPECT_EQ(Edges("UA", Side::kIn), 1u);
  EXPECT_EQ(untouched, Ask(adjacency(), "KP", Side::kIn));
}

TEST_F(AdjacencyTest, AJudgementEndsTheBlocksOfItsClaim) {
  const ClaimId claim = graph_.MustClaim(Says("RU", "aids", EntityId("KP")));
  EXPECT_EQ(Ask(adjacency(), "KP", Side::kIn)->edges.front().claims, 1u);
  graph_.MustJudge(Retract{claim, RetractReason::kRecorderError, {}});
  EXPECT_EQ(Ask(adjacency(), "KP", Side::kIn)->edges.front().claims, 0u);
}

TEST_F(AdjacencyTest, WhatIsReadWhileACommitAddsToItIsNotKept) {
  graph_.MustClaim(Says("RU", "aids", EntityId("KP")));
  // A commit that is about to be seen: its rows are foreseen, and then a read is faster.
  std::vector<Row> rows;
  MemoryEngine& engine = graph_.memory();
  const Sequence next = engine.WaitStable(0, absl::InfinitePast()) + 1;
  const Claim claim = Says("RU", "opposes", EntityId("UA"));
  rows.push_back({RowKind::kTruth, next, PartitionOf(Table::kClaim, "RU"),
                  ClaimSuffix(KeyOf(Proposition{"RU", "opposes", EntityId("UA"), {}, 0, {}}),
                              graph_.store().IdOf(claim)),
                  ""});
  adjacency().Foresee(rows, false);
  EXPECT_EQ(Edges("RU", Side::kOut), 1u) << "answered";
  EXPECT_EQ(Edges("KP", Side::kIn), 1u);
  EXPECT_EQ(adjacency().blocks(), 1u) << "only what the commit adds nothing to is kept";
}

TEST_F(AdjacencyTest, ALoadEndsAllBlocks) {
  graph_.MustClaim(Says("RU", "aids", EntityId("KP")));
  EXPECT_EQ(Edges("KP", Side::kIn), 1u);
  Row row;
  row.sequence = graph_.store().Head() + 1;
  row.partition = PartitionOf(Table::kCommit);
  adjacency().Foresee({&row, 1}, true);
  EXPECT_EQ(adjacency().blocks(), 0u);
  EXPECT_EQ(Edges("KP", Side::kIn), 1u);
  EXPECT_EQ(adjacency().blocks(), 0u) << "read before the load is seen";
}

TEST_F(AdjacencyTest, WhatOthersWroteIsNotAnsweredFromWhatIsKept) {
  graph_.MustClaim(Says("RU", "aids", EntityId("KP")));
  EXPECT_EQ(Edges("RU", Side::kOut), 1u);
  Adjacency behind(graph_.engine(), graph_.store().Head() - 1, 1u << 20);
  EXPECT_EQ(Ask(behind, "RU", Side::kOut), nullptr);
  behind.StartOver(graph_.store().Head());
  EXPECT_NE(Ask(behind, "RU", Side::kOut), nullptr);
}

TEST_F(AdjacencyTest, RoomIsMadeForWhatComes) {
  std::vector<Change> changes;
  for (int i = 0; i < 40; ++i) changes.push_back(TypeOf(absl::StrCat("state", i), "State"));
  for (int i = 0; i < 40; ++i) {
    for (int j = 1; j <= 20; ++j) {
      changes.push_back(
          Says(absl::StrCat("state", i), "aids", EntityId(absl::StrCat("state", (i + j) % 40))));
    }
  }
  graph_.Must(changes);
  const size_t most = 32u << 10;
  Adjacency small(graph_.engine(), graph_.store().Head(), most);
  for (int i = 0; i < 40; ++i) {
    ASSERT_NE(Ask(small, absl::StrCat("state", i), Side::kOut), nullptr);
    ASSERT_LE(small.bytes(), most);
  }
  EXPECT_GT(small.blocks(), 4u);
  EXPECT_LT(small.blocks(), 40u);
}

TEST_F(AdjacencyTest, TablesThatAreFullTakeNoOthers) {
  std::vector<Change> changes;
  for (int i = 0; i < 100; ++i) {
    changes.push_back(TypeOf(absl::StrCat("state", i), "State"));
    changes.push_back(Says(absl::StrCat("state", i), "aids", EntityId("KP")));
  }
  graph_.Must(changes);
  const size_t most = 8u << 10;
  Adjacency small(graph_.engine(), graph_.store().Head(), most);
  int packed = 0;
  for (int i = 0; i < 100; ++i) {
    if (Ask(small, absl::StrCat("state", i), Side::kOut) != nullptr) ++packed;
  }
  EXPECT_GT(packed, 10);
  EXPECT_LT(packed, 100);
  EXPECT_LT(small.tables().bytes(), most + 1'024);
}

TEST_F(AdjacencyTest, WhatNobodyHasNamedLeavesNoTrace) {
  const auto block = Ask(adjacency(), "nobody", Side::kOut);
  ASSERT_NE(block, nullptr);
  EXPECT_TRUE(block->edges.empty());
  EXPECT_EQ(adjacency().blocks(), 0u);
  EXPECT_FALSE(adjacency().tables().entities.Find("nobody").has_value());
}

TEST_F(AdjacencyTest, NothingIsKeptWithoutRoomOrWhereNothingMayBeKnown) {
  Adjacency none(graph_.engine(), graph_.store().Head(), 0);
  EXPECT_EQ(Ask(none, "RU", Side::kOut), nullptr);
  adjacency().KnowNothing();
  EXPECT_EQ(Ask(adjacency(), "RU", Side::kOut), nullptr);
}

}  // namespace
}  // namespace entente
