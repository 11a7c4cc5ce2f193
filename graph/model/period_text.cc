// Periods as text. Each side has a few texts that may say its bounds (a day, the units that begin
// or end there, brackets), and so has the whole; of all their combinations the period's text is the
// shortest that ParsePeriod reads back as the same period. So what is printed is right by
// construction. At worst some dozens of short parses; a day or "start/.." takes one or two.
#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/model/calendar_text.h"
#include "graph/model/period.h"

namespace entente {
namespace {

bool IsMidnight(Instant instant) { return StartOfDay(DayOf(instant)) == instant; }

bool IsUnbounded(Instant instant) { return instant == kBeginningOfTime || instant == kEndOfTime; }

std::string StartBound(Instant bound) {
  if (IsUnbounded(bound)) return "";
  return IsMidnight(bound) && InCalendar(bound) ? FormatDay(DayOf(bound)) : FormatInstant(bound);
}

// A day as an end is included, so it is the day before the bound.
std::string EndBound(Instant bound) {
  if (IsUnbounded(bound)) return "";
  const Instant before = Shift(bound, -kMicrosPerDay);
  return IsMidnight(bound) && InCalendar(before) ? FormatDay(DayOf(before)) : FormatInstant(bound);
}

std::string Brackets(absl::string_view from, absl::string_view to) {
  return absl::StrCat("[", from, "..", to, "]");
}

// Adds the units that begin at `first`, or that end at `end`.
void AddUnitsFrom(Instant first, std::vector<std::string>* texts) {
  if (IsUnbounded(first) || !IsMidnight(first)) return;
  const std::vector<std::string> units = UnitsStartingAt(DayOf(first));
  texts->insert(texts->end(), units.begin(), units.end());
}
void AddUnitsUntil(Instant end, std::vector<std::string>* texts) {
  if (IsUnbounded(end) || !IsMidnight(end)) return;
  const std::vector<std::string> units = UnitsEndingAt(DayOf(end));
  texts->insert(texts->end(), units.begin(), units.end());
}

std::vector<std::string> StartTexts(const Period& period) {
  const Instant earliest = period.bounds.start_earliest;
  const Instant latest = period.bounds.start_latest;
  if (period.start == EndKind::kOpen) return {".."};
  std::vector<std::string> texts;
  if (period.start == EndKind::kUnknown) {
    texts.push_back("");
  } else if (earliest == latest) {
    texts.push_back(StartBound(earliest));
    texts.push_back(FormatInstant(earliest));
  } else {
    AddUnitsFrom(earliest, &texts);
  }
  texts.push_back(Brackets(StartBound(earliest), StartBound(latest)));
  // A midnight as an instant: an end that is not stated is then attested for one microsecond only.
  if (!IsUnbounded(latest)) {
    texts.push_back(Brackets(StartBound(earliest), FormatInstant(latest)));
  }
  // What follows from the other side is not repeated.
  texts.push_back(Brackets(StartBound(earliest), ""));
  return texts;
}

std::vector<std::string> EndTexts(const Period& period) {
  const Instant earliest = period.bounds.end_earliest;
  const Instant latest = period.bounds.end_latest;
  if (period.end == EndKind::kOpen) return {".."};
  std::vector<std::string> texts;
  if (period.end == EndKind::kUnknown) {
    texts.push_back("");
  } else if (earliest == latest) {
    texts.push_back(EndBound(earliest));
    texts.push_back(FormatInstant(earliest));
  } else {
    AddUnitsUntil(latest, &texts);
  }
  texts.push_back(Brackets(EndBound(earliest), EndBound(latest)));
  if (!IsUnbounded(earliest)) {
    texts.push_back(Brackets(FormatInstant(earliest), EndBound(latest)));
  }
  texts.push_back(Brackets("", EndBound(latest)));
  return texts;
}

// Texts without a slash that may say all of it: a time, or a set of days.
std::vector<std::string> AloneTexts(const Bounds& bounds) {
  if (IsUnbounded(bounds.start_earliest) || IsUnbounded(bounds.end_latest)) return {};
  std::vector<std::string> texts = {
      StartBound(bounds.start_earliest), FormatInstant(bounds.start_earliest),
      Brackets(StartBound(bounds.start_earliest), StartBound(bounds.start_latest))};
  AddUnitsFrom(bounds.start_earliest, &texts);
  return texts;
}

// The same behind an "@", which leaves the inner bounds only.
std::vector<std::string> SeenTexts(const Bounds& bounds) {
  if (IsUnbounded(bounds.start_latest) || IsUnbounded(bounds.end_earliest)) return {};
  std::vector<std::string> times = {
      StartBound(bounds.start_latest), FormatInstant(bounds.start_latest),
      Brackets(EndBound(bounds.end_earliest), StartBound(bounds.start_latest))};
  AddUnitsUntil(Shift(bounds.start_latest, 1), &times);
  std::vector<std::string> texts;
  for (const std::string& time : times) texts.push_back(absl::StrCat("@", time));
  return texts;
}

// Everything that may say `period`, from the shortest.
std::vector<std::string> Candidates(const Period& period) {
  const bool seen = period.start == EndKind::kUnknown && period.end == EndKind::kUnknown;
  std::vector<std::string> texts = seen ? SeenTexts(period.bounds) : AloneTexts(period.bounds);
  const std::vector<std::string> ends = EndTexts(period);
  for (const std::string& start : StartTexts(period)) {
    for (const std::string& end : ends) texts.push_back(absl::StrCat(start, "/", end));
  }
  std::stable_sort(texts.begin(), texts.end(),
                   [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  return texts;
}

}  // namespace

std::string FormatPeriod(const Period& period) {
  const absl::string_view flags =
      period.approximate ? (period.uncertain ? "%" : "~") : (period.uncertain ? "?" : "");
  for (const std::string& candidate : Candidates(period)) {
    const std::string text = absl::StrCat(candidate, flags);
    const absl::StatusOr<Period> read = ParsePeriod(text);
    if (read.ok() && *read == period) return text;
  }
  // Only a period that no text says gets here; its bounds are still the truth about it.
  return absl::StrCat(FormatBounds(period.bounds), flags);
}

std::string FormatBounds(const Bounds& bounds) {
  if (bounds == kAlways) return "always";
  if (bounds.start_earliest == bounds.start_latest && bounds.end_earliest == bounds.end_latest &&
      !IsUnbounded(bounds.start_earliest) && !IsUnbounded(bounds.end_earliest) &&
      IsMidnight(bounds.start_earliest) && IsMidnight(bounds.end_earliest)) {
    return absl::StrCat(StartBound(bounds.start_earliest), "/", EndBound(bounds.end_earliest));
  }
  return absl::StrCat(Brackets(StartBound(bounds.start_earliest), StartBound(bounds.start_latest)),
                      "/", Brackets(EndBound(bounds.end_earliest), EndBound(bounds.end_latest)));
}

}  // namespace entente
