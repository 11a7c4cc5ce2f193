#include "clients/export/rdf_value.h"

#include <regex>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/cpp/enum_word.h"
#include "clients/cpp/value_words.h"
#include "clients/export/json_text.h"

namespace entente {

const char kXsd[] = "http://www.w3.org/2001/XMLSchema#";

namespace {

RdfNode Xsd(std::string text, const char* type) {
  return RdfNode::Typed(std::move(text), absl::StrCat(kXsd, type));
}

RdfNode Wkt(std::string text) {
  return RdfNode::Typed(std::move(text), "http://www.opengis.net/ont/geosparql#wktLiteral");
}

// Longitude first, as well-known text has it.
std::string Corner(double longitude, double latitude) {
  return absl::StrCat(RealText(longitude), " ", RealText(latitude));
}

RdfNode Box(const v1::GeoBox& box) {
  const double west = box.south_west().longitude(), south = box.south_west().latitude();
  const double east = box.north_east().longitude(), north = box.north_east().latitude();
  return Wkt(absl::StrCat("POLYGON((", Corner(west, south), ", ", Corner(east, south), ", ",
                          Corner(east, north), ", ", Corner(west, north), ", ", Corner(west, south),
                          "))"));
}

RdfValue Quantity(const v1::Quantity& quantity, const Iris& iris, const std::string& blank) {
  RdfValue value = {RdfNode::Blank(blank), {}};
  const auto put = [&](const char* word, RdfNode node) {
    value.properties.emplace_back(iris.Term(word), std::move(node));
  };
  if (quantity.has_best()) put("best", Xsd(RealText(quantity.best()), "double"));
  if (quantity.has_low()) put("low", Xsd(RealText(quantity.low()), "double"));
  if (quantity.has_high()) put("high", Xsd(RealText(quantity.high()), "double"));
  put("unit", RdfNode::Text(quantity.unit()));
  const std::string measure = Word(quantity.measure());
  if (!measure.empty()) put("measure", RdfNode::Text(measure));
  v1::Value words;
  *words.mutable_quantity() = quantity;
  put("words", RdfNode::Text(ValueText(words)));
  return value;
}

}  // namespace

RdfNode RdfTime(const std::string& text) {
  static const std::regex& year = *new std::regex("-?\\d{4}");
  static const std::regex& month = *new std::regex("-?\\d{4}-(0[1-9]|1[0-2])");
  static const std::regex& day = *new std::regex("-?\\d{4}-\\d\\d-\\d\\d");
  static const std::regex& instant = *new std::regex(
      "-?\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)?");
  static const std::regex& minutes =
      *new std::regex("(-?\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d)(Z|[+-]\\d\\d:\\d\\d)?");
  std::smatch parts;
  if (std::regex_match(text, day)) return Xsd(text, "date");
  if (std::regex_match(text, instant)) return Xsd(text, "dateTime");
  if (std::regex_match(text, parts, minutes)) {
    return Xsd(absl::StrCat(parts[1].str(), ":00", parts[2].str()), "dateTime");
  }
  if (std::regex_match(text, month)) return Xsd(text, "gYearMonth");
  if (std::regex_match(text, year)) return Xsd(text, "gYear");
  return RdfNode::Text(text);
}

RdfValue RdfOf(const v1::Value& value, const Iris& iris, const std::string& blank) {
  switch (value.kind_case()) {
    case v1::Value::kBoolean:
      return {Xsd(value.boolean() ? "true" : "false", "boolean"), {}};
    case v1::Value::kInteger:
      return {Xsd(absl::StrCat(value.integer()), "integer"), {}};
    case v1::Value::kReal:
      return {Xsd(RealText(value.real()), "double"), {}};
    case v1::Value::kText:
      return {RdfNode::Text(value.text().text(), value.text().language()), {}};
    case v1::Value::kDate:
      return {RdfTime(value.date()), {}};
    case v1::Value::kDatetime:
      return {RdfTime(value.datetime()), {}};
    case v1::Value::kDuration:
      return {Xsd(value.duration(), "duration"), {}};
    case v1::Value::kQuantity:
      return Quantity(value.quantity(), iris, blank);
    case v1::Value::kPoint:
      return {Wkt(absl::StrCat("POINT(",
                               Corner(value.point().longitude(), value.point().latitude()), ")")),
              {}};
    case v1::Value::kBox:
      return {Box(value.box()), {}};
    case v1::Value::kSomeValue: {
      RdfValue some = {RdfNode::Blank(blank), {}};
      if (value.some_value().has_count()) {
        some.properties.emplace_back(iris.Term("count"),
                                     Xsd(absl::StrCat(value.some_value().count()), "integer"));
      }
      return some;
    }
    case v1::Value::kNoValue:
      return {RdfNode::Iri(iris.Term("no-value")), {}};
    case v1::Value::kTime:
    case v1::Value::kList:
    case v1::Value::KIND_NOT_SET:
      break;
  }
  return {RdfNode::Text(ValueText(value)), {}};
}

}  // namespace entente
