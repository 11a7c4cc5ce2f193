#include "graph/model/value.h"

#include <cmath>
#include <limits>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "graph/model/calendar_text.h"
#include "graph/model/limits.h"
#include "graph/model/status.h"
#include "graph/model/utf8.h"

namespace entente {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr size_t kLongestLanguage = 35;  // BCP 47's recommendation for fixed-length fields

absl::Status Invalid(absl::string_view value, absl::string_view wrong) {
  const std::string shown = absl::CHexEscape(value.substr(0, 100));
  return InvalidField("INVALID_VALUE", "", shown, absl::StrCat("\"", shown, "\" ", wrong));
}

absl::Status ValidateNumber(double number, absl::string_view what) {
  if (std::isfinite(number)) return absl::OkStatus();
  return Invalid(absl::StrCat(number), absl::StrCat("is no ", what, "; a finite number is"));
}

absl::Status ValidateText(absl::string_view text, size_t most, absl::string_view what) {
  if (text.size() > most) {
    return Invalid(text, absl::StrCat("is too long for a ", what, ": ", text.size(),
                                      " bytes, at most ", most));
  }
  if (!IsUtf8(text)) return Invalid(text, absl::StrCat("is no ", what, ": it is not UTF-8"));
  return absl::OkStatus();
}

// Short names inside values: units, what a quantity includes.
absl::Status ValidateLabel(absl::string_view label, absl::string_view what) {
  if (label.empty()) return Invalid(label, absl::StrCat("is no ", what, ": it is empty"));
  RETURN_IF_ERROR(ValidateText(label, Limits().id_bytes, what));
  if (!HasControlCharacter(label)) return absl::OkStatus();
  return Invalid(label, absl::StrCat("is no ", what, ": it contains a control character"));
}

absl::Status ValidateInCalendar(Instant instant) {
  if (InCalendar(instant)) return absl::OkStatus();
  return Invalid(absl::StrCat(instant.micros),
                 "microseconds since 1970 lie outside the years -9999..9999");
}

class Validator {
 public:
  explicit Validator(uint32_t depth) : depth_(depth) {}

  absl::Status operator()(bool) const { return absl::OkStatus(); }
  absl::Status operator()(int64_t) const { return absl::OkStatus(); }
  absl::Status operator()(double number) const { return ValidateNumber(number, "double"); }

  absl::Status operator()(const Text& text) const {
    RETURN_IF_ERROR(ValidateText(text.text, Limits().text_bytes, "text"));
    if (text.language.size() > kLongestLanguage) {
      return Invalid(text.language, absl::StrCat("is too long for a language tag, at most ",
                                                 kLongestLanguage, " characters"));
    }
    for (const char c : text.language) {
      if (!absl::ascii_isalnum(c) && c != '-') {
        return Invalid(text.language, "is no language tag; write one of BCP 47, such as \"uk\"");
      }
    }
    return absl::OkStatus();
  }

  absl::Status operator()(const Date& date) const {
    if (date.first_day >= FirstCalendarDay() && date.first_day <= date.last_day &&
        date.last_day < EndOfCalendarDays()) {
      return absl::OkStatus();
    }
    return Invalid(absl::StrCat(date.first_day, "..", date.last_day),
                   "is no date; its days are in the years -9999..9999, the first one first");
  }

  absl::Status operator()(const TimeOfDay& time) const {
    if (time.micros >= 0 && time.micros < kMicrosPerDay) return absl::OkStatus();
    return Invalid(absl::StrCat(time.micros), "is no time of day; it is below 86400000000");
  }

  absl::Status operator()(const LocalDateTime& time) const {
    return ValidateInCalendar(Instant{time.micros});
  }

  absl::Status operator()(const ZonedDateTime& time) const {
    if (time.offset_minutes < -1080 || time.offset_minutes > 1080) {
      return Invalid(absl::StrCat(time.offset_minutes),
                     "is no zone offset; it is -1080..1080 minutes");
    }
    RETURN_IF_ERROR(ValidateInCalendar(time.instant));
    // The local time is what is printed.
    return ValidateInCalendar(Shift(time.instant, time.offset_minutes * int64_t{60'000'000}));
  }

  absl::Status operator()(const Duration& duration) const {
    const bool forwards = duration.months >= 0 && duration.days >= 0 && duration.micros >= 0;
    const bool backwards = duration.months <= 0 && duration.days <= 0 && duration.micros <= 0;
    if (forwards || backwards) return absl::OkStatus();
    return Invalid(
        absl::StrCat(duration.months, " months ", duration.days, " days ", duration.micros, " us"),
        "is no duration; its parts all have the same sign");
  }

  absl::Status operator()(const ValueList& list) const {
    RETURN_IF_ERROR(ValidateDepth());
    for (const Value& item : list.items) {
      RETURN_IF_ERROR(std::visit(Validator(depth_ + 1), item.value));
    }
    return absl::OkStatus();
  }

