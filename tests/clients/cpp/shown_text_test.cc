#include "clients/cpp/shown_text.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(ShownTextTest, NoCharacterCommandsTheTerminal) {
  EXPECT_EQ(EscapeForTerminal("a\x1b[31mb"), "a\\x1b[31mb");
  EXPECT_EQ(EscapeForTerminal("a\nb\tc\rd"), "a\\nb\\tc\\rd");
  EXPECT_EQ(EscapeForTerminal("\x7f"), "\\x7f");
  EXPECT_EQ(EscapeForTerminal("\xc2\x9b"), "\\u009b");        // C1: a CSI of one character
  EXPECT_EQ(EscapeForTerminal("x\xe2\x80\xae"), "x\\u202e");  // right-to-left override
  EXPECT_EQ(EscapeForTerminal("\xe2\x80\xa8"), "\\u2028");    // line separator
}

TEST(ShownTextTest, WhatIsNoUtf8IsShownByteByByte) {
  EXPECT_EQ(EscapeForTerminal("a\xff"
                              "b"),
            "a\\xffb");
  EXPECT_EQ(EscapeForTerminal("\xc0\xaf"), "\\xc0\\xaf");           // overlong
  EXPECT_EQ(EscapeForTerminal("\xed\xa0\x80"), "\\xed\\xa0\\x80");  // surrogate
  EXPECT_EQ(EscapeForTerminal("\xe2\x82"), "\\xe2\\x82");           // cut off
}

TEST(ShownTextTest, OrdinaryTextStaysAsItIs) {
  EXPECT_EQ(EscapeForTerminal("Зеленський, 김정은, É"), "Зеленський, 김정은, É");
}

TEST(ShownTextTest, JsonKeepsItsLineBreaks) {
  EXPECT_EQ(EscapeForJson("{\n\"a\": \"\xc2\x9b\x7f\"}"), "{\n\"a\": \"\\u009b\\u007f\"}");
}

TEST(ShownTextTest, WidthsAreColumns) {
  EXPECT_EQ(ShownWidth("Kursk"), 5u);
  EXPECT_EQ(ShownWidth("Курск"), 5u);
  EXPECT_EQ(ShownWidth("김정은"), 6u);
  EXPECT_EQ(ShownWidth("e\xcc\x81"), 1u);  // e with a combining acute
  EXPECT_EQ(ShownWidth("北京"), 4u);
  EXPECT_EQ(ShownWidth("ｱ"), 1u);                         // a half-width katakana
  EXPECT_EQ(ShownWidth("Ａ"), 2u);                        // a full-width Latin letter
  EXPECT_EQ(ShownWidth("\xe1\x84\x80\xe1\x85\xa1"), 2u);  // a decomposed syllable of Hangul
  EXPECT_EQ(ShownWidth("\xe0\xb8\x81\xe0\xb8\xb1"), 1u);  // Thai with a vowel above
  EXPECT_EQ(ShownWidth("\xf0\x9f\x9a\x80"), 2u);          // an emoji
  EXPECT_EQ(ShownWidth("a\xe2\x80\x8d"
                       "b"),
            2u);  // a joiner
}

TEST(ShownTextTest, CuttingNeverExceedsTheWidthNorSplitsACharacter) {
  EXPECT_EQ(CutToWidth("Kursk region", 12), "Kursk region");
  EXPECT_EQ(CutToWidth("Kursk region", 6), "Kursk…");
  EXPECT_EQ(CutToWidth("김정은", 4), "김…");
  EXPECT_EQ(CutToWidth("Kursk", 1), "…");
}

TEST(ShownTextTest, WrappingBreaksAtBlanksAndInsideOfWordsThatAreTooWide) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(WrapToWidth("Kursk region", 12, 9), (Lines{"Kursk region"}));
  EXPECT_EQ(WrapToWidth("Kursk region of Russia", 9, 9), (Lines{"Kursk", "region of", "Russia"}));
  EXPECT_EQ(WrapToWidth("a abcdefgh b", 4, 9), (Lines{"a", "abcd", "efgh", "b"}));
  EXPECT_EQ(WrapToWidth("김정은", 4, 9), (Lines{"김정", "은"}));
  EXPECT_EQ(WrapToWidth("김", 1, 9), (Lines{"김"}));
  EXPECT_EQ(WrapToWidth("", 4, 9), (Lines{""}));
}

TEST(ShownTextTest, WhatIsWrappedAwaySaysSo) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(WrapToWidth("aa bb cc", 4, 2), (Lines{"aa", "bb…"}));
  EXPECT_EQ(WrapToWidth("aaaa bbbb cccc", 4, 2), (Lines{"aaaa", "bbb…"}));
}

TEST(ShownTextTest, NoWrappedLineIsTooWideAndNoneIsLost) {
  const std::string text =
      "Зеленський met 김정은, e\xcc\x81migr\xc3\xa9s and \xf0\x9f\x9a\x80 in Vladivostok";
  for (size_t width = 2; width < 40; ++width) {
    std::string joined;
    for (const std::string& line : WrapToWidth(text, width, 100)) {
      EXPECT_LE(ShownWidth(line), width);
      for (char c : line) joined.append(c == ' ' ? 0 : 1, c);
    }
    std::string wanted;
    for (char c : text) wanted.append(c == ' ' ? 0 : 1, c);
    EXPECT_EQ(joined, wanted) << width;
  }
}

}  // namespace
}  // namespace entente
