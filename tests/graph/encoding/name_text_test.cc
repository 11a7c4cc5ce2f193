#include "graph/encoding/name_text.h"

#include "graph/model/utf8.h"
#include "gtest/gtest.h"
#include "tests/graph/encoding/random_records.h"

namespace entente {
namespace {

TEST(NameTextTest, ForgetsCaseAccentsPunctuationAndSpacing) {
  EXPECT_EQ(NormalizeName("  Côte d'Ivoire "), "cote d ivoire");
  EXPECT_EQ(NormalizeName("COTE D’IVOIRE"), "cote d ivoire");
  EXPECT_EQ(NormalizeName("Straße"), "strasse");
  EXPECT_EQ(NormalizeName("STRAẞE"), "strasse");
  EXPECT_EQ(NormalizeName("Příbram - 1."), "pribram 1");
  EXPECT_EQ(NormalizeName("Київ"), NormalizeName("КИЇВ"));
  EXPECT_EQ(NormalizeName("Ａ１ ﬁ"), "a1 fi");
  EXPECT_EQ(NormalizeName("Αθήνα"), "αθηνα");
  EXPECT_EQ(NormalizeName("北朝鮮"), "北朝鮮");
  EXPECT_EQ(NormalizeName("810th\tBrigade\n"), "810th brigade");
}

TEST(NameTextTest, IsEmptyWithoutLettersAndDigits) {
  for (const absl::string_view name : {"", "   ", "...", "\xcc\x81", "—"}) {
    EXPECT_EQ(NormalizeName(name), "") << name;
  }
}

TEST(NameTextTest, CutsBetweenCharacters) {
  EXPECT_EQ(NormalizeName(std::string(1000, 'A')), std::string(128, 'a'));
  std::string name(127, 'a');
  EXPECT_EQ(NormalizeName(name + "я"), name);
  EXPECT_EQ(NormalizeName(name + " b"), name);
  EXPECT_EQ(NormalizeName(std::string(1 << 20, ' ') + "x"), "x");
}

TEST(NameTextTest, IsIdempotentForEveryCharacter) {
  for (uint32_t code = 1; code <= 0x1ffff; ++code) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    std::string name = "a";
    if (code < 0x80) {
      name += static_cast<char>(code);
    } else if (code < 0x800) {
      name += {static_cast<char>(0xc0 | code >> 6), static_cast<char>(0x80 | (code & 0x3f))};
    } else if (code < 0x10000) {
      name += {static_cast<char>(0xe0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3f)),
               static_cast<char>(0x80 | (code & 0x3f))};
    } else {
      name +=
          {static_cast<char>(0xf0 | code >> 18), static_cast<char>(0x80 | (code >> 12 & 0x3f)),
           static_cast<char>(0x80 | (code >> 6 & 0x3f)), static_cast<char>(0x80 | (code & 0x3f))};
    }
    const std::string normal = NormalizeName(name);
    ASSERT_EQ(NormalizeName(normal), normal) << code;
  }
}

TEST(NameTextTest, AnyBytesAreAnsweredWithoutHarm) {
  RandomRecords random(111);
  for (int i = 0; i < 20'000; ++i) {
    const std::string normal =
        NormalizeName(random.Bytes(static_cast<size_t>(random.Number(0, 300))));
    EXPECT_LE(normal.size(), 128u);
    EXPECT_TRUE(IsUtf8(normal));
    EXPECT_EQ(NormalizeName(normal), normal);
  }
}

}  // namespace
}  // namespace entente
