// Moments are declared in instant.h.
#include <algorithm>

#include "graph/model/instant.h"
#include "gtest/gtest.h"
#include "tests/graph/model/random_periods.h"

namespace entente {
namespace {

TEST(MomentTest, ReadsDaysAndInstants) {
  const Moment day = *ParseMoment("2024-10-24");
  EXPECT_TRUE(day.dated);
  EXPECT_EQ(day.latest.micros - day.earliest.micros, kMicrosPerDay);
  const Moment instant = *ParseMoment("2024-10-24T12:44Z");
  EXPECT_FALSE(instant.dated);
  EXPECT_EQ(instant.latest.micros - instant.earliest.micros, 1);
  EXPECT_EQ(*ParseMoment("2024-10-17/2024-10-18"), *ParseMoment("[2024-10-17..2024-10-18]"));
  EXPECT_EQ(*ParseMoment("2024-10-24/2024-10-24"), day);
  EXPECT_EQ(*ParseMoment("[2024-10-01..2024-10-31]"), *ParseMoment("2024-10"));
}

TEST(MomentTest, PrintsTheShortestText) {
  for (const absl::string_view text :
       {"2024-10-24", "2024-10", "2024", "[2024-10-17..2024-10-18]", "2024-10-24T12:44:00Z",
        "2024-10-24T12:44:00.25Z", "[2024-03-01..2024-05-31]"}) {
    EXPECT_EQ(FormatMoment(*ParseMoment(text)), text);
  }
}

TEST(MomentTest, RefusesTheRestByName) {
  for (const absl::string_view text :
       {"", "2024-10-24T12:44", "2024-21", "199X", "2024-10-18/2024-10-17", "2024-10/2024-11",
        "[2024-10-18..2024-10-17]", "[2024-10-17..]", "..", "2024-10-17..2024-10-18", "[", "]",
        "[]", "2024-10-24?"}) {
    const absl::Status status = ParseMoment(text).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_EQ(status.message().find(absl::StrCat("\"", text, "\"")), 0u) << status;
  }
}

TEST(MomentTest, EveryMomentReadsBack) {
  RandomPeriods random(13);
  for (int i = 0; i < 20'000; ++i) {
    const Instant instant = random.AnyInstant();
    Moment moment{instant, Shift(instant, 1), false};
    if (random.Chance(60)) {
      const int64_t first = random.Day();
      const int64_t end = std::min(first + random.Number(1, 400), EndOfCalendarDays());
      moment = Moment{StartOfDay(first), StartOfDay(end), true};
    }
    const absl::StatusOr<Moment> again = ParseMoment(FormatMoment(moment));
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(*again, moment) << FormatMoment(moment);
  }
}

}  // namespace
}  // namespace entente
