#include "graph/model/calendar_text.h"

#include <algorithm>

#include "gtest/gtest.h"
#include "tests/graph/model/random_periods.h"

namespace entente {
namespace {

std::string Days(absl::string_view text) {
  const std::optional<CalendarUnit> unit = ParseUnit(text);
  if (!unit.has_value()) return "none";
  return absl::StrCat(FormatDay(unit->first_day), " ", FormatDay(unit->end_day));
}

TEST(CalendarTextTest, ReadsUnits) {
  EXPECT_EQ(Days("2024-02-29"), "2024-02-29 2024-03-01");
  EXPECT_EQ(Days("2024-12"), "2024-12-01 2025-01-01");
  EXPECT_EQ(Days("2024-12-XX"), "2024-12-01 2025-01-01");
  EXPECT_EQ(Days("2024-XX"), "2024-01-01 2025-01-01");
  EXPECT_EQ(Days("2024-XX-XX"), "2024-01-01 2025-01-01");
  EXPECT_EQ(Days("2024-21"), "2024-03-01 2024-06-01");
  EXPECT_EQ(Days("2024-22"), "2024-06-01 2024-09-01");
  EXPECT_EQ(Days("2024-23"), "2024-09-01 2024-12-01");
  EXPECT_EQ(Days("2024-24"), "2024-12-01 2025-03-01");
  EXPECT_EQ(Days("199X"), "1990-01-01 2000-01-01");
  EXPECT_EQ(Days("19XX"), "1900-01-01 2000-01-01");
  EXPECT_EQ(Days("1XXX"), "1000-01-01 2000-01-01");
  EXPECT_EQ(Days("0000"), "0000-01-01 0001-01-01");
  EXPECT_EQ(Days("-0044"), "-0044-01-01 -0043-01-01");
  EXPECT_EQ(Days("-004X"), "-0049-01-01 -0039-01-01");
  EXPECT_EQ(Days("-9999"), "-9999-01-01 -9998-01-01");
  for (const absl::string_view text :
       {"",           "2",         "202",         "20241",      "2024-",      "2024-0",
        "2024-00",    "2024-13",   "2024-20",     "2024-25",    "2024-02-30", "2023-02-29",
        "2024-02-00", "2024-02-1", "2024-02-001", "2024-21-01", "X024",       "2X24",
        "XX",         "-0000",     "-000X",       "--004",      "2024-X1",    "2024/02",
        "9999-24",    "199X-01"}) {
    EXPECT_EQ(Days(text), "none") << text;
  }
}

TEST(CalendarTextTest, EveryDayReadsBack) {
  for (int64_t day = FirstCalendarDay(); day < EndOfCalendarDays(); day += 17) {
    const std::optional<CalendarUnit> unit = ParseUnit(FormatDay(day));
    ASSERT_TRUE(unit.has_value()) << FormatDay(day);
    ASSERT_EQ(unit->kind, UnitKind::kDay);
    ASSERT_EQ(unit->first_day, day);
  }
  EXPECT_EQ(FormatDay(FirstCalendarDay()), "-9999-01-01");
  EXPECT_EQ(FormatDay(EndOfCalendarDays() - 1), "9999-12-31");
}

TEST(CalendarTextTest, EveryUnitReadsBack) {
  RandomPeriods random(5);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random.Unit();
    const std::optional<CalendarUnit> unit = ParseUnit(text);
    if (!unit.has_value() || unit->kind == UnitKind::kDay) continue;
    const std::optional<std::string> printed = FormatUnit(unit->first_day, unit->end_day);
    ASSERT_TRUE(printed.has_value()) << text;
    EXPECT_EQ(*printed, text);
    const auto has = [&](const std::vector<std::string>& units) {
      return std::find(units.begin(), units.end(), text) != units.end();
    };
    EXPECT_TRUE(has(UnitsStartingAt(unit->first_day))) << text;
    EXPECT_TRUE(has(UnitsEndingAt(unit->end_day))) << text;
  }
  EXPECT_EQ(FormatUnit(0, 1), std::nullopt);
  EXPECT_EQ(FormatUnit(0, 59), std::nullopt);  // January and February
}

TEST(CalendarTextTest, ReadsClockTimes) {
  EXPECT_EQ(ParseClockTime("00:00"), 0);
  EXPECT_EQ(ParseClockTime("23:59:59.999999"), kMicrosPerDay - 1);
  EXPECT_EQ(ParseClockTime("12:44:30.25"), 45'870'250'000);
  for (const absl::string_view text : {"", "12", "1:00", "24:00", "12:60", "12:00:60", "12:00:",
                                       "12:00:00.", "12:00:00.1234567", "12:00:0x", "12-00"}) {
    EXPECT_EQ(ParseClockTime(text), std::nullopt) << text;
  }
  EXPECT_EQ(FormatClockTime(45'870'250'000), "12:44:30.25");
  EXPECT_EQ(FormatClockTime(0), "00:00:00");
}

TEST(CalendarTextTest, ReadsDatesWithTimes) {
  EXPECT_EQ(ParseDateTimeText("1970-01-02T00:00")->local_micros, kMicrosPerDay);
  EXPECT_EQ(ParseDateTimeText("1970-01-02T00:00")->offset_minutes, std::nullopt);
  EXPECT_EQ(ParseDateTimeText("1970-01-02T00:00Z")->offset_minutes, 0);
  EXPECT_EQ(ParseDateTimeText("1970-01-02T00:00-03:30")->offset_minutes, -210);
  EXPECT_EQ(ParseDateTimeText("1970-01-02T00:00+03")->offset_minutes, 180);
  EXPECT_EQ(ParseDateTimeText("1970-01-02T00:00+18:00")->offset_minutes, 1080);
  for (const absl::string_view text :
       {"1970-01-02", "1970-01T00:00", "1970-01-02T", "T00:00", "1970-01-02T00:00+18:01",
        "1970-01-02T00:00+3", "1970-01-02T00:00+03:60", "1970-01-02T00:00+03-00",
        "1970-01-02T00:00ZZ", "1970-01-02T00:00Z+01:00", "1970-01-02 00:00"}) {
    EXPECT_FALSE(ParseDateTimeText(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace entente
