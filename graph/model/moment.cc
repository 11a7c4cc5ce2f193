// Moments: the texts of days, months, years and sets of days, and of instants.
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "graph/model/calendar_text.h"
#include "graph/model/instant.h"
#include "graph/model/status.h"

namespace entente {
namespace {

std::optional<int64_t> ParseDay(absl::string_view text) {
  const std::optional<CalendarUnit> unit = ParseUnit(text);
  if (!unit.has_value() || unit->kind != UnitKind::kDay) return std::nullopt;
  return unit->first_day;
}

Moment DatedMoment(int64_t first_day, int64_t end_day) {
  return Moment{StartOfDay(first_day), StartOfDay(end_day), true};
}

// `separator` stands between two days: one of them or of those between.
std::optional<Moment> ParseDays(absl::string_view text, absl::string_view separator) {
  const size_t at = text.find(separator);
  if (at == absl::string_view::npos) return std::nullopt;
  const std::optional<int64_t> first = ParseDay(text.substr(0, at));
  const std::optional<int64_t> last = ParseDay(text.substr(at + separator.size()));
  if (!first.has_value() || !last.has_value() || *last < *first) return std::nullopt;
  return DatedMoment(*first, *last + 1);
}

std::optional<Moment> ParseDatedMoment(absl::string_view text) {
  absl::string_view set = text;
  if (absl::ConsumePrefix(&set, "[") && absl::ConsumeSuffix(&set, "]")) {
    return ParseDays(set, "..");
  }
  if (absl::StrContains(text, "/")) return ParseDays(text, "/");
  const std::optional<CalendarUnit> unit = ParseUnit(text);
  if (!unit.has_value() || unit->kind == UnitKind::kSeason || unit->kind == UnitKind::kYears) {
    return std::nullopt;
  }
  return DatedMoment(unit->first_day, unit->end_day);
}

}  // namespace

absl::StatusOr<Moment> ParseMoment(absl::string_view text) {
  if (absl::StrContains(text, "T")) {
    const absl::StatusOr<Instant> instant = ParseInstant(text);
    if (instant.ok()) return Moment{*instant, Shift(*instant, 1), false};
  } else {
    const std::optional<Moment> dated = ParseDatedMoment(text);
    if (dated.has_value()) return *dated;
  }
  const std::string shown = absl::CHexEscape(text.substr(0, 100));
  return InvalidField(
      "INVALID_MOMENT", "", shown,
      absl::StrCat("\"", shown,
                   "\" is not a time of publication or statement; write a day \"2024-10-24\", a "
                   "month \"2024-10\", a year \"2024\", one of several days "
                   "\"[2024-10-17..2024-10-18]\" in this order, or an instant with its zone "
                   "\"2024-10-24T12:44Z\""));
}

std::string FormatMoment(const Moment& moment) {
  if (!moment.dated) return FormatInstant(moment.earliest);
  const int64_t first = DayOf(moment.earliest);
  const int64_t end = DayOf(moment.latest);
  if (end - first == 1) return FormatDay(first);
  const std::optional<std::string> unit = FormatUnit(first, end);
  if (unit.has_value() && ParseDatedMoment(*unit).has_value()) return *unit;
  return absl::StrCat("[", FormatDay(first), "..", FormatDay(end - 1), "]");
}

}  // namespace entente
