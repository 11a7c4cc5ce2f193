#include "clients/mapping/text_decoder.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(TextDecoderTest, TurnsOneByteEncodingsIntoUtf8) {
  EXPECT_EQ(*TextDecoder::Make("ISO-8859-1")->Decode("K\xf6ln"), "Köln");
  EXPECT_EQ(*TextDecoder::Make("KOI8-R")->Decode("\xeb\xd5\xd2\xd3\xcb"), "Курск");
  EXPECT_EQ(*TextDecoder::Make("")->Decode("Köln"), "Köln");
}

TEST(TextDecoderTest, RefusesWhatIsNoTextAndWhatItCannotRead) {
  EXPECT_FALSE(TextDecoder::Make("")->Decode("K\xf6ln").ok());
  EXPECT_FALSE(TextDecoder::Make("no-such-encoding").ok());
  EXPECT_FALSE(TextDecoder::Make("UTF-16").ok());
}

}  // namespace
}  // namespace entente
