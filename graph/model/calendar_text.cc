#include "graph/model/calendar_text.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"

namespace entente {
namespace {

constexpr int64_t kLastYear = 9999;
// Months of each kind of unit: month, season, year, and tens, hundreds, thousands of years.
constexpr int64_t kUnitMonths[] = {1, 3, 12, 120, 1200, 12000};
constexpr int64_t kMicrosPerSecond = 1'000'000;
constexpr int64_t kMicrosPerMinute = 60 * kMicrosPerSecond;
constexpr int64_t kMicrosPerHour = 60 * kMicrosPerMinute;

int64_t DayNumber(absl::CivilDay day) { return day - absl::CivilDay(1970, 1, 1); }
int64_t StartOfYear(int64_t year) { return DayNumber(absl::CivilDay(year, 1, 1)); }
int64_t StartOfMonth(int64_t year, int64_t month) {
  return DayNumber(absl::CivilDay(absl::CivilMonth(year, month)));
}

// `text` as a number of exactly `digits` digits.
std::optional<int64_t> Digits(absl::string_view text, size_t digits) {
  if (text.size() != digits) return std::nullopt;
  int64_t number = 0;
  for (const char c : text) {
    if (!absl::ascii_isdigit(c)) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// "199X": as many years as its X's leave open.
std::optional<CalendarUnit> ParseYears(absl::string_view digits, bool negative) {
  if (digits.size() != 4) return std::nullopt;
  int64_t span = 1;
  size_t known = 4;
  while (known > 1 && digits[known - 1] == 'X') {
    --known;
    span *= 10;
  }
  const std::optional<int64_t> leading = Digits(digits.substr(0, known), known);
  if (!leading.has_value()) return std::nullopt;
  const int64_t nearest = *leading * span;  // the year nearest to 0000
  if (negative && nearest == 0) return std::nullopt;
  const int64_t first = negative ? -(nearest + span - 1) : nearest;
  return CalendarUnit{span == 1 ? UnitKind::kYear : UnitKind::kYears, StartOfYear(first),
                      StartOfYear(first + span)};
}

std::optional<CalendarUnit> ParseMonthOrSeason(int64_t year, int64_t month) {
  if (month >= 1 && month <= 12) {
    return CalendarUnit{UnitKind::kMonth, StartOfMonth(year, month), StartOfMonth(year, month + 1)};
  }
  if (month >= 21 && month <= 24) {
    if (year == kLastYear && month == 24) return std::nullopt;  // would end in the year 10000
    const int64_t first = 3 + 3 * (month - 21);
    return CalendarUnit{UnitKind::kSeason, StartOfMonth(year, first),
                        StartOfMonth(year, first + 3)};
  }
  return std::nullopt;
}

std::string FormatYear(int64_t year) {
  return absl::StrFormat("%s%04d", year < 0 ? "-" : "", year < 0 ? -year : year);
}

// "199X" where `first` .. `first + span - 1` are the years it names.
std::optional<std::string> FormatYears(int64_t first, int64_t span, size_t unknown) {
  const int64_t nearest = first < 0 ? -(first + span - 1) : first;
  if (nearest < 0 || nearest % span != 0 || nearest + span - 1 > kLastYear) return std::nullopt;
  if (first < 0 && nearest == 0) return std::nullopt;  // "-000X" is not written
  std::string text = FormatYear(first < 0 ? -nearest : nearest);
  text.replace(text.size() - unknown, unknown, unknown, 'X');
  return text;
}

}  // namespace

int64_t FirstCalendarDay() { return StartOfYear(-kLastYear); }
int64_t EndOfCalendarDays() { return StartOfYear(kLastYear + 1); }

bool InCalendar(Instant instant) {
  return instant >= StartOfDay(FirstCalendarDay()) && instant < StartOfDay(EndOfCalendarDays());
}

std::optional<CalendarUnit> ParseUnit(absl::string_view text) {
  const bool negative = absl::ConsumePrefix(&text, "-");
  const absl::string_view year_text = text.substr(0, 4);
  const std::optional<CalendarUnit> years = ParseYears(year_text, negative);
  if (!years.has_value() || text.size() == 4) return years;
  text.remove_prefix(4);
  const std::optional<int64_t> magnitude = Digits(year_text, 4);
  if (!magnitude.has_value() || text[0] != '-' || text.size() < 3) return std::nullopt;
  const int64_t year = negative ? -*magnitude : *magnitude;
  if (text == "-XX" || text == "-XX-XX") return years;
  const std::optional<int64_t> month = Digits(text.substr(1, 2), 2);
  if (!month.has_value()) return std::nullopt;
  text.remove_prefix(3);
  const std::optional<CalendarUnit> unit = ParseMonthOrSeason(year, *month);
  if (text.empty() || !unit.has_value()) return unit;
  if (unit->kind != UnitKind::kMonth || text[0] != '-') return std::nullopt;
  if (text == "-XX") return unit;
  const std::optional<int64_t> day_of_month = Digits(text.substr(1), 2);
  if (!day_of_month.has_value() || *day_of_month < 1) return std::nullopt;
  const int64_t day = unit->first_day + *day_of_month - 1;
  if (day >= unit->end_day) return std::nullopt;
  return CalendarUnit{UnitKind::kDay, day, day + 1};
}

std::string FormatDay(int64_t day) {
  const absl::CivilDay civil = absl::CivilDay(1970, 1, 1) + day;
  return absl::StrFormat("%s-%02d-%02d", FormatYear(civil.year()), civil.month(), civil.day());
}

std::optional<std::string> FormatUnit(int64_t first_day, int64_t end_day) {
  if (first_day < FirstCalendarDay() || end_day > EndOfCalendarDays() || end_day <= first_day) {
    return std::nullopt;
  }
  const absl::CivilDay first = absl::CivilDay(1970, 1, 1) + first_day;
  const absl::CivilDay end = absl::CivilDay(1970, 1, 1) + end_day;
  if (first.day() != 1 || end.day() != 1) return std::nullopt;
  const int64_t months = absl::CivilMonth(end) - absl::CivilMonth(first);
  if (months == 1) return absl::StrFormat("%s-%02d", FormatYear(first.year()), first.month());
  if (months == 3 && first.month() % 3 == 0) {
    return absl::StrFormat("%s-%02d", FormatYear(first.year()), 20 + first.month() / 3);
  }
  if (first.month() != 1) return std::nullopt;
  switch (months) {
    case 12:
      return FormatYear(first.year());
    case 120:
      return FormatYears(first.year(), 10, 1);
    case 1200:
      return FormatYears(first.year(), 100, 2);
    case 12000:
      return FormatYears(first.year(), 1000, 3);
    default:
      return std::nullopt;
  }
}

std::vector<std::string> UnitsStartingAt(int64_t day) {
  std::vector<std::string> units;
  const absl::CivilDay first = absl::CivilDay(1970, 1, 1) + day;
  if (first.day() != 1) return units;
  for (const int64_t months : kUnitMonths) {
    const absl::CivilDay end(absl::CivilMonth(first) + months);
    std::optional<std::string> unit = FormatUnit(day, DayNumber(end));
    if (unit.has_value()) units.push_back(*std::move(unit));
  }
  return units;
}

std::vector<std::string> UnitsEndingAt(int64_t day) {
  std::vector<std::string> units;
  const absl::CivilDay end = absl::CivilDay(1970, 1, 1) + day;
  if (end.day() != 1) return units;
  for (const int64_t months : kUnitMonths) {
    const absl::CivilDay first(absl::CivilMonth(end) - months);
    std::optional<std::string> unit = FormatUnit(DayNumber(first), day);
    if (unit.has_value()) units.push_back(*std::move(unit));
  }
  return units;
}

std::optional<int64_t> ParseClockTime(absl::string_view text) {
  if (text.size() < 5 || text[2] != ':') return std::nullopt;
  const std::optional<int64_t> hours = Digits(text.substr(0, 2), 2);
  const std::optional<int64_t> minutes = Digits(text.substr(3, 2), 2);
  if (!hours.has_value() || !minutes.has_value() || *hours > 23 || *minutes > 59) {
    return std::nullopt;
  }
  int64_t micros = *hours * kMicrosPerHour + *minutes * kMicrosPerMinute;
  text.remove_prefix(5);
  if (text.empty()) return micros;
  if (text[0] != ':' || text.size() < 3) return std::nullopt;
  const std::optional<int64_t> seconds = Digits(text.substr(1, 2), 2);
  if (!seconds.has_value() || *seconds > 59) return std::nullopt;
  micros += *seconds * kMicrosPerSecond;
  text.remove_prefix(3);
  if (text.empty()) return micros;
  if (text[0] != '.' || text.size() < 2 || text.size() > 7) return std::nullopt;
  std::optional<int64_t> fraction = Digits(text.substr(1), text.size() - 1);
  if (!fraction.has_value()) return std::nullopt;
  for (size_t digits = text.size() - 1; digits < 6; ++digits) *fraction *= 10;
  return micros + *fraction;
}

std::string FormatClockTime(int64_t micros) {
  const int64_t fraction = micros % kMicrosPerSecond;
  std::string text = absl::StrFormat("%02d:%02d:%02d", micros / kMicrosPerHour,
                                     micros % kMicrosPerHour / kMicrosPerMinute,
                                     micros % kMicrosPerMinute / kMicrosPerSecond);
  if (fraction != 0) {
    absl::StrAppendFormat(&text, ".%06d", fraction);
    while (text.back() == '0') text.pop_back();
  }
  return text;
}

std::optional<DateTimeText> ParseDateTimeText(absl::string_view text) {
  const size_t t = text.find('T');
  if (t == absl::string_view::npos) return std::nullopt;
  const std::optional<CalendarUnit> day = ParseUnit(text.substr(0, t));
  if (!day.has_value() || day->kind != UnitKind::kDay) return std::nullopt;
  text.remove_prefix(t + 1);
  DateTimeText result;
  absl::string_view zone;
  const size_t zone_at = text.find_first_of("Z+-");
  if (zone_at != absl::string_view::npos) {
    zone = text.substr(zone_at);
    text = text.substr(0, zone_at);
  }
  const std::optional<int64_t> clock = ParseClockTime(text);
  if (!clock.has_value()) return std::nullopt;
  result.local_micros = StartOfDay(day->first_day).micros + *clock;
  if (zone.empty()) return result;
  if (zone == "Z") {
    result.offset_minutes = 0;
    return result;
  }
  if (zone.size() != 3 && (zone.size() != 6 || zone[3] != ':')) return std::nullopt;
  const std::optional<int64_t> hours = Digits(zone.substr(1, 2), 2);
  const std::optional<int64_t> minutes =
      zone.size() == 3 ? std::optional<int64_t>(0) : Digits(zone.substr(4), 2);
  if (!hours.has_value() || !minutes.has_value() || *minutes > 59) return std::nullopt;
  const int64_t offset = *hours * 60 + *minutes;
  if (offset > 1080) return std::nullopt;
  result.offset_minutes = static_cast<int32_t>(zone[0] == '-' ? -offset : offset);
  return result;
}

std::string FormatLocalMicros(int64_t micros) {
  const int64_t day = DayOf(Instant{micros});
  return absl::StrCat(FormatDay(day), "T", FormatClockTime(micros - StartOfDay(day).micros));
}

}  // namespace entente
