// Bounds are tightened: every start precedes every end. So where the end has a latest bound, a
// latest start without text lies at the beginning of time, and otherwise nobody can tell whether it
// is there or at the end; the same the other way round. What cannot be told has no attested core.
#include "clients/export/bounds_text.h"

#include <cstdlib>

#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace entente {
namespace {

// The instant at which a bound lies; `end`: a date is included.
std::optional<absl::Time> InstantOf(absl::string_view bound, bool end) {
  absl::CivilDay day;
  if (absl::ParseCivilTime(bound, &day)) {
    return absl::FromCivil(end ? day + 1 : day, absl::UTCTimeZone());
  }
  absl::Time instant;
  std::string error;
  if (absl::ParseTime(absl::RFC3339_full, std::string(bound), &instant, &error)) return instant;
  return std::nullopt;
}

// Of a year at least four digits, as dates of XML Schema have it: "0476-09-04", "-0044-03-15".
std::string DayOf(absl::Time instant) {
  const absl::CivilDay day = absl::ToCivilDay(instant, absl::UTCTimeZone());
  return absl::StrFormat("%s%04d-%02d-%02d", day.year() < 0 ? "-" : "", std::abs(day.year()),
                         day.month(), day.day());
}

std::string FirstDay(const std::optional<absl::Time>& start) {
  return start.has_value() ? DayOf(*start) : "";
}
// An end is excluded, so the last day is that of the instant before.
std::string LastDay(const std::optional<absl::Time>& end) {
  return end.has_value() ? DayOf(*end - absl::Microseconds(1)) : "";
}

}  // namespace

std::optional<FourBounds> ParseBounds(absl::string_view validity) {
  FourBounds bounds;
  if (validity == "always") {
    bounds.always = true;
    return bounds;
  }
  const std::vector<std::string> sides = absl::StrSplit(validity, '/');
  if (sides.size() != 2) return std::nullopt;
  const auto split = [](const std::string& side, std::string* first, std::string* second) {
    if (side.size() < 2 || side.front() != '[') {
      *first = *second = side;
      return !side.empty();
    }
    const size_t dots = side.find("..");
    if (dots == std::string::npos || side.back() != ']') return false;
    *first = side.substr(1, dots - 1);
    *second = side.substr(dots + 2, side.size() - dots - 3);
    return true;
  };
  if (!split(sides[0], &bounds.start_earliest, &bounds.start_latest) ||
      !split(sides[1], &bounds.end_earliest, &bounds.end_latest)) {
    return std::nullopt;
  }
  return bounds;
}

std::optional<Spell> SpellOf(const FourBounds& bounds) {
  if (bounds.always) return std::nullopt;
  const auto at = [](const std::string& bound, bool end) -> std::optional<absl::Time> {
    return bound.empty() ? std::nullopt : InstantOf(bound, end);
  };
  const auto earliest = at(bounds.start_earliest, false), start = at(bounds.start_latest, false);
  const auto end = at(bounds.end_earliest, true), latest = at(bounds.end_latest, true);
  const auto unread = [](const std::string& bound, const std::optional<absl::Time>& instant) {
    return !bound.empty() && !instant.has_value();
  };
  if (unread(bounds.start_earliest, earliest) || unread(bounds.start_latest, start) ||
      unread(bounds.end_earliest, end) || unread(bounds.end_latest, latest)) {
    return std::nullopt;
  }
  const bool start_known = start.has_value() || latest.has_value();
  const bool end_known = end.has_value() || earliest.has_value();
  const bool some = !start.has_value() || !end.has_value() || *start < *end;
  if (start_known && end_known && some) return Spell{FirstDay(start), LastDay(end), true};
  return Spell{FirstDay(earliest), LastDay(latest), false};
}

}  // namespace entente
