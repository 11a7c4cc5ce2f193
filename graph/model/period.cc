// From what is written to four bounds. Three steps, each in one function:
//
//   written     each side by itself: a day as a start is exact, as an end the next midnight; a
//   month
//               is some instant of it; "2024-10" as an end is [2024-10-01T00:00:00.000001Z,
//               2024-11-01T00:00Z], because the end is just behind the included instant
//   completed   what one side leaves unsaid is taken from the other: an open or unknown end is
//               attested through the unit of its start, and the other way round
//   tightened   every start gets a later end and every end an earlier start
//
// Bind repeats the last two with what publication adds. All of it is constant time.
#include "graph/model/period.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "graph/model/calendar_text.h"
#include "graph/model/edtf.h"
#include "graph/model/status.h"

namespace entente {
namespace {

using Form = EdtfSide::Form;

Instant AsStartLatest(const WrittenTime& time) {
  return time.precision == Precision::kUnit ? Shift(time.end, -1) : time.first;
}

// As an end a day is included, an instant excluded, and a unit an included instant of it.
Instant AsEndEarliest(const WrittenTime& time) {
  switch (time.precision) {
    case Precision::kInstant:
      return time.first;
    case Precision::kDay:
      return time.end;
    case Precision::kUnit:
      break;
  }
  return Shift(time.first, 1);
}
Instant AsEndLatest(const WrittenTime& time) {
  return time.precision == Precision::kInstant ? time.first : time.end;
}

// Sets the start's bounds, and the end's earliest one for an end that is not stated: through the
// unit of the start.
void WriteStart(const EdtfSide& side, Period* period) {
  Bounds& bounds = period->bounds;
  period->start = side.form == Form::kOpen ? EndKind::kOpen
                  : side.from.has_value()  ? EndKind::kStated
                                           : EndKind::kUnknown;
  if (side.from.has_value()) bounds.start_earliest = side.from->first;
  const std::optional<WrittenTime>& last = side.form == Form::kBrackets ? side.to : side.from;
  if (!last.has_value()) return;
  bounds.start_latest = AsStartLatest(*last);
  bounds.end_earliest = last->end;
}

// The same for the end; `attested_by_start` is kept where the end itself states no earliest bound.
void WriteEnd(const EdtfSide& side, bool start_is_silent, Period* period) {
  Bounds& bounds = period->bounds;
  const std::optional<WrittenTime>& last = side.form == Form::kBrackets ? side.to : side.from;
  period->end = side.form == Form::kOpen ? EndKind::kOpen
                : last.has_value()       ? EndKind::kStated
                                         : EndKind::kUnknown;
  if (last.has_value()) bounds.end_latest = AsEndLatest(*last);
  if (side.form == Form::kBrackets || side.form == Form::kTime) {
    bounds.end_earliest = side.from.has_value() ? AsEndEarliest(*side.from) : kBeginningOfTime;
  }
  if (start_is_silent && side.from.has_value()) {
    // An instant as an end is excluded: the period was the case just before it.
    bounds.start_latest = side.from->first;
  }
}

Period Interval(const EdtfText& text) {
  Period period;
  WriteStart(text.start, &period);
  WriteEnd(text.end, text.start.form == Form::kOpen || text.start.form == Form::kBlank, &period);
  return period;
}

// A time alone, or some whole day of a set: its own start and end.
Period Alone(const EdtfSide& side) {
  const WrittenTime& first = *side.from;
  const WrittenTime& last = side.form == Form::kBrackets ? *side.to : first;
  Period period;
  period.bounds.start_earliest = first.first;
  period.bounds.start_latest = AsStartLatest(last);
  period.bounds.end_earliest =
      first.precision == Precision::kUnit ? Shift(first.first, 1) : first.end;
  period.bounds.end_latest = last.end;
  return period;
}

// Seen then: it may have begun before and lasted on.
Period Seen(const EdtfSide& side) {
  Period period = Alone(side);
  period.start = EndKind::kUnknown;
  period.end = EndKind::kUnknown;
  period.bounds.start_earliest = kBeginningOfTime;
  period.bounds.end_latest = kEndOfTime;
  return period;
}

bool IsInverted(const Bounds& bounds) {
  return bounds.start_earliest > bounds.start_latest || bounds.end_earliest > bounds.end_latest ||
         bounds.start_earliest >= bounds.end_latest;
}

Bounds Tighten(Bounds bounds) {
  if (bounds.end_latest != kEndOfTime) {
    bounds.start_latest = std::min(bounds.start_latest, Shift(bounds.end_latest, -1));
  }
  if (bounds.start_earliest != kBeginningOfTime) {
    bounds.end_earliest = std::max(bounds.end_earliest, Shift(bounds.start_earliest, 1));
  }
  return bounds;
}

}  // namespace

Bounds Bind(const Period& period, const std::optional<Moment>& publication) {
  Bounds bounds = period.bounds;
  if (period.end != EndKind::kOpen || !publication.has_value()) return bounds;
  const Instant first = publication->earliest;
  const Instant end = Shift(first, publication->dated ? kMicrosPerDay : 1);
  // "Still so" speaks of the time of speaking, even where that is before the stated start's end.
  bounds.end_earliest = end;
  if (bounds.start_latest == kEndOfTime) {
    bounds.start_latest = std::max(first, bounds.start_earliest);
  }
  return Tighten(bounds);
}

absl::StatusOr<Period> ParsePeriod(absl::string_view text) {
  ASSIGN_OR_RETURN(const EdtfText parsed, ParseEdtf(text));
  Period period = parsed.form == EdtfText::Form::kInterval ? Interval(parsed)
                  : parsed.form == EdtfText::Form::kAlone  ? Alone(parsed.start)
                                                           : Seen(parsed.start);
  period.approximate = parsed.approximate;
  period.uncertain = parsed.uncertain;
  const Bounds tightened = Tighten(period.bounds);
  if (IsInverted(period.bounds) || IsInverted(tightened)) {
    const std::string shown = absl::CHexEscape(text);
    return InvalidField("INVERTED_PERIOD", "", shown,
                        absl::StrCat("the period \"", shown,
                                     "\" is empty: its end must lie after its start, and in "
                                     "brackets the latest bound not before the earliest"));
  }
  if (tightened.start_latest < StartOfDay(FirstCalendarDay())) {
    return InvalidField("INVALID_PERIOD", "", text,
                        absl::StrCat("the period \"", text, "\" ends where the calendar begins"));
  }
  period.bounds = tightened;
  return period;
}

}  // namespace entente
