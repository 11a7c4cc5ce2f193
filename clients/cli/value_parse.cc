#include "clients/cli/value_parse.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/json.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr char kQuantityForm[] =
    "not a quantity: [about|at least|at most] BEST [LOW..HIGH] UNIT (stock|flow|plan), incl. "
    "FIGURE WHAT; as in \"about 12000 soldier (stock), incl. 500 officers\"";

// Takes the word at the beginning of `rest` away, with the blanks after it.
absl::string_view TakeWord(absl::string_view* rest) {
  const absl::string_view word = rest->substr(0, rest->find(' '));
  rest->remove_prefix(word.size());
  *rest = absl::StripLeadingAsciiWhitespace(*rest);
  return word;
}

// "(word)" at the end of `text`, where it is a word of Enum; taken away.
template <typename Enum>
Enum TakeParenthesis(absl::string_view* text) {
  const size_t open = text->rfind('(');
  if (open == absl::string_view::npos || !absl::EndsWith(*text, ")")) return static_cast<Enum>(0);
  const auto word = FromWord<Enum>("", text->substr(open + 1, text->size() - open - 2));
  if (!word.ok() || *word == static_cast<Enum>(0)) return static_cast<Enum>(0);
  *text = absl::StripTrailingAsciiWhitespace(text->substr(0, open));
  return *word;
}

// "about 12000 [10800..13200]" at the beginning of `rest`, which keeps what follows.
bool TakeFigure(absl::string_view* rest, v1::Quantity* quantity) {
  if (absl::ConsumePrefix(rest, "about ")) {
    quantity->set_qualifier(v1::QUANTITY_QUALIFIER_ABOUT);
  } else if (absl::ConsumePrefix(rest, "at least ")) {
    quantity->set_qualifier(v1::QUANTITY_QUALIFIER_AT_LEAST);
  } else if (absl::ConsumePrefix(rest, "at most ")) {
    quantity->set_qualifier(v1::QUANTITY_QUALIFIER_AT_MOST);
  }
  bool any = false;
  double number = 0;
  if (!absl::StartsWith(*rest, "[")) {
    if (!absl::SimpleAtod(TakeWord(rest), &number)) return false;
    quantity->set_best(number);
    any = true;
  }
  if (!absl::StartsWith(*rest, "[")) return any;
  absl::string_view bounds = TakeWord(rest);
  const size_t dots = bounds.find("..");
  if (dots == absl::string_view::npos || !absl::EndsWith(bounds, "]")) return false;
  const absl::string_view low = bounds.substr(1, dots - 1);
  const absl::string_view high = bounds.substr(dots + 2, bounds.size() - dots - 3);
  if (!low.empty()) {
    if (!absl::SimpleAtod(low, &number)) return false;
    quantity->set_low(number);
  }
  if (!high.empty()) {
    if (!absl::SimpleAtod(high, &number)) return false;
    quantity->set_high(number);
  }
  return any || !low.empty() || !high.empty();
}

absl::StatusOr<v1::Quantity> ParseQuantity(absl::string_view flag, const std::string& text) {
  const absl::Status no = UsageError(flag, text, kQuantityForm);
  std::vector<std::string> parts = absl::StrSplit(text, ", incl. ");
  v1::Quantity quantity;
  absl::string_view rest = parts[0];
  if (!TakeFigure(&rest, &quantity)) return no;
  quantity.set_measure(TakeParenthesis<v1::Measure>(&rest));
  quantity.set_unit(std::string(rest));
  if (rest.empty()) return no;
  for (size_t i = 1; i < parts.size(); ++i) {
    v1::Inclusion* part = quantity.add_includes();
    absl::string_view what = parts[i];
    if (!TakeFigure(&what, part->mutable_quantity()) || what.empty()) return no;
    part->set_kind(TakeParenthesis<v1::InclusionKind>(&what));
    part->set_what(std::string(what));
    // A part is counted in what it is: the form has no second unit for it.
    part->mutable_quantity()->set_unit(quantity.unit());
    part->mutable_quantity()->set_measure(quantity.measure());
  }
  return quantity;
}

bool ParsePoint(absl::string_view text, v1::GeoPoint* point) {
  absl::string_view rest = absl::StripAsciiWhitespace(text);
  double latitude = 0;
  double longitude = 0;
  if (!absl::SimpleAtod(absl::StripSuffix(TakeWord(&rest), ","), &latitude)) return false;
  if (!absl::SimpleAtod(rest, &longitude)) return false;
  point->set_latitude(latitude);
  point->set_longitude(longitude);
  return true;
}

