#include "clients/cpp/value_words.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

std::string Text(const std::string& value) {
  v1::Value parsed;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(value, &parsed)) << value;
  return ValueText(parsed);
}

TEST(ValueWordsTest, EveryKindHasItsWords) {
  EXPECT_EQ(Text("boolean: true"), "true");
  EXPECT_EQ(Text("integer: -3"), "-3");
  EXPECT_EQ(Text("real: 2.5"), "2.5");
  EXPECT_EQ(Text("text { text: 'Kursk' }"), "Kursk");
  EXPECT_EQ(Text("text { text: 'Курск' language: 'ru' }"), "Курск@ru");
  EXPECT_EQ(Text("date: '2024-10'"), "2024-10");
  EXPECT_EQ(Text("time: '12:44'"), "12:44");
  EXPECT_EQ(Text("datetime: '2024-10-25T12:44:00Z'"), "2024-10-25T12:44:00Z");
  EXPECT_EQ(Text("duration: 'P1D'"), "P1D");
  EXPECT_EQ(Text("list { items { integer: 1 } items { integer: 2 } }"), "[1, 2]");
  EXPECT_EQ(Text("point { latitude: 51.5 longitude: 36 }"), "51.5 36");
  EXPECT_EQ(Text("box { south_west { latitude: 1 longitude: 2 } "
                 "north_east { latitude: 3 longitude: 4 } }"),
            "1 2 to 3 4");
  EXPECT_EQ(Text("some_value { count: 5 }"), "some value (5)");
  EXPECT_EQ(Text("some_value { }"), "some value");
  EXPECT_EQ(Text("no_value { }"), "no value");
  EXPECT_EQ(Text(""), "");
}

TEST(ValueWordsTest, QuantitiesSayWhatTheyMean) {
  EXPECT_EQ(Text("quantity { best: 12000 qualifier: QUANTITY_QUALIFIER_ABOUT unit: 'soldier' "
                 "measure: MEASURE_STOCK includes { what: 'officers' quantity { best: 500 } } }"),
            "about 12000 soldier (stock), incl. 500 officers");
  EXPECT_EQ(Text("quantity { low: 1 high: 2 unit: 'km' }"), "[1..2] km");
  EXPECT_EQ(Text("quantity { best: 3 low: 1 unit: 'km' }"), "3 [1..] km");
  EXPECT_EQ(Text("quantity { best: 3 qualifier: QUANTITY_QUALIFIER_AT_LEAST unit: 'km' }"),
            "at least 3 km");
}

}  // namespace
}  // namespace entente
