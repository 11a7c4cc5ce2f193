#include "clients/export/rdf_value.h"

#include <gtest/gtest.h>

#include "absl/strings/strip.h"
#include "tests/clients/export/written.h"

namespace entente {
namespace {

std::string Shown(const RdfNode& node) {
  if (node.kind == RdfNode::Kind::kIri) return "<" + node.text + ">";
  if (node.kind == RdfNode::Kind::kBlank) return "_:" + node.text;
  if (!node.language.empty()) return node.text + "@" + node.language;
  if (node.datatype.empty()) return node.text;
  return node.text + "^^" + std::string(absl::StripPrefix(node.datatype, kXsd));
}

std::string Shown(const std::string& value) {
  const RdfValue rdf = RdfOf(FromText<v1::Value>(value), Iris("e:", "g"), "b1");
  std::string text = Shown(rdf.node);
  for (const auto& [term, node] : rdf.properties) text += " " + term + " " + Shown(node);
  return text;
}

TEST(RdfValueTest, ValuesHaveTheTypesOfXmlSchema) {
  EXPECT_EQ(Shown("boolean: true"), "true^^boolean");
  EXPECT_EQ(Shown("integer: -3"), "-3^^integer");
  EXPECT_EQ(Shown("real: 0.5"), "0.5^^double");
  EXPECT_EQ(Shown("text { text: 'Курск' language: 'ru' }"), "Курск@ru");
  EXPECT_EQ(Shown("date: '2024-10-24'"), "2024-10-24^^date");
  EXPECT_EQ(Shown("date: '2024-10'"), "2024-10^^gYearMonth");
  EXPECT_EQ(Shown("date: '[2024-10-17..2024-10-18]'"), "[2024-10-17..2024-10-18]");
  EXPECT_EQ(Shown("datetime: '2024-10-25T12:44Z'"), "2024-10-25T12:44:00Z^^dateTime");
  EXPECT_EQ(Shown("duration: 'P1D'"), "P1D^^duration");
  EXPECT_EQ(Shown("time: '12:44'"), "12:44");
  EXPECT_EQ(Shown("no_value { }"), "<e:vocabulary/no-value>");
  EXPECT_EQ(Shown("some_value { count: 5 }"), "_:b1 e:vocabulary/count 5^^integer");
}

TEST(RdfValueTest, PlacesAreWellKnownTextLongitudeFirst) {
  EXPECT_EQ(
      RdfOf(FromText<v1::Value>("point { latitude: 51.5 longitude: 36 }"), Iris("e:", "g"), "")
          .node.text,
      "POINT(36 51.5)");
  EXPECT_EQ(RdfOf(FromText<v1::Value>("box { south_west { latitude: 1 longitude: 2 } "
                                      "north_east { latitude: 3 longitude: 4 } }"),
                  Iris("e:", "g"), "")
                .node.text,
            "POLYGON((2 1, 4 1, 4 3, 2 3, 2 1))");
}

TEST(RdfValueTest, AQuantityIsANodeWithItsBounds) {
  EXPECT_EQ(Shown("quantity { best: 500 high: 600 unit: 'soldier' measure: MEASURE_STOCK }"),
            "_:b1 e:vocabulary/best 500^^double e:vocabulary/high 600^^double "
            "e:vocabulary/unit soldier e:vocabulary/measure stock "
            "e:vocabulary/words 500 [..600] soldier (stock)");
}

TEST(RdfValueTest, TimesOfPeriodsAreTyped) {
  EXPECT_EQ(Shown(RdfTime("1914")), "1914^^gYear");
  EXPECT_EQ(Shown(RdfTime("2024-10-27T06:00:00.000001Z")), "2024-10-27T06:00:00.000001Z^^dateTime");
  EXPECT_EQ(Shown(RdfTime("1914?")), "1914?");
}

}  // namespace
}  // namespace entente
