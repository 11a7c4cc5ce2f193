#include "graph/model/instant.h"

#include "gtest/gtest.h"
#include "tests/graph/model/random_periods.h"

namespace entente {
namespace {

TEST(InstantTest, ShiftsWithinTheRange) {
  EXPECT_EQ(Shift(Instant{5}, -7), Instant{-2});
  EXPECT_EQ(Shift(kBeginningOfTime, 1), kBeginningOfTime);
  EXPECT_EQ(Shift(kEndOfTime, -1), kEndOfTime);
  EXPECT_EQ(Shift(Instant{INT64_MAX - 1}, 2), kEndOfTime);
  EXPECT_EQ(Shift(Instant{INT64_MIN + 1}, -2), kBeginningOfTime);
}

TEST(InstantTest, KnowsDays) {
  EXPECT_EQ(DayOf(Instant{0}), 0);
  EXPECT_EQ(DayOf(Instant{-1}), -1);
  EXPECT_EQ(DayOf(Instant{-kMicrosPerDay}), -1);
  EXPECT_EQ(DayOf(Instant{kMicrosPerDay - 1}), 0);
  EXPECT_EQ(StartOfDay(-1), Instant{-kMicrosPerDay});
  EXPECT_EQ(StartOfDay(INT64_MAX), kEndOfTime);
  EXPECT_EQ(StartOfDay(INT64_MIN), kBeginningOfTime);
}

TEST(InstantTest, ReadsInstants) {
  EXPECT_EQ(ParseInstant("1970-01-01T00:00Z")->micros, 0);
  EXPECT_EQ(ParseInstant("1969-12-31T23:59:59.999999Z")->micros, -1);
  EXPECT_EQ(*ParseInstant("2024-10-24T15:44+03:00"), *ParseInstant("2024-10-24T12:44:00Z"));
  EXPECT_EQ(FormatInstant(*ParseInstant("2024-10-24T15:44:00.5+03:00")), "2024-10-24T12:44:00.5Z");
  EXPECT_EQ(FormatInstant(*ParseInstant("-0044-03-15T12:00Z")), "-0044-03-15T12:00:00Z");
}

TEST(InstantTest, RefusesTheRestByName) {
  for (const absl::string_view text :
       {"", "now", "2024-10-24", "2024-10-24T12:44", "2024-10-24T12:44z", "2024-10-24 12:44Z",
        "9999-12-31T23:59-01:00", "-9999-01-01T00:00+01:00", "2024-10-24T24:00Z"}) {
    const absl::Status status = ParseInstant(text).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_EQ(status.message().find(absl::StrCat("\"", text, "\"")), 0u) << status;
  }
}

TEST(InstantTest, EveryInstantReadsBack) {
  RandomPeriods random(9);
  for (int i = 0; i < 20'000; ++i) {
    const Instant instant = random.AnyInstant();
    const absl::StatusOr<Instant> again = ParseInstant(FormatInstant(instant));
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(*again, instant);
  }
  EXPECT_EQ(FormatInstant(kBeginningOfTime), "beginning of time");
  EXPECT_EQ(FormatInstant(kEndOfTime), "end of time");
}

TEST(InstantTest, TheClockRuns) {
  const Instant first = SystemClock().Now();
  EXPECT_GT(first, *ParseInstant("2024-01-01T00:00Z"));
}

}  // namespace
}  // namespace entente
