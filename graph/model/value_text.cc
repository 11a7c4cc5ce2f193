#include "graph/model/value_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "graph/model/calendar_text.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr int64_t kMicrosPerSecond = 1'000'000;
constexpr int64_t kMicrosPerMinute = 60 * kMicrosPerSecond;
constexpr int64_t kMicrosPerHour = 60 * kMicrosPerMinute;

absl::Status Invalid(absl::string_view reason, absl::string_view text, absl::string_view wanted) {
  const std::string shown = absl::CHexEscape(text.substr(0, 100));
  return InvalidField(reason, "", shown, absl::StrCat("\"", shown, "\" is not ", wanted));
}

// Magnitude `number` of `digits` times `unit`, added to `sum` with `sign`; false if it leaves the
// range. Signs first, so that the least number is reached without overflow.
bool AddPart(uint64_t number, int64_t unit, int sign, int64_t* sum) {
  int64_t part = 0;
  if (sign > 0 ? __builtin_mul_overflow(number, unit, &part)
               : __builtin_mul_overflow(number, -unit, &part)) {
    return false;
  }
  return !__builtin_add_overflow(*sum, part, sum);
}

// Takes "12" off the front; nullopt if there are no digits or too many.
std::optional<uint64_t> TakeNumber(absl::string_view* text) {
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc()) return std::nullopt;
  text->remove_prefix(static_cast<size_t>(end - text->data()));
  return number;
}

// Takes ".25" off the front as microseconds.
std::optional<uint64_t> TakeFraction(absl::string_view* text) {
  if (!absl::ConsumePrefix(text, ".")) return 0;
  size_t digits = 0;
  while (digits < text->size() && absl::ascii_isdigit((*text)[digits])) ++digits;
  if (digits == 0 || digits > 6) return std::nullopt;
  std::string padded(text->substr(0, digits));
  padded.resize(6, '0');
  text->remove_prefix(digits);
  absl::string_view rest(padded);
  return TakeNumber(&rest);
}

// One part such as "3D" or "6.5S". The designators come in the order of `designators`, each once.
struct DurationUnit {
  char designator;
  int64_t unit;
  int64_t Duration::*part;
};
constexpr std::array<DurationUnit, 4> kDateUnits = {{{'Y', 12, &Duration::months},
                                                     {'M', 1, &Duration::months},
                                                     {'W', 7, &Duration::days},
                                                     {'D', 1, &Duration::days}}};
constexpr std::array<DurationUnit, 3> kTimeUnits = {{{'H', kMicrosPerHour, &Duration::micros},
                                                     {'M', kMicrosPerMinute, &Duration::micros},
                                                     {'S', kMicrosPerSecond, &Duration::micros}}};

template <size_t N>
bool TakeParts(absl::string_view* text, const std::array<DurationUnit, N>& units, int sign,
               Duration* duration) {
  size_t next = 0;
  bool any = false;
  while (!text->empty() && text->front() != 'T') {
    const std::optional<uint64_t> number = TakeNumber(text);
    const bool has_fraction = absl::StartsWith(*text, ".");
    const std::optional<uint64_t> fraction = TakeFraction(text);
    if (!number.has_value() || !fraction.has_value() || text->empty()) return false;
    while (next < N && units[next].designator != text->front()) ++next;
    if (next == N || (has_fraction && text->front() != 'S')) return false;
    int64_t* part = &(duration->*units[next].part);
    if (!AddPart(*number, units[next].unit, sign, part) || !AddPart(*fraction, 1, sign, part)) {
      return false;
    }
    text->remove_prefix(1);
    ++next;
    any = true;
  }
  return any;
}

bool ParseDurationParts(absl::string_view text, Duration* duration) {
  const int sign = absl::ConsumePrefix(&text, "-") ? -1 : 1;
  if (!absl::ConsumePrefix(&text, "P") || text.empty()) return false;
  if (text.front() != 'T' && !TakeParts(&text, kDateUnits, sign, duration)) return false;
  if (text.empty()) return true;
  return absl::ConsumePrefix(&text, "T") && TakeParts(&text, kTimeUnits, sign, duration) &&
         text.empty();
}

