#include "clients/mapping/decoded_input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace entente {
namespace {

std::string Read(const std::string& bytes, const std::string& encoding, absl::Status* status) {
  std::istringstream from(bytes);
  DecodedInput input(*from.rdbuf(), *TextDecoder::Make(encoding));
  std::istream stream(&input);
  const std::string text((std::istreambuf_iterator<char>(stream)), {});
  *status = input.status();
  return text;
}

TEST(DecodedInputTest, WhatIsReadIsUtf8) {
  absl::Status status;
  EXPECT_EQ(Read("C\xf4te\nd'Ivoire", "windows-1252", &status), "Côte\nd'Ivoire");
  EXPECT_TRUE(status.ok());
}

TEST(DecodedInputTest, NoCharacterOfSeveralBytesIsCutInTwo) {
  std::string bytes;
  std::string text;
  for (int i = 0; i < 5'000; ++i) {
    bytes += "\x95\x5c,";  // a character whose second byte is a backslash, and a comma
    text += "\xe8\xa1\xa8,";
  }
  absl::Status status;
  EXPECT_EQ(Read("x" + bytes, "Shift-JIS", &status), "x" + text);
}

TEST(DecodedInputTest, BytesThatAreNoTextEndIt) {
  absl::Status status;
  EXPECT_EQ(Read("a\nb\xff\nc", "UTF-8", &status), "a\n");
  EXPECT_FALSE(status.ok());
}

}  // namespace
}  // namespace entente
