#include "graph/model/as_of.h"

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "graph/model/calendar_text.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr int64_t kMicrosPerHour = 3'600'000'000;

absl::Status Invalid(absl::string_view reason, absl::string_view text, absl::string_view wanted) {
  const std::string shown = absl::CHexEscape(text.substr(0, 100));
  return InvalidField(reason, "", shown, absl::StrCat("\"", shown, "\" is not ", wanted));
}

absl::Status InvalidValidCut(absl::string_view text) {
  return Invalid("INVALID_VALID_CUT", text,
                 "a time to read at; write a day \"2024-10-27\", a month, a year, an instant "
                 "\"2024-10-27T12:00Z\", a period \"2024-10-01/2024-10-31\" whose end lies after "
                 "its start, \"ALL\" or \"now\"");
}

// A day, month or coarser unit is all of its days; an instant is one microsecond.
std::optional<ValidCut> ParseOne(absl::string_view text) {
  if (absl::StrContains(text, "T")) {
    const absl::StatusOr<Instant> instant = ParseInstant(text);
    if (!instant.ok()) return std::nullopt;
    return ValidCut{*instant, Shift(*instant, 1)};
  }
  const std::optional<CalendarUnit> unit = ParseUnit(text);
  if (!unit.has_value()) return std::nullopt;
  return ValidCut{StartOfDay(unit->first_day), StartOfDay(unit->end_day)};
}

bool IsUnboundedText(absl::string_view text) { return text.empty() || text == ".."; }

bool IsMidnight(Instant instant) { return StartOfDay(DayOf(instant)) == instant; }

std::string FormatStart(Instant start) {
  if (start == kBeginningOfTime) return "..";
  return IsMidnight(start) ? FormatDay(DayOf(start)) : FormatInstant(start);
}

std::string FormatEnd(Instant end) {
  if (end == kEndOfTime) return "..";
  const Instant last_day = Shift(end, -kMicrosPerDay);
  return IsMidnight(end) && InCalendar(last_day) ? FormatDay(DayOf(last_day)) : FormatInstant(end);
}

}  // namespace

absl::StatusOr<ValidCut> ParseValidCut(absl::string_view text, Instant now) {
  if (text == "ALL") return ValidCut{kBeginningOfTime, kEndOfTime};
  if (text == "now") return ValidCut{now, Shift(now, 1)};
  const size_t slash = text.find('/');
  if (slash == absl::string_view::npos) {
    const std::optional<ValidCut> one = ParseOne(text);
    if (!one.has_value()) return InvalidValidCut(text);
    return *one;
  }
  const absl::string_view start_text = text.substr(0, slash);
  const absl::string_view end_text = text.substr(slash + 1);
  ValidCut cut{kBeginningOfTime, kEndOfTime};
  if (start_text.empty() && end_text.empty()) return InvalidValidCut(text);
  if (!IsUnboundedText(start_text)) {
    const std::optional<ValidCut> start = ParseOne(start_text);
    if (!start.has_value()) return InvalidValidCut(text);
    cut.start = start->start;
  }
  if (!IsUnboundedText(end_text)) {
    const std::optional<ValidCut> end = ParseOne(end_text);
    if (!end.has_value()) return InvalidValidCut(text);
    // As an end, days are included and an instant is not.
    cut.end = absl::StrContains(end_text, "T") ? end->start : end->end;
  }
  if (cut.end <= cut.start) return InvalidValidCut(text);
  return cut;
}

std::string FormatValidCut(const ValidCut& cut) {
  if (cut.start == kBeginningOfTime && cut.end == kEndOfTime) return "ALL";
  if (cut.start != kBeginningOfTime && Shift(cut.start, 1) == cut.end) {
    return FormatInstant(cut.start);
  }
  if (IsMidnight(cut.start) && IsMidnight(cut.end)) {
    if (Shift(cut.start, kMicrosPerDay) == cut.end) return FormatStart(cut.start);
    const std::optional<std::string> unit = FormatUnit(DayOf(cut.start), DayOf(cut.end));
    if (unit.has_value()) return *unit;
  }
  return absl::StrCat(FormatStart(cut.start), "/", FormatEnd(cut.end));
}

absl::StatusOr<PublishedCut> ParsePublishedCut(absl::string_view text) {
  const std::optional<ValidCut> one = ParseOne(text);
  const bool instant = absl::StrContains(text, "T");
  if (one.has_value() && (instant || Shift(one->start, kMicrosPerDay) == one->end)) {
    return PublishedCut{one->start, !instant};
  }
  return Invalid("INVALID_PUBLISHED_CUT", text,
                 "a cut of publications; write a day \"2024-10-24\" or an instant with its zone "
                 "\"2024-10-24T12:44Z\"");
}

std::string FormatPublishedCut(const PublishedCut& cut) {
  return cut.dated ? FormatDay(DayOf(cut.before)) : FormatInstant(cut.before);
}

bool PublishedBefore(const Moment& publication, const PublishedCut& cut) {
  if (!publication.dated) return publication.latest <= cut.before;
  // A day anywhere on earth is over by 12:00Z of the next one; against a day it counts as its name.
  const int64_t margin = cut.dated ? 0 : 12 * kMicrosPerHour;
  return Shift(publication.latest, margin) <= cut.before;
}

absl::StatusOr<RecordedCut> ParseRecordedCut(absl::string_view text) {
  Revision revision = 0;
  const bool digits =
      !text.empty() && text.find_first_not_of("0123456789") == absl::string_view::npos;
  if (digits && absl::SimpleAtoi(text, &revision)) return RecordedCut(revision);
  if (absl::StrContains(text, "T")) {
    const absl::StatusOr<Instant> instant = ParseInstant(text);
    if (instant.ok()) return RecordedCut(*instant);
  }
  return Invalid("INVALID_RECORDED_CUT", text,
                 "a recorded cut; write a revision number \"42\" or an instant with its zone "
                 "\"2024-10-24T12:44Z\"");
}

}  // namespace entente
