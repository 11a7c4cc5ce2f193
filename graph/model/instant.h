// Instants, days and moments: the one clock face of the model.
#ifndef ENTENTE_GRAPH_MODEL_INSTANT_H_
#define ENTENTE_GRAPH_MODEL_INSTANT_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace entente {

// Microseconds since 1970-01-01T00:00:00Z, proleptic Gregorian. The two extreme values mean
// "unbounded" and are never the time of anything.
struct Instant {
  int64_t micros = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

inline constexpr Instant kBeginningOfTime{INT64_MIN};
inline constexpr Instant kEndOfTime{INT64_MAX};
inline constexpr int64_t kMicrosPerDay = 86'400'000'000;

// `instant` moved by `micros`; the two unbounded values stay what they are, and what would leave
// the range becomes unbounded.
Instant Shift(Instant instant, int64_t micros);

// Days since 1970-01-01, and the first instant of a day. Years run from -9999 to 9999.
int64_t DayOf(Instant instant);
Instant StartOfDay(int64_t day);

// A time that something was said or printed, as known: an instant, or one of some whole UTC days.
// Half-open [earliest, latest); an instant t is [t, t+1us).
struct Moment {
  Instant earliest;
  Instant latest;
  bool dated = false;  // True when stated as a day or days rather than as an instant.
  friend bool operator==(const Moment&, const Moment&) = default;
};

// Accepts a day ("2024-10-24"), a month or year (one of its days), one of several days
// ("2024-10-17/2024-10-18" or "[2024-10-17..2024-10-18]"), or an instant with "Z" or an offset
// ("2024-10-24T12:44Z"). kInvalidArgument names the text and the forms accepted.
absl::StatusOr<Moment> ParseMoment(absl::string_view text);

// The shortest text that ParseMoment reads back as the same Moment. Sets of days print in
// brackets; instants as "2024-10-24T12:44:00Z", with a fraction only where there is one.
std::string FormatMoment(const Moment& moment);

// "2024-10-24T12:44Z" or with seconds, fraction of up to 6 digits, offset "+03:00". A zone is
// required: an instant without one is kInvalidArgument.
absl::StatusOr<Instant> ParseInstant(absl::string_view text);
std::string FormatInstant(Instant instant);

// The clock as a parameter, so that tests and simulations decide the time. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant Now() const = 0;
};

// The machine's wall clock.
const Clock& SystemClock();

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_INSTANT_H_
