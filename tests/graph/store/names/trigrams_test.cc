#include "graph/store/names/trigrams.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace entente {
namespace {

Trigram Of(absl::string_view three) {
  return static_cast<Trigram>(three[0]) << 16 | static_cast<Trigram>(three[1]) << 8 |
         static_cast<Trigram>(three[2]);
}

TEST(TrigramsTest, WordsArePaddedAndTheirOrderDoesNotCount) {
  EXPECT_THAT(TrigramsOf("xi ping"),
              testing::UnorderedElementsAre(Of("  x"), Of(" xi"), Of("xi "), Of("  p"), Of(" pi"),
                                            Of("pin"), Of("ing"), Of("ng ")));
  EXPECT_EQ(TrigramsOf("xi ping"), TrigramsOf("ping xi"));
}

TEST(TrigramsTest, EachOnceAscending) {
  const std::vector<Trigram> trigrams = TrigramsOf("aaaa aaaa");
  EXPECT_TRUE(std::is_sorted(trigrams.begin(), trigrams.end()));
  EXPECT_EQ(trigrams.size(), 4u);  // "  a", " aa", "aaa", "aa "
  EXPECT_TRUE(TrigramsOf("").empty());
  EXPECT_EQ(TrigramsOf("a").size(), 2u);
}

TEST(TrigramsTest, WhatTwoSetsShare) {
  EXPECT_EQ(SharedBy(TrigramsOf("kursk"), TrigramsOf("kursk region")), 6u);
  EXPECT_EQ(SharedBy(TrigramsOf("kursk"), TrigramsOf("minsk")), 1u);  // "sk "
  EXPECT_EQ(SharedBy({}, TrigramsOf("minsk")), 0u);
}

TEST(TrigramsTest, SimilarityIsTheCosine) {
  EXPECT_EQ(Similarity(4, 4, 4), 1.0);
  EXPECT_EQ(Similarity(2, 4, 4), 0.5);
  EXPECT_EQ(Similarity(4, 4, 16), 0.5);
  EXPECT_EQ(Similarity(0, 0, 0), 0.0);
}

}  // namespace
}  // namespace entente