// |number| without overflow.
uint64_t Magnitude(int64_t number) {
  return number < 0 ? ~static_cast<uint64_t>(number) + 1 : static_cast<uint64_t>(number);
}

void AppendPart(std::string* out, uint64_t number, char designator) {
  if (number != 0) absl::StrAppend(out, number, std::string(1, designator));
}

std::string FormatDouble(double number) {
  std::array<char, 32> buffer;
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return std::string(buffer.data(), end);
}

absl::string_view QualifierWord(QuantityQualifier qualifier) {
  switch (qualifier) {
    case QuantityQualifier::kExact:
      return "";
    case QuantityQualifier::kAbout:
      return " about";
    case QuantityQualifier::kAtLeast:
      return " at least";
    case QuantityQualifier::kAtMost:
      return " at most";
  }
  return "";
}

absl::string_view MeasureWord(Measure measure) {
  switch (measure) {
    case Measure::kUnstated:
      return "";
    case Measure::kStock:
      return " stock";
    case Measure::kFlow:
      return " flow";
    case Measure::kPlan:
      return " plan";
  }
  return "";
}

struct Formatter {
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(int64_t value) const { return absl::StrCat(value); }
  std::string operator()(double value) const { return FormatDouble(value); }
  std::string operator()(const Text& text) const {
    return absl::StrCat("\"", absl::Utf8SafeCEscape(text.text), "\"",
                        text.language.empty() ? "" : "@", text.language);
  }
  std::string operator()(const Date& date) const { return FormatDate(date); }
  std::string operator()(const TimeOfDay& time) const { return FormatTimeOfDay(time); }
  std::string operator()(const LocalDateTime& time) const { return FormatDateTime(time); }
  std::string operator()(const ZonedDateTime& time) const { return FormatDateTime(time); }
  std::string operator()(const Duration& duration) const { return FormatDuration(duration); }
  std::string operator()(const ValueList& list) const {
    std::string text = "[";
    for (const Value& item : list.items) {
      absl::StrAppend(&text, text.size() == 1 ? "" : ", ", FormatValue(item));
    }
    return absl::StrCat(text, "]");
  }
  std::string operator()(const Quantity& quantity) const {
    std::string text;
    if (quantity.best.has_value()) text = FormatDouble(*quantity.best);
    if (quantity.low.has_value() || quantity.high.has_value()) {
      absl::StrAppend(&text, text.empty() ? "" : " ", "[",
                      quantity.low.has_value() ? FormatDouble(*quantity.low) : "", "..",
                      quantity.high.has_value() ? FormatDouble(*quantity.high) : "", "]");
    }
    absl::StrAppend(&text, QualifierWord(quantity.qualifier), " ", quantity.unit,
                    MeasureWord(quantity.measure));
    for (const Inclusion& inclusion : quantity.includes) {
      const absl::string_view kind = inclusion.kind == InclusionKind::kNested     ? "nested"
                                     : inclusion.kind == InclusionKind::kDisjoint ? "disjoint"
                                                                                  : "unknown";
      absl::StrAppend(&text, ", including (", kind, ") ", inclusion.what, " ",
                      (*this)(inclusion.quantity));
    }
    return text;
  }
  std::string operator()(const GeoPoint& point) const {
    return absl::StrCat("(", FormatDouble(point.latitude), ", ", FormatDouble(point.longitude),
                        ")");
  }
  std::string operator()(const GeoBox& box) const {
    return absl::StrCat((*this)(box.south_west), "..", (*this)(box.north_east));
  }
  std::string operator()(const SomeValue& some) const {
    return some.count.has_value() ? absl::StrCat("SOME_VALUE(", *some.count, ")") : "SOME_VALUE";
  }
  std::string operator()(const NoValue&) const { return "NO_VALUE"; }
};

}  // namespace

