#include "clients/cli/value_parse.h"

#include <gtest/gtest.h>

#include "clients/cli/exit_code.h"
#include "clients/cli/value_text.h"

namespace entente {
namespace {

v1::Value Parsed(const std::string& text, v1::AttributeValueKind kind) {
  const auto value = ParseValue("--value", text, kind);
  EXPECT_TRUE(value.ok()) << value.status();
  return value.value_or(v1::Value());
}

TEST(ValueParseTest, TheKindSaysHowTextIsRead) {
  EXPECT_TRUE(Parsed("true", v1::ATTRIBUTE_VALUE_KIND_BOOL).boolean());
  EXPECT_EQ(Parsed("-12", v1::ATTRIBUTE_VALUE_KIND_INTEGER).integer(), -12);
  EXPECT_EQ(Parsed("0.5", v1::ATTRIBUTE_VALUE_KIND_NUMBER).real(), 0.5);
  EXPECT_EQ(Parsed("2024-10", v1::ATTRIBUTE_VALUE_KIND_DATE).date(), "2024-10");
  EXPECT_EQ(Parsed("12:44", v1::ATTRIBUTE_VALUE_KIND_TIME).time(), "12:44");
  EXPECT_EQ(Parsed("2024-10-25", v1::ATTRIBUTE_VALUE_KIND_MOMENT).date(), "2024-10-25");
  EXPECT_EQ(Parsed("2024-10-25T12:44Z", v1::ATTRIBUTE_VALUE_KIND_MOMENT).datetime(),
            "2024-10-25T12:44Z");
  EXPECT_EQ(Parsed("P1Y", v1::ATTRIBUTE_VALUE_KIND_DURATION).duration(), "P1Y");
  EXPECT_EQ(Parsed("12", v1::ATTRIBUTE_VALUE_KIND_TEXT).text().text(), "12");
  EXPECT_EQ(Parsed("51.7 36.2", v1::ATTRIBUTE_VALUE_KIND_GEO).point().longitude(), 36.2);
  EXPECT_EQ(Parsed("51 36 to 52 37", v1::ATTRIBUTE_VALUE_KIND_GEO).box().north_east().latitude(),
            52);
}

TEST(ValueParseTest, WhatIsUnnamedMayStandInAnyKind) {
  EXPECT_TRUE(Parsed("no value", v1::ATTRIBUTE_VALUE_KIND_DATE).has_no_value());
  EXPECT_FALSE(Parsed("some value", v1::ATTRIBUTE_VALUE_KIND_ANY).some_value().has_count());
  EXPECT_EQ(Parsed("some value (5)", v1::ATTRIBUTE_VALUE_KIND_GEO).some_value().count(), 5);
  EXPECT_EQ(Parsed("some values", v1::ATTRIBUTE_VALUE_KIND_TEXT).text().text(), "some values");
}

TEST(ValueParseTest, ALanguageIsATagAfterTheLastAt) {
  EXPECT_EQ(ParseText("Kursk region@en").language(), "en");
  EXPECT_EQ(ParseText("Kursk region@en").text(), "Kursk region");
  EXPECT_EQ(ParseText("a@b@zh-Hant").text(), "a@b");
  for (const char* text : {"somebody@example.org", "a@", "@en", "a@e", "a@en-", "a@hosts"}) {
    EXPECT_EQ(ParseText(text).text(), text);
    EXPECT_EQ(ParseText(text).language(), "");
  }
}

TEST(ValueParseTest, QuantitiesAreReadAsTheyAreShown) {
  for (const char* text :
       {"12000 soldier", "about 12000 soldier (stock)", "at least 3 site", "at most 0.5 km (plan)",
        "[10000..] soldier (flow)", "12000 [11000..13000] soldier (stock)",
        "[..5] main battle tank",
        "about 12000 soldier (stock), incl. 500 officers, incl. about 3 generals"}) {
    const v1::Value value = Parsed(text, v1::ATTRIBUTE_VALUE_KIND_QUANTITY);
    ASSERT_TRUE(value.has_quantity()) << text;
    EXPECT_EQ(ValueText(value), text);
  }
  const v1::Quantity quantity = Parsed("12000 soldier (stock), incl. 500 officers (nested)",
                                       v1::ATTRIBUTE_VALUE_KIND_QUANTITY)
                                    .quantity();
  EXPECT_EQ(quantity.unit(), "soldier");
  EXPECT_EQ(quantity.measure(), v1::MEASURE_STOCK);
  EXPECT_EQ(quantity.includes(0).what(), "officers");
  EXPECT_EQ(quantity.includes(0).kind(), v1::INCLUSION_KIND_NESTED);
  EXPECT_EQ(quantity.includes(0).quantity().unit(), "soldier");
}

TEST(ValueParseTest, WhatIsNoValueIsAUsageErrorThatShowsTheForm) {
  const struct {
    const char* text;
    v1::AttributeValueKind kind;
  } wrong[] = {{"yes", v1::ATTRIBUTE_VALUE_KIND_BOOL},
               {"1.5", v1::ATTRIBUTE_VALUE_KIND_INTEGER},
               {"many", v1::ATTRIBUTE_VALUE_KIND_NUMBER},
               {"12000", v1::ATTRIBUTE_VALUE_KIND_QUANTITY},
               {"soldiers", v1::ATTRIBUTE_VALUE_KIND_QUANTITY},
               {"[..] soldier", v1::ATTRIBUTE_VALUE_KIND_QUANTITY},
               {"[a..b] soldier", v1::ATTRIBUTE_VALUE_KIND_QUANTITY},
               {"5 soldier, incl. officers", v1::ATTRIBUTE_VALUE_KIND_QUANTITY},
               {"51.7", v1::ATTRIBUTE_VALUE_KIND_GEO},
               {"1, 2", v1::ATTRIBUTE_VALUE_KIND_LIST},
               {"{\"txt\": 1}", v1::ATTRIBUTE_VALUE_KIND_TEXT}};
  for (const auto& [text, kind] : wrong) {
    const auto value = ParseValue("--value", text, kind);
    EXPECT_EQ(ExitCodeOf(value.status()), ExitCode::kUsage) << text;
  }
}

TEST(ValueParseTest, JsonSaysAnyValue) {
  EXPECT_EQ(Parsed("{\"list\": {\"items\": [{\"integer\": \"1\"}, {\"integer\": \"2\"}]}}",
                   v1::ATTRIBUTE_VALUE_KIND_LIST)
                .list()
                .items_size(),
            2);
}

}  // namespace
}  // namespace entente
