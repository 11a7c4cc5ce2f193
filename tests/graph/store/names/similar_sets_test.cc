// Against each set compared with each, over random sets, the seed printed.
#include "graph/store/names/similar_sets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <set>
#include <utility>

namespace entente {
namespace {

using NumberPairs = std::set<std::pair<uint32_t, uint32_t>>;

const auto kGoOn = [] { return absl::OkStatus(); };

NumberPairs Found(const TrigramSets& sets, double least) {
  NumberPairs found;
  const absl::Status status = ForSimilarSets(sets, least, kGoOn, [&](uint32_t a, uint32_t b) {
    EXPECT_LT(a, b);
    EXPECT_TRUE(found.emplace(a, b).second) << a << ", " << b << " comes twice";
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  return found;
}

NumberPairs EachWithEach(const TrigramSets& sets, double least) {
  NumberPairs found;
  for (uint32_t a = 0; a < sets.size(); ++a) {
    for (uint32_t b = a + 1; b < sets.size(); ++b) {
      const size_t shared = SharedBy(sets[a], sets[b]);
      if (shared > 0 && Similarity(shared, sets[a].size(), sets[b].size()) >= least) {
        found.emplace(a, b);
      }
    }
  }
  return found;
}

TEST(SimilarSetsTest, WhatIsAlikeAndNothingElse) {
  const TrigramSets sets = {TrigramsOf("kursk"),
                            TrigramsOf("kursk region"),
                            TrigramsOf("minsk"),
                            {},
                            TrigramsOf("kursk")};
  EXPECT_EQ(Found(sets, 1), (NumberPairs{{0, 4}}));
  EXPECT_EQ(Found(sets, 0.5), (NumberPairs{{0, 1}, {0, 4}, {1, 4}}));
  EXPECT_EQ(Found({}, 0.5), NumberPairs());
}

TEST(SimilarSetsTest, AgreesWithEachComparedWithEach) {
  const uint64_t seed = std::random_device()();
  std::cout << "seed " << seed << std::endl;
  std::mt19937_64 dice(seed);
  size_t alike = 0;
  for (int round = 0; round < 60; ++round) {
    TrigramSets sets;
    for (int i = 0; i < 80; ++i) {
      std::set<Trigram> set;
      const size_t size = dice() % 14;
      while (set.size() < size) set.insert(static_cast<Trigram>(dice() % 18));
      sets.emplace_back(set.begin(), set.end());
    }
    for (const double least : {0.05, 0.4, 0.5, 0.7, 0.9, 1.0}) {
      const NumberPairs expected = EachWithEach(sets, least);
      ASSERT_EQ(Found(sets, least), expected) << "at " << least;
      alike += expected.size();
    }
  }
  EXPECT_GT(alike, 10'000u);
}

TEST(SimilarSetsTest, StopsWhenTold) {
  const TrigramSets sets(3, TrigramsOf("kursk"));
  const auto stop = [] { return absl::CancelledError("enough"); };
  EXPECT_EQ(ForSimilarSets(sets, 0.5, stop, [](uint32_t, uint32_t) { return absl::OkStatus(); }),
            absl::CancelledError("enough"));
  EXPECT_EQ(ForSimilarSets(sets, 0.5, kGoOn, [&](uint32_t, uint32_t) { return stop(); }),
            absl::CancelledError("enough"));
}

}  // namespace
}  // namespace entente