bool ParseGeo(const std::string& text, v1::Value* value) {
  const std::vector<std::string> corners = absl::StrSplit(text, absl::MaxSplits(" to ", 1));
  if (corners.size() == 1) return ParsePoint(text, value->mutable_point());
  v1::GeoBox* box = value->mutable_box();
  return ParsePoint(corners[0], box->mutable_south_west()) &&
         ParsePoint(corners[1], box->mutable_north_east());
}

// "some value", "some value (5)" and "no value"; false for anything else.
bool ParseUnnamed(absl::string_view text, v1::Value* value) {
  if (text == "no value") {
    value->mutable_no_value();
    return true;
  }
  if (!absl::ConsumePrefix(&text, "some value")) return false;
  int64_t count = 0;
  if (!text.empty()) {
    if (!absl::ConsumePrefix(&text, " (") || !absl::ConsumeSuffix(&text, ")") ||
        !absl::SimpleAtoi(text, &count)) {
      return false;
    }
    value->mutable_some_value()->set_count(count);
  }
  value->mutable_some_value();
  return true;
}

absl::StatusOr<v1::Value> ParsePlain(absl::string_view flag, const std::string& text,
                                     v1::AttributeValueKind kind) {
  v1::Value value;
  int64_t integer = 0;
  double real = 0;
  switch (kind) {
    case v1::ATTRIBUTE_VALUE_KIND_BOOL:
      if (text != "true" && text != "false") {
        return UsageError(flag, text, "not a truth value: true or false");
      }
      value.set_boolean(text == "true");
      return value;
    case v1::ATTRIBUTE_VALUE_KIND_INTEGER:
      if (!absl::SimpleAtoi(text, &integer)) return UsageError(flag, text, "not a whole number");
      value.set_integer(integer);
      return value;
    case v1::ATTRIBUTE_VALUE_KIND_NUMBER:
      if (!absl::SimpleAtod(text, &real)) return UsageError(flag, text, "not a number");
      value.set_real(real);
      return value;
    case v1::ATTRIBUTE_VALUE_KIND_DATE:
      value.set_date(text);
      return value;
    case v1::ATTRIBUTE_VALUE_KIND_TIME:
      value.set_time(text);
      return value;
    case v1::ATTRIBUTE_VALUE_KIND_DATETIME:
      value.set_datetime(text);
      return value;
    case v1::ATTRIBUTE_VALUE_KIND_MOMENT:
      text.find('T') == std::string::npos ? value.set_date(text) : value.set_datetime(text);
      return value;
    case v1::ATTRIBUTE_VALUE_KIND_DURATION:
      value.set_duration(text);
      return value;
    case v1::ATTRIBUTE_VALUE_KIND_QUANTITY: {
      ASSIGN_OR_RETURN(*value.mutable_quantity(), ParseQuantity(flag, text));
      return value;
    }
    case v1::ATTRIBUTE_VALUE_KIND_GEO:
      if (!ParseGeo(text, &value)) {
        return UsageError(flag, text,
                          "not a place on the earth: \"LATITUDE LONGITUDE\", or two of them with "
                          "\" to \" between");
      }
      return value;
    case v1::ATTRIBUTE_VALUE_KIND_LIST:
      return UsageError(flag, text,
                        "a list is given in JSON: {\"list\": {\"items\": [{\"integer\": 1}]}}");
    default:
      *value.mutable_text() = ParseText(text);
      return value;
  }
}

}  // namespace

v1::Text ParseText(const std::string& text) {
  v1::Text parsed;
  parsed.set_text(text);
  const size_t at = text.rfind('@');
  if (at == std::string::npos || at == 0) return parsed;
  bool first = true;
  for (absl::string_view part : absl::StrSplit(absl::string_view(text).substr(at + 1), '-')) {
    const bool letters = std::all_of(part.begin(), part.end(), absl::ascii_isalpha);
    const bool sound = std::all_of(part.begin(), part.end(), absl::ascii_isalnum);
    // The language itself has two or three letters in all but a handful of tags.
    if (part.empty() || part.size() > 8 || !sound) return parsed;
    if (first && (!letters || part.size() < 2 || part.size() > 3)) return parsed;
    first = false;
  }
  parsed.set_text(text.substr(0, at));
  parsed.set_language(text.substr(at + 1));
  return parsed;
}

absl::StatusOr<v1::Value> ParseValue(absl::string_view flag, const std::string& text,
                                     v1::AttributeValueKind kind) {
  v1::Value value;
  if (absl::StartsWith(text, "{")) {
    const absl::Status status = MessageFromJson(text, &value);
    if (!status.ok()) return UsageError(flag, text, status.message());
    return value;
  }
  if (ParseUnnamed(text, &value)) return value;
  return ParsePlain(flag, text, kind);
}

}  // namespace entente
