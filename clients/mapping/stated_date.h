// Dates as files state them: in parts, in many orders, with parts missing.
#ifndef ENTENTE_CLIENTS_MAPPING_STATED_DATE_H_
#define ENTENTE_CLIENTS_MAPPING_STATED_DATE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace entente {

// A year, a month, a day, or an instant.
struct StatedDate {
  int64_t year = 0;
  int month = 0;        // 1..12; 0: not said
  int day = 0;          // 1..31; 0: not said
  std::string instant;  // the text of an instant, which then is all that counts

  // "1914", "1914-07", "1914-07-28", "-0043"; or the instant.
  std::string Text() const;
  // The first and the last day of the year or month, or the day itself.
  absl::CivilDay First() const;
  absl::CivilDay Last() const;
  bool exact() const { return day != 0; }
};

// "2016-12-31"; years before 0 and after 9999 as EDTF level 1 has them.
std::string DayText(absl::CivilDay day);

// Whether a part of a date, or all of it, says nothing: empty, 0, -9, ##, XX, ??, NA, ...
bool IsNotSaid(absl::string_view part);

// From parts, of which month and day may be empty, or say that they are not known ("0", "-9",
// "##"). kInvalidArgument: no such day in the calendar; a year of five digits that is not written
// Y12345.
absl::StatusOr<StatedDate> DateOfParts(absl::string_view year, absl::string_view month,
                                       absl::string_view day);

// Reads `text` in the order that `format` gives: yyyy, or y for years of any number of digits, mm
// or m, mmm (January, Jan), dd or d, and what stands between them, as in "d.m.yyyy", "yyyymm",
// "mm/dd/yyyy", "d mmm yyyy". Parts that are marks of absence (##, 00, XX, ??, --) are not said. An
// empty format is ISO 8601: a year, a month, a day, or an instant. A minus before the digits of the
// year is of a year before 0; Y is of one of five digits. nullopt: a mark of absence stands for the
// year, so nothing is said. kInvalidArgument: it is not written so; kOutOfRange: it is, and no such
// day is in the calendar.
absl::StatusOr<std::optional<StatedDate>> ParseDate(absl::string_view text,
                                                    absl::string_view format);

// `count` hours, days, ... after `from`: a day, or an instant where `precise`. `unit` is one of
// seconds, milliseconds, minutes, hours, days, months, years.
absl::StatusOr<StatedDate> DateCounted(absl::string_view count, absl::string_view unit,
                                       absl::CivilDay from, bool precise);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_STATED_DATE_H_
