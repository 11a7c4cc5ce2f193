#include "graph/model/instant.h"

#include <chrono>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "graph/model/calendar_text.h"
#include "graph/model/status.h"

namespace entente {
namespace {

class MachineClock final : public Clock {
 public:
  Instant Now() const override {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<std::chrono::microseconds>(since_epoch).count()};
  }
};

bool IsUnbounded(Instant instant) { return instant == kBeginningOfTime || instant == kEndOfTime; }

}  // namespace

Instant Shift(Instant instant, int64_t micros) {
  if (IsUnbounded(instant)) return instant;
  int64_t shifted = 0;
  if (__builtin_add_overflow(instant.micros, micros, &shifted)) {
    return micros < 0 ? kBeginningOfTime : kEndOfTime;
  }
  return Instant{shifted};
}

int64_t DayOf(Instant instant) {
  const int64_t day = instant.micros / kMicrosPerDay;
  return instant.micros % kMicrosPerDay < 0 ? day - 1 : day;
}

Instant StartOfDay(int64_t day) {
  int64_t micros = 0;
  if (__builtin_mul_overflow(day, kMicrosPerDay, &micros)) {
    return day < 0 ? kBeginningOfTime : kEndOfTime;
  }
  return Instant{micros};
}

absl::StatusOr<Instant> ParseInstant(absl::string_view text) {
  const std::optional<DateTimeText> parsed = ParseDateTimeText(text);
  if (parsed.has_value() && parsed->offset_minutes.has_value()) {
    const Instant instant{parsed->local_micros - *parsed->offset_minutes * int64_t{60'000'000}};
    if (InCalendar(instant)) return instant;
  }
  const std::string shown = absl::CHexEscape(text.substr(0, 100));
  return InvalidField(
      "INVALID_INSTANT", "", shown,
      absl::StrCat("\"", shown,
                   "\" is not an instant; write it as \"2024-10-24T12:44Z\" or "
                   "\"2024-10-24T15:44:00+03:00\", with a zone and in the years -9999..9999"));
}

std::string FormatInstant(Instant instant) {
  if (instant == kBeginningOfTime) return "beginning of time";
  if (instant == kEndOfTime) return "end of time";
  return absl::StrCat(FormatLocalMicros(instant.micros), "Z");
}

const Clock& SystemClock() {
  static const MachineClock clock;
  return clock;
}

}  // namespace entente
