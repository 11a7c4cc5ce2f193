#include "graph/resolve/likelihood.h"

#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(LikelihoodTest, BothPhrasesOfEveryBandStandForItsMiddle) {
  const struct {
    const char* phrase;
    double middle;
  } phrases[] = {{"almost no chance", .03},   {"remote", .03},           {"very unlikely", .125},
                 {"highly improbable", .125}, {"unlikely", .325},        {"improbable", .325},
                 {"roughly even chance", .5}, {"roughly even odds", .5}, {"likely", .675},
                 {"probably", .675},          {"very likely", .875},     {"highly probable", .875},
                 {"almost certainly", .97},   {"nearly certain", .97}};
  for (const auto& [phrase, middle] : phrases) {
    ASSERT_TRUE(LikelihoodOf(phrase).has_value()) << phrase;
    EXPECT_DOUBLE_EQ(*LikelihoodOf(phrase), middle) << phrase;
  }
}

TEST(LikelihoodTest, CaseAndSpacingDoNotMatter) {
  EXPECT_EQ(LikelihoodOf(" Very\tLikely "), LikelihoodOf("very likely"));
}

TEST(LikelihoodTest, NumbersAreTaken) {
  EXPECT_DOUBLE_EQ(*LikelihoodOf("70 %"), .7);
  EXPECT_DOUBLE_EQ(*LikelihoodOf("70 per cent"), .7);
  EXPECT_DOUBLE_EQ(*LikelihoodOf("60-80 percent"), .7);
  EXPECT_DOUBLE_EQ(*LikelihoodOf("0.25"), .25);
  EXPECT_DOUBLE_EQ(*LikelihoodOf("0%"), 0);
  EXPECT_DOUBLE_EQ(*LikelihoodOf("100%"), 1);
}

TEST(LikelihoodTest, WhatIsNoLikelihoodStandsForNone) {
  for (const char* phrase : {"", "may", "could", "70", "110 %", "80-60 %", "1.5", "-0.5", "%",
                             "1-2-3 %", "inf", "nan", "quite likely", "1e-1"}) {
    EXPECT_FALSE(LikelihoodOf(phrase).has_value()) << phrase;
  }
}

TEST(LikelihoodTest, AnEdgeBelongsToTheBandAbove) {
  EXPECT_EQ(LikelihoodBandOf(0), 0u);
  EXPECT_EQ(LikelihoodBandOf(.049), 0u);
  EXPECT_EQ(LikelihoodBandOf(.05), 1u);
  EXPECT_EQ(LikelihoodBandOf(.5), 3u);
  EXPECT_EQ(LikelihoodBandOf(.95), 6u);
  EXPECT_EQ(LikelihoodBandOf(1), 6u);
}

}  // namespace
}  // namespace entente
