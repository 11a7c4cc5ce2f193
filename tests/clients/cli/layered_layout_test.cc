#include "clients/cli/layered_layout.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <tuple>

namespace entente {
namespace {

using Edges = std::vector<std::pair<size_t, size_t>>;

TEST(LayeredLayoutTest, ColumnsAreDistances) {
  const auto places = LayOut(4, {{0, 1}, {2, 0}, {2, 3}}, {0});
  EXPECT_EQ(places[0].layer, 0u);
  EXPECT_EQ(places[1].layer, 1u);
  EXPECT_EQ(places[2].layer, 1u);  // either way
  EXPECT_EQ(places[3].layer, 2u);
}

TEST(LayeredLayoutTest, WithoutAStartTheNodeOfMostEdgesIsIt) {
  const auto places = LayOut(4, {{0, 1}, {1, 2}, {1, 3}}, {});
  EXPECT_EQ(places[1].layer, 0u);
  EXPECT_EQ(places[0].layer, 1u);
}

TEST(LayeredLayoutTest, PartsStandBelowEachOther) {
  const auto places = LayOut(5, {{0, 1}, {2, 3}}, {2});
  EXPECT_EQ(places[2].part, 0u);
  EXPECT_EQ(places[3].part, 0u);
  EXPECT_EQ(places[0].part, 1u);
  EXPECT_EQ(places[4].part, 2u);
}

TEST(LayeredLayoutTest, NodesStandNearTheirNeighbours) {
  // 0 leads to 1 and 2; 3 hangs on 2 and 4 on 1, given so that they would cross.
  const auto places = LayOut(5, {{0, 1}, {0, 2}, {2, 3}, {1, 4}}, {0});
  EXPECT_EQ(places[1].row < places[2].row, places[4].row < places[3].row);
}

TEST(LayeredLayoutTest, EveryNodeHasAPlaceOfItsOwn) {
  std::mt19937 random(1);
  for (size_t nodes = 0; nodes < 40; ++nodes) {
    Edges edges;
    for (size_t i = 0; nodes > 0 && i < nodes; ++i) {
      edges.push_back({random() % nodes, random() % nodes});
    }
    const auto places = LayOut(nodes, edges, {});
    std::set<std::tuple<size_t, size_t, size_t>> taken;
    for (const NodePlace& place : places) taken.insert({place.part, place.layer, place.row});
    EXPECT_EQ(taken.size(), nodes);
    for (const auto& [from, to] : edges) {
      EXPECT_EQ(places[from].part, places[to].part);
      const size_t a = places[from].layer, b = places[to].layer;
      EXPECT_LE(a > b ? a - b : b - a, 1u);  // breadth first
    }
  }
}

}  // namespace
}  // namespace entente
