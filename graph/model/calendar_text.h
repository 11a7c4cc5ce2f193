// Days, calendar units and clock times as text: what instants, moments, periods and dates are
// written with. Proleptic Gregorian, years -9999..9999, astronomical (0000 is 1 BC).
#ifndef ENTENTE_GRAPH_MODEL_CALENDAR_TEXT_H_
#define ENTENTE_GRAPH_MODEL_CALENDAR_TEXT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "graph/model/instant.h"

namespace entente {

// -9999-01-01, and the day after 9999-12-31, as days since 1970-01-01.
int64_t FirstCalendarDay();
int64_t EndOfCalendarDays();
// True if some text names `instant`: it lies in the years -9999..9999.
bool InCalendar(Instant instant);

enum class UnitKind : uint8_t { kDay, kMonth, kSeason, kYear, kYears };

// A stretch of whole days: [first_day, end_day), in days since 1970-01-01.
struct CalendarUnit {
  UnitKind kind = UnitKind::kDay;
  int64_t first_day = 0;
  int64_t end_day = 0;
};

// "2024-10-24"; "2024-10" and "2024-10-XX"; seasons "2024-21" (spring: March to May) .. "2024-24"
// (winter: December to February of the next year); "2024" and "2024-XX"; tens, hundreds and
// thousands of years "199X", "19XX", "1XXX"; a leading "-" for years before 0000. nullopt for
// anything else, and for days that do not exist.
std::optional<CalendarUnit> ParseUnit(absl::string_view text);

std::string FormatDay(int64_t day);
// The shortest text that ParseUnit reads as exactly these days (more than one), if there is one.
std::optional<std::string> FormatUnit(int64_t first_day, int64_t end_day);
// Texts of all units longer than a day that begin with this day, or end before it.
std::vector<std::string> UnitsStartingAt(int64_t day);
std::vector<std::string> UnitsEndingAt(int64_t day);

// "12:44", "12:44:30", "12:44:30.25": microseconds since midnight. No leap seconds, no 24:00.
std::optional<int64_t> ParseClockTime(absl::string_view text);
// "12:44:30", with a fraction only where there is one.
std::string FormatClockTime(int64_t micros);

// "2024-10-24T12:44", then nothing, "Z", "+03:00", "-03:30" or "+03".
struct DateTimeText {
  int64_t local_micros = 0;  // as if it were UTC
  std::optional<int32_t> offset_minutes;
};
std::optional<DateTimeText> ParseDateTimeText(absl::string_view text);
// "2024-10-24T12:44:00", without zone.
std::string FormatLocalMicros(int64_t micros);

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_CALENDAR_TEXT_H_
