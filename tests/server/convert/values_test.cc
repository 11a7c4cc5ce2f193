#include "server/convert/values.h"

#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <limits>

#include "graph/model/status.h"

namespace entente {
namespace {

v1::Value Wire(const std::string& text) {
  v1::Value wire;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &wire)) << text;
  return wire;
}

TEST(ValuesTest, EveryKindGoesThereAndBack) {
  for (const char* text :
       {"boolean: true", "integer: -7", "real: 0.5", "text { text: 'КНДР' language: 'uk' }",
        "date: '2024-10-24'", "date: '[2024-10-17..2024-10-18]'", "time: '12:44:30'",
        "datetime: '2024-10-25T12:44:00Z'", "datetime: '2024-10-25T12:44:00'",
        "duration: 'P1Y2M3DT4H5M6S'", "list { items { integer: 1 } items { list {} } }",
        "quantity { best: 12000 qualifier: QUANTITY_QUALIFIER_ABOUT unit: 'soldier' measure: "
        "MEASURE_STOCK includes { what: 'officers' quantity { best: 500 qualifier: "
        "QUANTITY_QUALIFIER_EXACT unit: 'soldier' } kind: INCLUSION_KIND_NESTED } }",
        "point { latitude: 51.5 longitude: 35 }",
        "box { south_west { latitude: 1 longitude: 170 } north_east { latitude: 2 longitude: -170 }"
        " }",
        "some_value { count: 5 }", "some_value {}", "no_value {}"}) {
    const v1::Value wire = Wire(text);
    const auto value = ValueFromWire(wire);
    ASSERT_TRUE(value.ok()) << text << ": " << value.status();
    EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(ToWire(*value), wire))
        << text << " became " << ToWire(*value).ShortDebugString();
  }
}

TEST(ValuesTest, RefusesAndSaysWhere) {
  const struct {
    const char* text;
    const char* reason;
    const char* field;
  } cases[] = {
      {"", "VALUE_MISSING", ""},
      {"date: 'soon'", "INVALID_DATE", "date"},
      {"time: '25:00'", "INVALID_TIME", "time"},
      {"datetime: 'x'", "INVALID_DATETIME", "datetime"},
      {"duration: '1 year'", "INVALID_DURATION", "duration"},
      {"list { items { integer: 1 } items {} }", "VALUE_MISSING", "list.items[1]"},
      {"quantity { best: 1 unit: 'x' measure: 9 }", "UNKNOWN_NUMBER", "quantity.measure"},
  };
  for (const auto& bad : cases) {
    const auto detail = DetailOf(ValueFromWire(Wire(bad.text)).status());
    ASSERT_TRUE(detail.has_value()) << bad.text;
    EXPECT_EQ(detail->reason, bad.reason) << bad.text;
    EXPECT_EQ(detail->field, bad.field) << bad.text;
  }
  v1::Value nan;
  nan.set_real(std::numeric_limits<double>::quiet_NaN());
  EXPECT_FALSE(ValueFromWire(nan).ok());
}

TEST(ValuesTest, RefusesNestingThatIsTooDeep) {
  v1::Value deep;
  v1::Value* inner = &deep;
  for (int i = 0; i < 70; ++i) inner = inner->mutable_list()->add_items();
  inner->set_integer(1);
  EXPECT_EQ(DetailOf(ValueFromWire(deep).status())->reason, "INVALID_VALUE");
}

TEST(ValuesTest, Entities) {
  EXPECT_EQ(DetailOf(EntityFromWire("", "id").status())->reason, "FIELD_MISSING");
  EXPECT_EQ(DetailOf(EntityFromWire(std::string(257, 'x'), "id").status())->field, "id");
  EXPECT_EQ(*EntityFromWire(std::string(256, 'x'), "id"), std::string(256, 'x'));
  EXPECT_EQ(*OptionalEntityFromWire("", "id"), "");
}

TEST(ValuesTest, QualifiersHoldEntitiesAndValues) {
  v1::Qualifier wire;
  wire.set_name("place");
  EXPECT_EQ(DetailOf(QualifierFromWire(wire).status())->reason, "FIELD_MISSING");
  wire.set_entity("r:kursk");
  EXPECT_EQ(ToWire(*QualifierFromWire(wire)).entity(), "r:kursk");
  wire.mutable_value()->set_integer(3);
  EXPECT_EQ(ToWire(*QualifierFromWire(wire)).value().integer(), 3);
}

}  // namespace
}  // namespace entente
