#include "bench/graphs/power_law.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

namespace entente {
namespace {

constexpr PowerLaw kSmall = {.nodes = 2'000, .edges = 10'000, .seed = 7};

uint64_t Digest(const std::vector<Edge>& edges) {
  uint64_t digest = 14695981039346656037u;  // FNV-1a over the numbers
  for (const Edge& edge : edges) {
    for (const uint64_t part :
         {uint64_t{edge.subject}, uint64_t{edge.object}, uint64_t{edge.relation},
          uint64_t{edge.first}, uint64_t{edge.last}}) {
      digest = (digest ^ part) * 1099511628211u;
    }
  }
  return digest;
}

TEST(PowerLaw, IsTheSameOnEveryMachine) {
  EXPECT_EQ(Digest(DrawEdges(kSmall)), 8922586160798403690u);
  PowerLaw other = kSmall;
  other.seed = 8;
  EXPECT_NE(Digest(DrawEdges(other)), 8922586160798403690u);
}

TEST(PowerLaw, HasSoManyDifferentEdgesInOrder) {
  const std::vector<Edge> edges = DrawEdges(kSmall);
  ASSERT_EQ(edges.size(), kSmall.edges);
  for (size_t i = 0; i < edges.size(); ++i) {
    if (i > 0) {
      EXPECT_LT(edges[i - 1].key(), edges[i].key());
    }
    EXPECT_LT(edges[i].subject, kSmall.nodes);
    EXPECT_LT(edges[i].object, kSmall.nodes);
    EXPECT_NE(edges[i].subject, edges[i].object);
    EXPECT_LT(edges[i].relation, kRelations);
    EXPECT_LE(edges[i].first, edges[i].last);
    EXPECT_LT(edges[i].last, kDays);
  }
}

TEST(PowerLaw, GivesFewNodesManyEdges) {
  const PowerLaw graph = {.nodes = 100'000, .edges = 300'000, .seed = 7};
  std::vector<uint32_t> degrees(graph.nodes, 0);
  for (const Edge& edge : DrawEdges(graph)) {
    ++degrees[edge.subject];
    ++degrees[edge.object];
  }
  std::sort(degrees.rbegin(), degrees.rend());
  const auto share = [&](size_t first) {
    uint64_t ends = 0;
    for (size_t i = 0; i < first; ++i) ends += degrees[i];
    return static_cast<double>(ends) / static_cast<double>(2 * graph.edges);
  };
  // The cube root of the share of nodes, less what would have been drawn twice.
  EXPECT_NEAR(share(graph.nodes / 1'000), 0.1, 0.02);
  EXPECT_NEAR(share(graph.nodes / 8), 0.5, 0.06);
}

}  // namespace
}  // namespace entente
