#include "clients/mapping/stated_date.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr std::array<absl::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

// The whole number that a text is, also "7.0"; nullopt for any other.
std::optional<int> WholeNumber(absl::string_view text, int least, int most) {
  double number = 0;
  const bool whole = absl::SimpleAtod(text, &number) && std::floor(number) == number;
  if (!whole || !(number >= least && number <= most)) return std::nullopt;
  return static_cast<int>(number);
}

std::string YearText(int64_t year) {
  if (year < 0) return absl::StrFormat("-%04d", -year);
  return year > 9999 ? absl::StrCat("Y", year) : absl::StrFormat("%04d", year);
}

int MonthOf(absl::string_view name) {
  if (!name.empty() && name.back() == '.') name.remove_suffix(1);
  if (name.size() < 3) return 0;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (absl::StartsWith(kMonths[i], absl::AsciiStrToLower(name))) return static_cast<int>(i) + 1;
  }
  return 0;
}

// How much of `text` is what stands before the digits of a year: Y, for years after 9999, and the
// minus of years before 0, which is no mark of absence where a digit follows.
size_t SignOfYear(absl::string_view text) {
  const size_t y = absl::StartsWith(text, "Y") ? 1 : 0;
  const bool minus = text.size() > y + 1 && text[y] == '-' && absl::ascii_isdigit(text[y + 1]);
  return y + (minus ? 1 : 0);
}

// What `text` begins with that a part of the format can be: digits or a mark of absence, of exactly
// `width` characters behind its sign where the next part follows at once.
absl::string_view TakePart(absl::string_view text, size_t width, bool glued, char next,
                           bool of_year) {
  const size_t sign = of_year ? SignOfYear(text) : 0;
  if (glued) return text.substr(0, std::min(sign + width, text.size()));
  size_t end = sign == 0 && !text.empty() && text[0] == '-' && next != '-' ? 1 : sign;
  while (end < text.size() && text[end] != next && !(next == '\0' && text[end] == ' ')) ++end;
  return text.substr(0, end);
}

// Numbers of five digits are days of a spreadsheet, seconds or codes rather than years.
absl::Status NoYear(absl::string_view year) {
  return absl::InvalidArgumentError(absl::StrCat(
      "'", year, "' is not a year: one after 9999 is written Y", absl::StripPrefix(year, "-"),
      "; days of a spreadsheet are {count: ..., of: days, from: 1899-12-30}"));
}

absl::Status NotOfFormat(absl::string_view format) {
  return absl::InvalidArgumentError(absl::StrCat(
      "not a date written as ",
      format.empty() ? "ISO 8601 (yyyy, yyyy-mm, yyyy-mm-dd); say how with 'format'" : format));
}

// "Jan", "January": a month by its name, which has no width.
bool IsName(absl::string_view part) {
  return std::all_of(part.begin(), part.end(), [](char c) { return absl::ascii_isalpha(c); }) &&
         MonthOf(part) != 0;
}

// Whether a part can be a month or a day: digits, a name, a mark of absence.
bool IsPart(absl::string_view part, bool name) {
  if (IsNotSaid(part)) return true;
  const auto of_part = [name](char c) {
    return absl::ascii_isdigit(c) || (name && (absl::ascii_isalpha(c) || c == '.'));
  };
  return std::all_of(part.begin(), part.end(), of_part);
}

// As ParseDate; `shown` is the format that a message names.
absl::StatusOr<std::optional<StatedDate>> ParseAs(absl::string_view text, absl::string_view format,
                                                  absl::string_view shown) {
  absl::string_view rest = text;
  std::string year;
  std::string month;
  std::string day;
  size_t digits_of_year = 0;
  bool follows = false;  // a part follows another one at once
  for (size_t i = 0; i < format.size();) {
    const char letter = format[i];
    size_t width = 0;
    while (i + width < format.size() && format[i + width] == letter) ++width;
    if (letter != 'y' && letter != 'm' && letter != 'd') {
      if (rest.empty() && !year.empty()) break;  // a coarser date: "1914" for yyyy-mm-dd
      if (rest.empty() || rest[0] != letter) return NotOfFormat(shown);
      rest.remove_prefix(1);
      ++i;
      follows = false;
      continue;
    }
    i += width;
    if (letter == 'y') digits_of_year = width;
    const char next = i < format.size() ? format[i] : '\0';
    const bool glued = next == 'y' || next == 'm' || next == 'd';
    const absl::string_view part = TakePart(rest, width, glued, next, letter == 'y');
    rest.remove_prefix(part.size());
    // Of parts without anything between them each has its width: 1950? is no year of a day.
    const size_t sign = letter == 'y' ? SignOfYear(part) : 0;
    const bool whole = part.empty() || part.size() == sign + width || IsName(part);
    if ((glued || follows) && !whole) return NotOfFormat(shown);
    follows = true;
    (letter == 'y' ? year : letter == 'm' ? month : day) = std::string(part);
  }
  if (!rest.empty() || !IsPart(month, true) || !IsPart(day, false)) return NotOfFormat(shown);
  if (IsNotSaid(year)) return std::nullopt;
  const absl::string_view digits = absl::string_view(year).substr(SignOfYear(year));
  // Of yyyy, a year of two digits has no century; of y, it is of the first one.
  if (digits.find_first_not_of("0123456789") != absl::string_view::npos ||
      digits.size() < digits_of_year) {
    return NotOfFormat(shown);
  }
  if (digits.size() > 4 && year[0] != 'Y') return NoYear(year);
  absl::StatusOr<StatedDate> date = DateOfParts(year, month, day);
  if (!date.ok()) return absl::OutOfRangeError(date.status().message());
  return *date;
}

