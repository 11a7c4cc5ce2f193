#include "bench/graphs/history.h"

#include <gtest/gtest.h>

#include <set>
#include <tuple>
#include <vector>

namespace entente {
namespace {

std::set<std::tuple<uint32_t, uint32_t, uint16_t>> On(const std::vector<Edge>& edges,
                                                      uint16_t day) {
  std::set<std::tuple<uint32_t, uint32_t, uint16_t>> holding;
  for (const Edge& edge : edges) {
    if (edge.first <= day && day <= edge.last) {
      EXPECT_TRUE(holding.emplace(edge.subject, edge.object, edge.first).second);
    }
  }
  return holding;
}

TEST(History, HoldsTheSameHoweverMuchOfItThereIs) {
  const auto one = DrawHistory(20, 1, 7);
  const auto hundred = DrawHistory(20, kMostEpochs, 7);
  EXPECT_EQ(one.size(), 20 * kEdgesAnEpoch);
  EXPECT_EQ(hundred.size(), one.size() * kMostEpochs);
  for (const uint16_t day : {FirstDayOf(kMostEpochs - 1), static_cast<uint16_t>(kDays - 1)}) {
    EXPECT_EQ(On(one, day).size(), one.size());
    EXPECT_EQ(On(one, day), On(hundred, day));
  }
  EXPECT_EQ(On(hundred, FirstDayOf(50)).size(), one.size());
  EXPECT_NE(On(hundred, FirstDayOf(50)), On(hundred, FirstDayOf(51)));
}

TEST(History, StatesNoEdgeTwice) {
  std::set<std::tuple<uint32_t, uint16_t, uint32_t>> keys;
  for (const Edge& edge : DrawHistory(20, kMostEpochs, 7)) {
    EXPECT_TRUE(keys.insert(edge.key()).second);
  }
}

}  // namespace
}  // namespace entente
