#include "clients/export/json_text.h"

#include <gtest/gtest.h>

#include <limits>

#include "entente/v1/claim.pb.h"
#include "tests/clients/export/written.h"

namespace entente {
namespace {

TEST(JsonTextTest, QualifiersAreAnObjectInTheirOrder) {
  const auto claim = FromText<v1::Claim>(
      "qualifiers { name: 'place' entity: 'iso:RU' } "
      "qualifiers { name: 'kind' value { text { text: 'a \"b\"' } } } "
      "qualifiers { name: 'obligations' value { list { items { text { text: 'x' } } } } }");
  EXPECT_EQ(JsonText(QualifiersJson(claim.qualifiers())),
            R"({"place":"iso:RU","kind":"a \"b\"","obligations":["x"]})");
  EXPECT_TRUE(QualifiersJson(v1::Claim().qualifiers()).is_null());
}

TEST(JsonTextTest, TextStaysUtf8AndBadBytesAreReplaced) {
  EXPECT_EQ(JsonText("Курск"), "\"Курск\"");
  EXPECT_EQ(JsonText("a\xff"), "\"a\xEF\xBF\xBD\"");
}

TEST(JsonTextTest, NumbersReadBackAsTheyWere) {
  EXPECT_EQ(RealText(12000), "12000");
  EXPECT_EQ(RealText(0.1), "0.1");
  const double third = 1.0 / 3;
  EXPECT_EQ(std::stod(RealText(third)), third);
  EXPECT_EQ(std::stod(RealText(std::numeric_limits<double>::max())),
            std::numeric_limits<double>::max());
}

}  // namespace
}  // namespace entente
