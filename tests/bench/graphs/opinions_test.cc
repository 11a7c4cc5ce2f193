#include "bench/graphs/opinions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

namespace entente {
namespace {

constexpr uint64_t kEdges = 50'000;

TEST(Opinions, AreThreeInTheMeanAndSometimesMany) {
  uint64_t claims = 0, denied = 0, retracted = 0, graded = 0;
  size_t most = 0;
  for (uint64_t edge = 0; edge < kEdges; ++edge) {
    const std::vector<Opinion> opinions = OpinionsOf(edge, 7);
    ASSERT_FALSE(opinions.empty());
    std::set<uint16_t> voices;
    for (const Opinion& opinion : opinions) {
      voices.insert(opinion.voice);
      claims += !opinion.denies;
      denied += opinion.denies;
      retracted += opinion.retracted;
      graded += opinion.reliability > 0;
      EXPECT_EQ(opinion.reliability > 0, opinion.credibility > 0);
    }
    EXPECT_EQ(voices.size(), opinions.size());  // one claim a voice
    most = std::max(most, opinions.size());
  }
  const auto share = [](uint64_t part, uint64_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
  };
  EXPECT_NEAR(share(claims, kEdges), 3, 0.3);
  EXPECT_GT(most, 200u);
  EXPECT_LE(most, kMostClaims + 1);
  EXPECT_NEAR(share(denied, kEdges), 0.05, 0.005);
  EXPECT_NEAR(share(retracted, claims + denied), 0.05, 0.005);
  EXPECT_NEAR(share(graded, claims), 0.2, 0.01);
}

TEST(Opinions, AreTheSameForTheSameSeed) {
  const auto told = [](uint64_t edge, uint64_t seed) {
    std::vector<int> parts;
    for (const Opinion& said : OpinionsOf(edge, seed)) {
      parts.insert(parts.end(),
                   {said.voice, said.denies, said.retracted, said.reliability, said.credibility});
    }
    return parts;
  };
  EXPECT_EQ(told(17, 7), told(17, 7));
  EXPECT_NE(told(17, 7), told(17, 8));
  EXPECT_NE(told(17, 7), told(18, 7));
}

TEST(Opinions, StandOrNotByLens) {
  const Opinion plain = {.voice = 1};
  const Opinion other = {.voice = 2};
  const Opinion gone = {.voice = 3, .retracted = true};
  const Opinion denial = {.voice = 4, .denies = true};
  const Opinion poor = {.voice = 5, .reliability = 2, .credibility = 3};
  EXPECT_TRUE(StandsByDefault({plain, denial}));
  EXPECT_FALSE(StandsByDefault({gone, denial}));
  EXPECT_TRUE(StandsByTwoAtB2({plain, other, denial}));
  EXPECT_FALSE(StandsByTwoAtB2({plain, gone}));
  EXPECT_FALSE(StandsByTwoAtB2({plain, poor}));
}

}  // namespace
}  // namespace entente
