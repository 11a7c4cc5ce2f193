#include "clients/cpp/value_words.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/enum_word.h"

namespace entente {
namespace {

std::string Number(double number) { return absl::StrFormat("%.15g", number); }

std::string PointText(const v1::GeoPoint& point) {
  return absl::StrCat(Number(point.latitude()), " ", Number(point.longitude()));
}

std::string QuantityText(const v1::Quantity& quantity) {
  std::string text;
  const v1::QuantityQualifier qualifier = quantity.qualifier();
  if (qualifier == v1::QUANTITY_QUALIFIER_ABOUT) text = "about ";
  if (qualifier == v1::QUANTITY_QUALIFIER_AT_LEAST) text = "at least ";
  if (qualifier == v1::QUANTITY_QUALIFIER_AT_MOST) text = "at most ";
  if (quantity.has_best()) absl::StrAppend(&text, Number(quantity.best()));
  if (quantity.has_low() || quantity.has_high()) {
    absl::StrAppend(&text, quantity.has_best() ? " " : "", "[",
                    quantity.has_low() ? Number(quantity.low()) : "", "..",
                    quantity.has_high() ? Number(quantity.high()) : "", "]");
  }
  absl::StrAppend(&text, " ", quantity.unit());
  if (quantity.measure() != v1::MEASURE_UNSPECIFIED) {
    absl::StrAppend(&text, " (", Word(quantity.measure()), ")");
  }
  for (const v1::Inclusion& part : quantity.includes()) {
    v1::Quantity bare = part.quantity();
    bare.clear_unit();
    bare.clear_measure();
    std::string figure = QuantityText(bare);
    if (!figure.empty() && figure.back() == ' ') figure.pop_back();
    absl::StrAppend(&text, ", incl. ", figure, " ", part.what());
  }
  return text;
}

}  // namespace

std::string ValueText(const v1::Value& value) {
  switch (value.kind_case()) {
    case v1::Value::kBoolean:
      return value.boolean() ? "true" : "false";
    case v1::Value::kInteger:
      return absl::StrCat(value.integer());
    case v1::Value::kReal:
      return Number(value.real());
    case v1::Value::kText:
      return value.text().language().empty()
                 ? value.text().text()
                 : absl::StrCat(value.text().text(), "@", value.text().language());
    case v1::Value::kDate:
      return value.date();
    case v1::Value::kTime:
      return value.time();
    case v1::Value::kDatetime:
      return value.datetime();
    case v1::Value::kDuration:
      return value.duration();
    case v1::Value::kList:
      return absl::StrCat("[",
                          absl::StrJoin(value.list().items(), ", ",
                                        [](std::string* out, const v1::Value& item) {
                                          out->append(ValueText(item));
                                        }),
                          "]");
    case v1::Value::kQuantity:
      return QuantityText(value.quantity());
    case v1::Value::kPoint:
      return PointText(value.point());
    case v1::Value::kBox:
      return absl::StrCat(PointText(value.box().south_west()), " to ",
                          PointText(value.box().north_east()));
    case v1::Value::kSomeValue:
      return value.some_value().has_count()
                 ? absl::StrCat("some value (", value.some_value().count(), ")")
                 : "some value";
    case v1::Value::kNoValue:
      return "no value";
    case v1::Value::KIND_NOT_SET:
      return "";
  }
  return "";
}

}  // namespace entente
