#include "clients/mapping/scalar_value.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/nearest_word.h"
#include "clients/mapping/stated_date.h"

namespace entente {
namespace {

absl::StatusOr<bool> Boolean(const std::string& text) {
  const std::string lower = absl::AsciiStrToLower(text);
  if (lower == "1" || lower == "true" || lower == "yes" || lower == "y" || lower == "t") {
    return true;
  }
  if (lower == "0" || lower == "false" || lower == "no" || lower == "n" || lower == "f") {
    return false;
  }
  return absl::InvalidArgumentError("true or false (also yes, no, 1, 0) is expected");
}

absl::StatusOr<int64_t> Integer(const std::string& text) {
  int64_t integer = 0;
  if (absl::SimpleAtoi(text, &integer)) return integer;
  const absl::StatusOr<double> number = FiniteNumber(text);
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (number.ok() && std::floor(*number) == *number && std::fabs(*number) <= kExact) {
    return static_cast<int64_t>(*number);  // "12.0"
  }
  return absl::InvalidArgumentError("a whole number is expected");
}

}  // namespace

const std::vector<std::string>& ScalarKinds() {
  static const auto* kinds = new std::vector<std::string>{"text", "integer",  "real", "boolean",
                                                          "date", "datetime", "time", "duration"};
  return *kinds;
}

absl::StatusOr<double> FiniteNumber(absl::string_view text) {
  double number = 0;
  if (absl::SimpleAtod(text, &number) && std::isfinite(number)) return number;
  return absl::InvalidArgumentError("a number is expected");
}

absl::StatusOr<v1::Value> ScalarValue(absl::string_view kind, const std::string& text,
                                      const std::string& language) {
  v1::Value value;
  if (kind == "text") {
    value.mutable_text()->set_text(text);
    value.mutable_text()->set_language(language);
  } else if (kind == "integer") {
    ASSIGN_OR_RETURN(const int64_t integer, Integer(text));
    value.set_integer(integer);
  } else if (kind == "real") {
    ASSIGN_OR_RETURN(const double number, FiniteNumber(text));
    value.set_real(number);
  } else if (kind == "boolean") {
    ASSIGN_OR_RETURN(const bool boolean, Boolean(text));
    value.set_boolean(boolean);
  } else if (kind == "date") {
    ASSIGN_OR_RETURN(const std::optional<StatedDate> date, ParseDate(text, ""));
    if (!date.has_value()) return absl::InvalidArgumentError("a date is expected");
    value.set_date(date->Text());
  } else if (kind == "datetime") {
    value.set_datetime(text);
  } else if (kind == "time") {
    value.set_time(text);
  } else if (kind == "duration") {
    value.set_duration(text);
  } else {
    return absl::InvalidArgumentError(
        absl::StrCat("there is no kind of value '", kind, "'", DidYouMean(kind, ScalarKinds())));
  }
  return value;
}

}  // namespace entente
