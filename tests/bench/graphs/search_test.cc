// Searches of packed graphs against one that looks through all edges again and again.
#include "bench/graphs/search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "bench/graphs/dice.h"
#include "bench/graphs/power_law.h"

namespace entente {
namespace {

// Node -> depth, the start at 0.
std::map<uint32_t, uint32_t> Around(const std::vector<Edge>& edges, uint32_t start, uint32_t hops,
                                    uint16_t day) {
  std::map<uint32_t, uint32_t> depths = {{start, 0}};
  for (uint32_t depth = 0; depth < hops; ++depth) {
    for (const Edge& edge : edges) {
      const auto from = depths.find(edge.subject);
      if (from == depths.end() || from->second != depth) continue;
      if (edge.first <= day && day <= edge.last) depths.emplace(edge.object, depth + 1);
    }
  }
  return depths;
}

class Searches : public testing::Test {
 protected:
  const std::vector<Edge> edges_ = DrawEdges({.nodes = 300, .edges = 1'500, .seed = 3});
  const Adjacency graph_{300, edges_};
  Search search_{graph_};
};

TEST_F(Searches, ReachWhatEdgesOfTheDayLeadTo) {
  Dice dice(1);
  for (int i = 0; i < 200; ++i) {
    const auto start = static_cast<uint32_t>(dice.Below(300));
    const auto hops = static_cast<uint32_t>(1 + dice.Below(4));
    const auto day = static_cast<uint16_t>(dice.Below(kDays));
    std::map<uint32_t, uint32_t> found = {{start, 0}};
    uint32_t depth = 0;
    for (const Reach& reach : search_.Reached(start, hops, day)) {
      EXPECT_GE(reach.depth, depth);
      depth = reach.depth;
      EXPECT_TRUE(found.emplace(reach.node, reach.depth).second);
    }
    EXPECT_EQ(found, Around(edges_, start, hops, day)) << start << " " << hops << " " << day;
  }
}

TEST_F(Searches, TellTheLeastNumberOfHops) {
  Dice dice(2);
  for (int i = 0; i < 300; ++i) {
    const auto from = static_cast<uint32_t>(dice.Below(300));
    const auto to = static_cast<uint32_t>(dice.Below(300));
    const auto day = static_cast<uint16_t>(dice.Below(kDays));
    const auto around = Around(edges_, from, 5, day);
    const auto at = around.find(to);
    const std::optional<uint32_t> right =
        at == around.end() ? std::nullopt : std::optional(at->second);
    EXPECT_EQ(search_.Distance(from, to, 5, day), right) << from << " " << to << " " << day;
  }
}

TEST_F(Searches, SeeBothEndsOfEveryEdge) {
  size_t out = 0;
  size_t in = 0;
  for (uint32_t node = 0; node < graph_.nodes(); ++node) {
    out += graph_.Out(node).size();
    in += graph_.In(node).size();
  }
  EXPECT_EQ(out, edges_.size());
  EXPECT_EQ(in, edges_.size());
  const Edge& edge = edges_[700];
  const auto into = graph_.In(edge.object);
  EXPECT_TRUE(std::any_of(into.begin(), into.end(), [&](const Neighbor& neighbor) {
    return neighbor.node == edge.subject && neighbor.relation == edge.relation;
  }));
}

}  // namespace
}  // namespace entente
