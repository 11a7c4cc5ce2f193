// When a claim says that something is the case: a period whose two ends may each be exact, vague,
// open ("still so") or unknown.
#ifndef ENTENTE_GRAPH_MODEL_PERIOD_H_
#define ENTENTE_GRAPH_MODEL_PERIOD_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/instant.h"

namespace entente {

// Four bounds of a half-open period: the start lies in [start_earliest, start_latest], the end in
// [end_earliest, end_latest]; ends are exclusive. An unbounded bound is kBeginningOfTime or
// kEndOfTime. Tightened: start_latest < end_latest and start_earliest < end_earliest (unbounded
// values aside), so each possible start has a later end and each end an earlier start.
struct Bounds {
  Instant start_earliest = kBeginningOfTime;
  Instant start_latest = kEndOfTime;
  Instant end_earliest = kBeginningOfTime;
  Instant end_latest = kEndOfTime;
  friend auto operator<=>(const Bounds&, const Bounds&) = default;
};

// Always: what a claim without a period says (timeless, attested at every instant).
inline constexpr Bounds kAlways{kBeginningOfTime, kBeginningOfTime, kEndOfTime, kEndOfTime};

enum class EndKind : uint8_t {
  kStated = 1,   // An instant, day or coarser unit, or bounds of both sides.
  kOpen = 2,     // ".." : still so (end), ever so (start).
  kUnknown = 3,  // Blank, or bounded on one side only.
};

// A period as stated. `bounds` are what it says without knowing when it was published; Bind adds
// that.
struct Period {
  EndKind start = EndKind::kStated;
  EndKind end = EndKind::kStated;
  Bounds bounds;
  bool approximate = false;  // EDTF "~": kept, never widens a bound.
  bool uncertain = false;    // EDTF "?": kept, never widens a bound.
  friend bool operator==(const Period&, const Period&) = default;
};

// The bounds of `period` in a text published at `publication` (nullopt: not known):
//  - an open end is attested through the instant or the earliest day of publication; without a
//    publication it is as an unknown end;
//  - with neither end stated, what is open at the end is the case on that day;
//  - otherwise the bounds as stated. Always tightened.
Bounds Bind(const Period& period, const std::optional<Moment>& publication);

// EDTF levels 0 and 1 and sets, the four-bound form and "@D", see docs/data-model.md:
//   2024-10-08  2024-10  1914  2024-10-08/2024-10-13  2024-10-01/..  2024-10-01/  /..  /2024
//   ../2024-10-13  @2024-10-23  [a..b]/[c..d]  [2024-10-17..2024-10-18]  2024-10-08T05:00Z
//   1914?  1914~  1914%  2024-21 (seasons)  199X  -0044
// A day as an end is included, an instant excluded; a month or coarser unit is some instant of it,
// a set of days alone some whole day of it. An open or unknown end is attested through the unit of
// its start, an open or unknown start from the start of the end's unit. Bounds in brackets are days
// or instants; "@" takes any time or set. Flags stand at the end of a side and are the period's.
// kInvalidArgument names the text and what is wrong: not EDTF, or inverted, or empty.
absl::StatusOr<Period> ParsePeriod(absl::string_view text);

// The shortest text that ParsePeriod reads back as an equal Period: EDTF where EDTF says exactly
// this, else four bounds.
std::string FormatPeriod(const Period& period);

// Bounds as printed in answers: "always", "2024-10-08/2024-10-13" where both ends are exact and on
// day boundaries (a date as an end is included), else "[se..sl]/[ee..el]" with the same rule for
// each bound, an instant printed in full where it is no day boundary, an unbounded one left empty.
std::string FormatBounds(const Bounds& bounds);

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_PERIOD_H_
