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
}

TEST(ShownTextTest, CuttingNeverExceedsTheWidthNorSplitsACharacter) {
  EXPECT_EQ(CutToWidth("Kursk region", 12), "Kursk region");
  EXPECT_EQ(CutToWidth("Kursk region", 6), "Kursk…");
  EXPECT_EQ(CutToWidth("김정은", 4), "김…");
  EXPECT_EQ(CutToWidth("Kursk", 1), "…");
}

}  // namespace
}  // namespace entente
