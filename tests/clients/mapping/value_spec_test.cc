#include "clients/mapping/value_spec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

std::string Value(const std::string& yaml, const FileRecord& record) {
  const Tables tables;
  const absl::StatusOr<ValueSpec> spec = ValueSpec::Read(Yaml(yaml));
  if (!spec.ok()) return absl::StrCat("! ", spec.status().message());
  const auto value = spec->Value(Scope(record, tables));
  if (!value.ok()) return "! " + ErrorText(value.status());
  return value->has_value() ? (*value)->ShortDebugString() : "(nothing)";
}

std::string OfCells(const std::string& yaml, const std::string& a, const std::string& b = "",
                    const std::string& c = "") {
  return Value(yaml, CellsOf({"a", "b", "c"}, {a, b, c}));
}

TEST(ValueSpecTest, Texts) {
  EXPECT_EQ(OfCells("'{a}'", "x"), "text { text: \"x\" }");
  EXPECT_EQ(OfCells("{text: '{a}', language: '{b}'}", "x", "en"),
            "text { text: \"x\" language: \"en\" }");
  EXPECT_EQ(OfCells("'{a}'", ""), "(nothing)");
  EXPECT_EQ(OfCells("{text: '{a}', when: {b: 1}}", "x", "2"), "(nothing)");
}

TEST(ValueSpecTest, KindsThatTheMappingOrTheRecordNames) {
  EXPECT_EQ(OfCells("{integer: '{a}'}", "5"), "integer: 5");
  EXPECT_EQ(OfCells("{as: '{b}', of: '{a}'}", "5", "real"), "real: 5");
  EXPECT_THAT(OfCells("{integer: '{a}'}", "five"), HasSubstr("a=five: a whole number is expected"));
  EXPECT_THAT(OfCells("{as: '{b}', of: '{a}'}", "5", "reel"), HasSubstr("did you mean 'real'?"));
  EXPECT_EQ(OfCells("{date: {text: '{a}', format: d.m.yyyy}}", "17.3.2014"),
            "date: \"2014-03-17\"");
}

TEST(ValueSpecTest, Quantities) {
  const char all[] = "{quantity: '{a}', low: '{b}', high: '{c}', unit: soldier, measure: stock}";
  EXPECT_EQ(OfCells(all, "12000", "10000", "15000"),
            "quantity { best: 12000 low: 10000 high: 15000 unit: \"soldier\" "
            "measure: MEASURE_STOCK }");
  EXPECT_EQ(OfCells(all, "", "5", ""),
            "quantity { low: 5 unit: \"soldier\" measure: MEASURE_STOCK }");
  EXPECT_EQ(OfCells(all, ""), "(nothing)");
  EXPECT_THAT(OfCells(all, "1", "2", "3"), HasSubstr("do not follow one another"));
  EXPECT_THAT(OfCells("{quantity: '{a}', unit: x, measure: '{b}'}", "1", "stok"),
              HasSubstr("b=stok: one of stock, flow, plan is expected"));
  EXPECT_EQ(OfCells("{quantity: '{a}', unit: x, qualifier: about}", "1"),
            "quantity { best: 1 qualifier: QUANTITY_QUALIFIER_ABOUT unit: \"x\" }");
}

TEST(ValueSpecTest, PlacesOnTheEarth) {
  const char point[] = "{latitude: '{a}', longitude: '{b}'}";
  EXPECT_EQ(OfCells(point, "50.5", "36"), "point { latitude: 50.5 longitude: 36 }");
  EXPECT_EQ(OfCells(point, "50.5", ""), "(nothing)");
  EXPECT_THAT(OfCells(point, "95", "36"), HasSubstr("no place on the earth"));
  const FileRecord feature =
      JsonOf(R"({"geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, -4], [2.5, 7]]]}})");
  EXPECT_EQ(
      Value("{box_of: geometry}", feature),
      "box { south_west { latitude: -4 longitude: 1 } north_east { latitude: 7 longitude: 3 } }");
  EXPECT_EQ(Value("{box_of: nowhere}", feature), "(nothing)");
}

TEST(ValueSpecTest, ABoxOverTheAntimeridianIsTheSmallerWayAround) {
  const FileRecord feature = JsonOf(
      R"({"geometry": {"type": "MultiPolygon", "coordinates": [[[[19, 54], [21, 55], [20, 54]]],
          [[[28, 41], [180, 70], [100, 50]]], [[[-180, 65], [-169, 66], [-175, 67]]]]}})");
  EXPECT_EQ(Value("{box_of: geometry}", feature),
            "box { south_west { latitude: 41 longitude: 19 } north_east { latitude: 70 longitude: "
            "-169 } }");
  const FileRecord all_around = JsonOf(
      R"({"geometry": {"type": "Polygon", "coordinates": [[[-180, -90], [180, -60], [0, -65]]]}})");
  EXPECT_EQ(Value("{box_of: geometry}", all_around),
            "box { south_west { latitude: -90 longitude: -180 } north_east { latitude: -60 "
            "longitude: 180 } }");
}

TEST(ValueSpecTest, ListsLeaveOutWhatIsNotSaid) {
  const char list[] = "{list: [{text: x, when: {a: 1}}, {text: y, when: {b: 1}}]}";
  EXPECT_EQ(OfCells(list, "1", "1"),
            "list { items { text { text: \"x\" } } items { text { text: \"y\" } } }");
  EXPECT_EQ(OfCells(list, "0", "1"), "list { items { text { text: \"y\" } } }");
  EXPECT_EQ(OfCells(list, "0", "0"), "(nothing)");
}

TEST(ValueSpecTest, SomethingAndNothing) {
  EXPECT_EQ(OfCells("{some: '{a}'}", "5"), "some_value { count: 5 }");
  EXPECT_EQ(OfCells("{some: '{a}'}", ""), "some_value { }");
  EXPECT_EQ(OfCells("{none: yes, when: {a: none}}", "none"), "no_value { }");
}

TEST(ValueSpecTest, MistakesAreFoundWhenTheMappingIsRead) {
  EXPECT_THAT(OfCells("{txt: '{a}'}", ""), HasSubstr("did you mean 'text'?"));
  EXPECT_THAT(OfCells("{text: '{a}', integer: '{a}'}", ""), HasSubstr("a value has one kind"));
  EXPECT_THAT(OfCells("{quantity: '{a}'}", ""), HasSubstr("'unit' is missing"));
  EXPECT_THAT(OfCells("{language: en}", ""), HasSubstr("a value is missing"));
}

}  // namespace
}  // namespace entente
