#include "clients/cli/paint.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(PaintTest, WhatAReaderMustNotOverlookIsColoured) {
  EXPECT_EQ(ColorOf("VERDICT", "denied"), "31");
  EXPECT_EQ(ColorOf("VERDICT", "contested"), "33");
  EXPECT_EQ(ColorOf("VERDICT", "asserted"), "");
  EXPECT_EQ(ColorOf("CERTAINTY", "possible"), "2");
  EXPECT_EQ(ColorOf("LENS", "hidden: voice"), "2");
}

TEST(PaintTest, TextFromAGraphIsNot) { EXPECT_EQ(ColorOf("SUBJECT", "denied"), ""); }

TEST(PaintTest, EvidenceIsColouredByItsSide) {
  EXPECT_EQ(ColorOfNote("+ somebody asserts"), "32");
  EXPECT_EQ(ColorOfNote("- somebody denies"), "31");
  EXPECT_EQ(ColorOfNote("rival: x"), "2");
}

TEST(PaintTest, PaintEndsWithItsText) {
  EXPECT_EQ(Painted("x", "31"), "\x1b[31mx\x1b[0m");
  EXPECT_EQ(Painted("x", ""), "x");
}

}  // namespace
}  // namespace entente
