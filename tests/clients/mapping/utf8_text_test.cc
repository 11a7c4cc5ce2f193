#include "clients/mapping/utf8_text.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Utf8TextTest, WhatIsNoTextIsWrittenInDigits) {
  EXPECT_EQ(ShownAsUtf8("Côte \"d'Ivoire\""), "Côte \"d'Ivoire\"");
  EXPECT_EQ(ShownAsUtf8("C\xf4te"), "C\\xf4te");
  EXPECT_EQ(ShownAsUtf8("\xe2\x80"), "\\xe2\\x80");
}

TEST(Utf8TextTest, NoCharacterIsCutInTwo) {
  EXPECT_EQ(CutToBytes("aéb", 4), "aéb");
  EXPECT_EQ(CutToBytes("aéb", 3), "aé");
  EXPECT_EQ(CutToBytes("aéb", 2), "a");
  EXPECT_EQ(CutToBytes("é", 1), "");
}

}  // namespace
}  // namespace entente
