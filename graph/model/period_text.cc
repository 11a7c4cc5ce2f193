// Periods as text. Each side has a few texts that say exactly its bounds, from the shortest; the
// period's text is the first combination that ParsePeriod reads back as the same period. So what is
// printed is right by construction, and the last candidate, four bounds, says anything. About ten
// short parses at worst.
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

// The unit of which [first, last + 1us) is the whole, if there is one.
void AddUnit(Instant first, Instant end, std::vector<std::string>* texts) {
  if (!IsMidnight(first) || !IsMidnight(end)) return;
  const std::optional<std::string> unit = FormatUnit(DayOf(first), DayOf(end));
  if (unit.has_value()) texts->push_back(*unit);
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
    AddUnit(earliest, Shift(latest, 1), &texts);
  }
  texts.push_back(Brackets(StartBound(earliest), StartBound(latest)));
  // A midnight as an instant: an end that is not stated is then attested for one microsecond only.
  if (!IsUnbounded(latest)) {
    texts.push_back(Brackets(StartBound(earliest), FormatInstant(latest)));
  }
  // What publication or the other side set is not repeated.
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
    AddUnit(Shift(earliest, -1), latest, &texts);
  }
  texts.push_back(Brackets(EndBound(earliest), EndBound(latest)));
  if (!IsUnbounded(earliest)) {
    texts.push_back(Brackets(FormatInstant(earliest), EndBound(latest)));
  }
  texts.push_back(Brackets("", EndBound(latest)));
  return texts;
}

// Texts without a slash that may say all of it.
std::vector<std::string> WholeTexts(const Period& period) {
  const Bounds& bounds = period.bounds;
  const bool seen = period.start == EndKind::kUnknown && period.end == EndKind::kUnknown;
  const absl::string_view at = seen ? "@" : "";
  // The time that is stated lies between these, whether it is exact or a unit or a set.
  const Instant first = seen ? bounds.start_latest : bounds.start_earliest;
  const Instant end = seen ? bounds.end_earliest : bounds.end_latest;
  if (IsUnbounded(first) || IsUnbounded(end)) return {};
  std::vector<std::string> texts;
  if (first < end) {
    texts.push_back(absl::StrCat(at, StartBound(first)));
    texts.push_back(absl::StrCat(at, FormatInstant(first)));
    std::vector<std::string> unit;
    AddUnit(first, end, &unit);
    if (!unit.empty()) texts.push_back(unit.front());
    if (!seen) texts.push_back(Brackets(StartBound(first), EndBound(end)));
  } else {
    // Seen at some time of a unit or set: the latest start lies at its end.
    std::vector<std::string> unit;
    AddUnit(Shift(end, -1), Shift(first, 1), &unit);
    if (!unit.empty()) texts.push_back(absl::StrCat(at, unit.front()));
    texts.push_back(absl::StrCat(at, Brackets(EndBound(end), StartBound(first))));
  }
  return texts;
}

}  // namespace

std::string FormatPeriod(const Period& period) {
  const absl::string_view flags =
      period.approximate ? (period.uncertain ? "%" : "~") : (period.uncertain ? "?" : "");
  std::string text;
  const auto says_this = [&](absl::string_view candidate) {
    text = absl::StrCat(candidate, flags);
    const absl::StatusOr<Period> read = ParsePeriod(text);
    return read.ok() && *read == period;
  };
  for (const std::string& whole : WholeTexts(period)) {
    if (says_this(whole)) return text;
  }
  const std::vector<std::string> ends = EndTexts(period);
  for (const std::string& start : StartTexts(period)) {
    for (const std::string& end : ends) {
      if (says_this(absl::StrCat(start, "/", end))) return text;
    }
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