absl::StatusOr<Date> ParseDate(absl::string_view text) {
  const absl::StatusOr<Moment> days =
      absl::StrContains(text, "/") ? absl::InvalidArgumentError("") : ParseMoment(text);
  if (!days.ok() || !days->dated) {
    return Invalid("INVALID_DATE", text,
                   "a date; write a day \"2024-10-24\", a month \"2024-10\", a year \"2024\", or "
                   "one of several days \"[2024-10-17..2024-10-18]\"");
  }
  return Date{DayOf(days->earliest), DayOf(days->latest) - 1};
}

std::string FormatDate(const Date& date) {
  return FormatMoment(Moment{StartOfDay(date.first_day), StartOfDay(date.last_day + 1), true});
}

absl::StatusOr<TimeOfDay> ParseTimeOfDay(absl::string_view text) {
  const std::optional<int64_t> micros = ParseClockTime(text);
  if (micros.has_value()) return TimeOfDay{*micros};
  return Invalid("INVALID_TIME", text,
                 "a time of day; write \"12:44\", \"12:44:30\" or \"12:44:30.25\"");
}

std::string FormatTimeOfDay(const TimeOfDay& time) { return FormatClockTime(time.micros); }

absl::StatusOr<Value> ParseDateTime(absl::string_view text) {
  const std::optional<DateTimeText> parsed = ParseDateTimeText(text);
  if (parsed.has_value()) {
    Value value{LocalDateTime{parsed->local_micros}};
    if (parsed->offset_minutes.has_value()) {
      const int32_t offset = *parsed->offset_minutes;
      value.value =
          ZonedDateTime{Instant{parsed->local_micros - offset * kMicrosPerMinute}, offset};
    }
    if (Validate(value).ok()) return value;
  }
  return Invalid("INVALID_DATETIME", text,
                 "a date and time; write \"2024-10-25T12:44\" (local) or \"2024-10-25T12:44Z\", "
                 "\"2024-10-25T15:44:30+03:00\" (zoned)");
}

std::string FormatDateTime(const LocalDateTime& time) { return FormatLocalMicros(time.micros); }

std::string FormatDateTime(const ZonedDateTime& time) {
  const int32_t offset = time.offset_minutes;
  const std::string local =
      FormatLocalMicros(Shift(time.instant, offset * kMicrosPerMinute).micros);
  if (offset == 0) return absl::StrCat(local, "Z");
  const int32_t minutes = offset < 0 ? -offset : offset;
  return absl::StrFormat("%s%s%02d:%02d", local, offset < 0 ? "-" : "+", minutes / 60,
                         minutes % 60);
}

absl::StatusOr<Duration> ParseDuration(absl::string_view text) {
  Duration duration;
  if (ParseDurationParts(text, &duration)) return duration;
  return Invalid("INVALID_DURATION", text,
                 "a duration; write ISO 8601 such as \"P1Y2M3DT4H5M6.5S\", \"P2W\" or \"-P1D\"");
}

std::string FormatDuration(const Duration& duration) {
  const bool backwards = duration.months < 0 || duration.days < 0 || duration.micros < 0;
  std::string text = backwards ? "-P" : "P";
  const size_t empty = text.size();
  const uint64_t months = Magnitude(duration.months);
  AppendPart(&text, months / 12, 'Y');
  AppendPart(&text, months % 12, 'M');
  AppendPart(&text, Magnitude(duration.days), 'D');
  const uint64_t micros = Magnitude(duration.micros);
  if (micros != 0) {
    absl::StrAppend(&text, "T");
    AppendPart(&text, micros / kMicrosPerHour, 'H');
    AppendPart(&text, micros % kMicrosPerHour / kMicrosPerMinute, 'M');
    const uint64_t rest = micros % kMicrosPerMinute;
    if (rest % kMicrosPerSecond == 0) {
      AppendPart(&text, rest / kMicrosPerSecond, 'S');
    } else {
      std::string seconds =
          absl::StrFormat("%d.%06d", rest / kMicrosPerSecond, rest % kMicrosPerSecond);
      while (seconds.back() == '0') seconds.pop_back();
      absl::StrAppend(&text, seconds, "S");
    }
  }
  return text.size() == empty ? "PT0S" : text;
}

std::string FormatValue(const Value& value) { return std::visit(Formatter(), value.value); }

}  // namespace entente
