// Texts of dates, times and durations, as the wire, the CLI and the files write them.
#ifndef ENTENTE_GRAPH_MODEL_VALUE_TEXT_H_
#define ENTENTE_GRAPH_MODEL_VALUE_TEXT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/value.h"

namespace entente {

// Each parser returns kInvalidArgument naming the text and the form expected; each formatter prints
// what its parser reads back as the same value.

// A day, month, year, or set of days "[2024-10-17..2024-10-18]".
absl::StatusOr<Date> ParseDate(absl::string_view text);
std::string FormatDate(const Date& date);

// "12:44", "12:44:30", "12:44:30.25".
absl::StatusOr<TimeOfDay> ParseTimeOfDay(absl::string_view text);
std::string FormatTimeOfDay(const TimeOfDay& time);

// With "Z" or an offset a ZonedDateTime, without a LocalDateTime.
absl::StatusOr<Value> ParseDateTime(absl::string_view text);
std::string FormatDateTime(const LocalDateTime& time);
std::string FormatDateTime(const ZonedDateTime& time);

// ISO 8601: "P1Y2M3DT4H5M6.5S", weeks "P2W", a leading "-" for a negative one.
absl::StatusOr<Duration> ParseDuration(absl::string_view text);
std::string FormatDuration(const Duration& duration);

// A short text of any value for tables and messages: 12000 about soldier stock; "text"@uk; ...
std::string FormatValue(const Value& value);

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_VALUE_TEXT_H_
