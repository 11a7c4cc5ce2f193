#include "graph/query/edge.h"

#include "gtest/gtest.h"
#include "tests/graph/query/mixed_edges.h"

namespace entente {
namespace {

class EdgeTest : public MixedEdgesTest {};

// Whether an edge is told from a row or from what is packed.
TEST_F(EdgeTest, TellsTheSameEitherWay) {
  Reading reading = Read("2024-05-05");
  const std::vector<Way> ways = Ways(*reading);
  PackedEdges packed(*reading, ways, Following::kForward);
  const auto found = packed.Of("russia").value();
  ASSERT_TRUE(found.has_value());
  PlainEdges& plain = reading->plain();
  size_t told = 0;
  for (const PackedNeighbor& one : found->edges) {
    if (!plain.IsPlain(*one.edge)) continue;
    Hidden hidden;
    ASSERT_TRUE(plain.Learn(*one.block, *one.edge).ok());
    auto weighed = plain.Weigh(*one.block, *one.edge, &hidden);
    if (!weighed.has_value()) continue;
    const bool incoming = one.block->incoming();
    const EntityId neighbor = plain.tables().entities.At(one.edge->neighbor);
    const PropositionPlace place = PlaceOf(plain.tables(), *one.block, *one.edge);
    const auto rows = reading->Rows({&place, 1}, false, nullptr, &hidden);
    ASSERT_TRUE(rows.ok() && rows->size() == 1) << neighbor;
    const Edge of_row(7, SeenFrom(rows->front(), incoming, reading->ontology()));
    const Edge of_block(7, neighbor, incoming, *std::move(weighed), *reading);
    EXPECT_EQ(of_row.from(), of_block.from());
    EXPECT_EQ(of_row.neighbor(), of_block.neighbor());
    EXPECT_EQ(of_row.direction(), of_block.direction());
    EXPECT_EQ(of_row.Row().row, of_block.Row().row);
    EXPECT_EQ(of_row.holding().Validity(), of_block.holding().Validity());
    ++told;
  }
  EXPECT_GE(told, 4u);
}

}  // namespace
}  // namespace entente