absl::StatusOr<std::optional<StatedDate>> ParseIso(absl::string_view text) {
  const size_t time = text.find_first_of("T ");
  if (time != absl::string_view::npos && time >= 8) {
    absl::Time instant;
    std::string wrong;
    std::string whole(text);
    whole[time] = 'T';
    // Midnight without a zone is how tables write a day.
    if (whole.substr(time + 1).find_first_not_of("0:.") == std::string::npos) {
      return ParseAs(text.substr(0, time), "yyyy-mm-dd", "");
    }
    const bool zoned = absl::EndsWith(whole, "Z") || whole.find('+', time) != std::string::npos ||
                       whole.find('-', time) != std::string::npos;
    if (!zoned) whole += "Z";
    if (absl::ParseTime(absl::RFC3339_full, whole, &instant, &wrong) ||
        absl::ParseTime("%Y-%m-%dT%H:%M%Ez", whole, &instant, &wrong)) {
      StatedDate date;
      date.instant = absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", instant, absl::UTCTimeZone());
      return date;
    }
    return NotOfFormat("");
  }
  return ParseAs(text, "yyyy-mm-dd", "");
}

}  // namespace

bool IsNotSaid(absl::string_view part) {
  for (const absl::string_view mark : {"", "-9", "-9.0", "-8", ".", "0", "00", "0000"}) {
    if (part == mark) return true;
  }
  const std::string lower = absl::AsciiStrToLower(part);
  return lower == "na" || lower == "nan" ||
         part.find_first_not_of("#XxuU?-_*") == absl::string_view::npos;
}

std::string StatedDate::Text() const {
  if (!instant.empty()) return instant;
  std::string text = YearText(year);
  if (month != 0) absl::StrAppendFormat(&text, "-%02d", month);
  if (day != 0) absl::StrAppendFormat(&text, "-%02d", day);
  return text;
}

absl::CivilDay StatedDate::First() const {
  return absl::CivilDay(year, month == 0 ? 1 : month, day == 0 ? 1 : day);
}

absl::CivilDay StatedDate::Last() const {
  if (day != 0) return First();
  if (month != 0) return absl::CivilDay(absl::CivilMonth(year, month) + 1) - 1;
  return absl::CivilDay(year, 12, 31);
}

std::string DayText(absl::CivilDay day) {
  return absl::StrFormat("%s-%02d-%02d", YearText(day.year()), day.month(), day.day());
}

absl::StatusOr<StatedDate> DateOfParts(absl::string_view year, absl::string_view month,
                                       absl::string_view day) {
  StatedDate date;
  constexpr int kMostYear = 99'999;
  absl::string_view number = year;
  const bool far = absl::ConsumePrefix(&number, "Y");
  const std::optional<int> whole_year = WholeNumber(number, -kMostYear, kMostYear);
  if (!whole_year.has_value()) {
    return absl::InvalidArgumentError(absl::StrCat("'", year, "' is not a year"));
  }
  if (!far && (*whole_year > 9999 || *whole_year < -9999)) return NoYear(year);
  date.year = *whole_year;
  if (IsNotSaid(month)) return date;
  date.month = MonthOf(month);
  if (date.month == 0) date.month = WholeNumber(month, 1, 12).value_or(0);
  if (date.month == 0) {
    return absl::InvalidArgumentError(absl::StrCat("'", month, "' is not a month, 1 to 12"));
  }
  if (IsNotSaid(day)) return date;
  date.day = WholeNumber(day, 1, 31).value_or(0);
  if (date.day == 0) {
    return absl::InvalidArgumentError(absl::StrCat("'", day, "' is not a day of a month, 1 to 31"));
  }
  // CivilDay makes 3 March of 31 February.
  if (date.First().day() == date.day) return date;
  return absl::InvalidArgumentError(
      absl::StrCat(date.Text(), " is not in the calendar: the month has ",
                   StatedDate{date.year, date.month, 0, ""}.Last().day(), " days"));
}

absl::StatusOr<std::optional<StatedDate>> ParseDate(absl::string_view text,
                                                    absl::string_view format) {
  return format.empty() ? ParseIso(text) : ParseAs(text, format, format);
}

absl::StatusOr<StatedDate> DateCounted(absl::string_view count, absl::string_view unit,
                                       absl::CivilDay from, bool precise) {
  double number = 0;
  // Beyond these a year has more than five digits.
  const double most = unit == "milliseconds"                ? 3e15
                      : unit == "months" || unit == "years" ? 99'999
                      : unit == "hours" || unit == "days"   ? 8e8
                                                            : 3e12;
  if (!absl::SimpleAtod(count, &number) || !(std::fabs(number) <= most)) {
    return absl::InvalidArgumentError(absl::StrCat("'", count, "' is not a number of ", unit));
  }
  if (unit == "months" || unit == "years") {
    const auto whole = static_cast<int64_t>(number);
    if (unit == "years") return StatedDate{from.year() + whole, 0, 0, ""};
    const absl::CivilMonth month = absl::CivilMonth(from) + whole;
    return StatedDate{month.year(), month.month(), 0, ""};
  }
  const double seconds = unit == "milliseconds" ? number / 1000
                         : unit == "minutes"    ? number * 60
                         : unit == "hours"      ? number * 3600
                         : unit == "days"       ? number * 86400
                                                : number;
  const absl::Time at = absl::FromCivil(from, absl::UTCTimeZone()) + absl::Seconds(seconds);
  const absl::CivilDay day = absl::ToCivilDay(at, absl::UTCTimeZone());
  StatedDate date{day.year(), day.month(), day.day(), ""};
  if (precise) date.instant = absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", at, absl::UTCTimeZone());
  return date;
}

}  // namespace entente
