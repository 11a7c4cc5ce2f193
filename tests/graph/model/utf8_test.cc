#include "graph/model/utf8.h"

#include <cstdint>
#include <string>

#include "gtest/gtest.h"

namespace entente {
namespace {

// UTF-8 by arithmetic, as far as it goes: also for surrogates and beyond the last character.
std::string Encode(uint32_t code, int length) {
  std::string bytes;
  for (int i = 1; i < length; ++i) {
    bytes.insert(bytes.begin(), static_cast<char>(0x80 | (code & 0x3f)));
    code >>= 6;
  }
  const uint32_t lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
  bytes.insert(bytes.begin(), static_cast<char>(lead[length] | code));
  return bytes;
}

int ShortestLength(uint32_t code) {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

TEST(Utf8Test, AcceptsEveryCharacterInItsShortestFormOnly) {
  for (uint32_t code = 0; code < 0x200000; ++code) {
    const bool character = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    for (int length = ShortestLength(code); length <= 4; ++length) {
      const bool valid = character && length == ShortestLength(code);
      ASSERT_EQ(IsUtf8(Encode(code, length)), valid) << code << " in " << length << " bytes";
    }
  }
}

TEST(Utf8Test, RefusesLooseAndMissingBytes) {
  for (const absl::string_view text :
       {"\x80", "\xbf", "\xc3", "\xe2\x82", "\xf0\x9f\x98", "a\xff", "\xfe", "\xc3(",
        "\xe2\x28\xa1", "\xf5\x80\x80\x80", "\xc0\x80", "ok\xed\xa0\x80"}) {
    EXPECT_FALSE(IsUtf8(text));
  }
  EXPECT_TRUE(IsUtf8(""));
  EXPECT_TRUE(IsUtf8("Курськ \xf0\x9f\x98\x80"));
}

TEST(Utf8Test, FindsControlCharacters) {
  for (uint32_t code = 0; code < 0x3000; ++code) {
    const bool control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    EXPECT_EQ(HasControlCharacter(Encode(code, ShortestLength(code))), control) << code;
  }
}

TEST(Utf8Test, CutsBetweenCharacters) {
  EXPECT_EQ(Utf8Prefix("Курськ", 5), "Ку");
  EXPECT_EQ(Utf8Prefix("Курськ", 4), "Ку");
  EXPECT_EQ(Utf8Prefix("Курськ", 100), "Курськ");
  EXPECT_EQ(Utf8Prefix("Курськ", 1), "");
}

}  // namespace
}  // namespace entente