  absl::Status operator()(const Quantity& quantity) const {
    RETURN_IF_ERROR(ValidateDepth());
    RETURN_IF_ERROR(ValidateFigures(quantity));
    RETURN_IF_ERROR(ValidateLabel(quantity.unit, "unit of a quantity"));
    for (const Inclusion& inclusion : quantity.includes) {
      RETURN_IF_ERROR(ValidateLabel(inclusion.what, "name of what a quantity includes"));
      RETURN_IF_ERROR(Validator(depth_ + 1)(inclusion.quantity));
    }
    return absl::OkStatus();
  }

  absl::Status operator()(const GeoPoint& point) const {
    if (point.latitude >= -90 && point.latitude <= 90 && point.longitude >= -180 &&
        point.longitude <= 180) {
      return absl::OkStatus();
    }
    return Invalid(absl::StrCat(point.latitude, ", ", point.longitude),
                   "is no point; latitude is -90..90, longitude -180..180 degrees");
  }

  absl::Status operator()(const GeoBox& box) const {
    RETURN_IF_ERROR((*this)(box.south_west));
    RETURN_IF_ERROR((*this)(box.north_east));
    // West may be greater than east: such a box crosses the 180th meridian.
    if (box.south_west.latitude <= box.north_east.latitude) return absl::OkStatus();
    return Invalid(absl::StrCat(box.south_west.latitude, "..", box.north_east.latitude),
                   "is an inverted box; its south must not lie north of its north");
  }

  absl::Status operator()(const SomeValue& some) const {
    if (some.count.value_or(1) >= 1) return absl::OkStatus();
    return Invalid(absl::StrCat(*some.count), "is no count of unnamed values; it is at least 1");
  }

  absl::Status operator()(const NoValue&) const { return absl::OkStatus(); }

 private:
  absl::Status ValidateDepth() const {
    if (depth_ <= Limits().nesting) return absl::OkStatus();
    return Invalid("", absl::StrCat("the value is nested deeper than ", Limits().nesting));
  }

  static absl::Status ValidateFigures(const Quantity& quantity) {
    const std::optional<double>* figures[] = {&quantity.low, &quantity.best, &quantity.high};
    double least = -kInfinity;
    bool any = false;
    for (const std::optional<double>* figure : figures) {
      if (!figure->has_value()) continue;
      any = true;
      RETURN_IF_ERROR(ValidateNumber(**figure, "figure of a quantity"));
      if (**figure < least) {
        return Invalid(absl::StrCat(least, " above ", **figure),
                       "is an inverted quantity; low <= best <= high");
      }
      least = **figure;
    }
    if (any) return absl::OkStatus();
    return Invalid(quantity.unit, "is a quantity without figures; set best, low or high");
  }

  uint32_t depth_;  // of this value, from 1
};

}  // namespace

bool Quantity::operator==(const Quantity& other) const {
  return best == other.best && low == other.low && high == other.high &&
         qualifier == other.qualifier && unit == other.unit && measure == other.measure &&
         includes == other.includes;
}

bool ValueList::operator==(const ValueList& other) const { return items == other.items; }

bool Value::operator==(const Value& other) const { return value == other.value; }

Interval IntervalOf(const Quantity& quantity) {
  Interval interval{-kInfinity, kInfinity};
  if (quantity.best.has_value()) {
    const double best = *quantity.best;
    switch (quantity.qualifier) {
      case QuantityQualifier::kExact:
        interval = {best, best};
        break;
      case QuantityQualifier::kAbout:
        interval = {best - std::abs(best) * 0.1, best + std::abs(best) * 0.1};
        break;
      case QuantityQualifier::kAtLeast:
        interval = {best, kInfinity};
        break;
      case QuantityQualifier::kAtMost:
        interval = {best < 0 ? -kInfinity : 0, best};
        break;
    }
  }
  return {quantity.low.value_or(interval.low), quantity.high.value_or(interval.high)};
}

Value IdentityOf(const Value& value) {
  if (const auto* quantity = std::get_if<Quantity>(&value.value)) {
    return Value{Quantity{quantity->best,
                          quantity->low,
                          quantity->high,
                          QuantityQualifier::kExact,
                          quantity->unit,
                          quantity->measure,
                          {}}};
  }
  if (std::holds_alternative<SomeValue>(value.value)) return Value{SomeValue{}};
  if (const auto* list = std::get_if<ValueList>(&value.value)) {
    ValueList identities;
    identities.items.reserve(list->items.size());
    for (const Value& item : list->items) identities.items.push_back(IdentityOf(item));
    return Value{std::move(identities)};
  }
  return value;
}

absl::Status Validate(const Value& value) { return std::visit(Validator(1), value.value); }

}  // namespace entente
