#include "clients/cpp/enum_word.h"

#include <gtest/gtest.h>

#include "entente/v1/reading.pb.h"

namespace entente {
namespace {

TEST(EnumWordTest, ValuesAreWordsWithoutTheirPrefix) {
  EXPECT_EQ(Word(v1::MOOD_FORECAST), "forecast");
  EXPECT_EQ(Word(v1::CONTEST_ONLY_UNCONTESTED), "only_uncontested");
  EXPECT_EQ(Word(v1::MOOD_UNSPECIFIED), "");
  EXPECT_EQ(Word(static_cast<v1::Mood>(99)), "99");
}

}  // namespace
}  // namespace entente
