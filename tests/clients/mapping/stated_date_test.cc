#include "clients/mapping/stated_date.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

std::string Parsed(const std::string& text, const std::string& format = "") {
  const auto date = ParseDate(text, format);
  if (!date.ok()) return absl::StrCat("! ", date.status().message());
  return date->has_value() ? (*date)->Text() : "(nothing)";
}

TEST(StatedDateTest, IsoIsTheDefault) {
  EXPECT_EQ(Parsed("1914"), "1914");
  EXPECT_EQ(Parsed("1914-07"), "1914-07");
  EXPECT_EQ(Parsed("1914-07-28"), "1914-07-28");
  EXPECT_EQ(Parsed("2022-03-31T10:00:00Z"), "2022-03-31T10:00:00Z");
  EXPECT_EQ(Parsed("1982-03-11T10:00:00-04:00"), "1982-03-11T14:00:00Z");
  EXPECT_EQ(Parsed("2010-11-25 09:17:46"), "2010-11-25T09:17:46Z");
  EXPECT_THAT(Parsed("28 July 1914"), HasSubstr("not a date written as ISO 8601"));
}

TEST(StatedDateTest, PartsMayBePlaceholders) {
  EXPECT_EQ(Parsed("1926-##-##"), "1926");
  EXPECT_EQ(Parsed("1926-05-00"), "1926-05");
  EXPECT_EQ(Parsed("####-##-##"), "(nothing)");
}

TEST(StatedDateTest, OtherOrdersAreSaid) {
  EXPECT_EQ(Parsed("17.3.2014", "d.m.yyyy"), "2014-03-17");
  EXPECT_EQ(Parsed("7/28/1914", "mm/dd/yyyy"), "1914-07-28");
  EXPECT_EQ(Parsed("192001", "yyyymm"), "1920-01");
  EXPECT_EQ(Parsed("19140728", "yyyymmdd"), "1914-07-28");
  EXPECT_EQ(Parsed("28 Jul 1914", "d mmm yyyy"), "1914-07-28");
  EXPECT_EQ(Parsed("28 July 1914", "d mmm yyyy"), "1914-07-28");
  EXPECT_THAT(Parsed("2014-03-17", "d.m.yyyy"), HasSubstr("not a date written as d.m.yyyy"));
}

TEST(StatedDateTest, WhatTablesWriteForNothingAndForMidnight) {
  EXPECT_EQ(Parsed("2017-07-31 00:00:00.000"), "2017-07-31");
  EXPECT_EQ(Parsed("2017-07-31T00:00:00"), "2017-07-31");
  EXPECT_EQ(DateOfParts("1914", "nan", "nan")->Text(), "1914");
  EXPECT_FALSE(DateOfParts("nan", "1", "1").ok());
  EXPECT_FALSE(DateOfParts("1914", "1.7", "1").ok());
  EXPECT_FALSE(DateOfParts("1914", "1", "15.9").ok());
  EXPECT_FALSE(DateCounted("nan", "days", absl::CivilDay(2018, 1, 1), false).ok());
  EXPECT_FALSE(DateCounted("-1e15", "days", absl::CivilDay(2018, 1, 1), false).ok());
}

TEST(StatedDateTest, AYearOfTwoDigitsHasNoCentury) {
  EXPECT_THAT(Parsed("12/3/98", "d/m/yyyy"), HasSubstr("not a date written as d/m/yyyy"));
  EXPECT_THAT(Parsed("98"), HasSubstr("not a date written as ISO 8601"));
  EXPECT_EQ(Parsed("98-##-##", "y-mm-dd"), "0098") << "said so";
  EXPECT_EQ(Parsed("962-##-##", "y-mm-dd"), "0962");
  EXPECT_EQ(Parsed("1926-##-##", "y-mm-dd"), "1926");
}

TEST(StatedDateTest, YearsBeforeZeroHaveAMinus) {
  EXPECT_EQ(Parsed("-0509"), "-0509");
  EXPECT_EQ(Parsed("-0509-01-31"), "-0509-01-31");
  EXPECT_EQ(Parsed("-509-01-31", "y-mm-dd"), "-0509-01-31");
  EXPECT_EQ(Parsed("-05090131", "yyyymmdd"), "-0509-01-31");
  EXPECT_EQ(Parsed("31.1.-509", "d.m.y"), "-0509-01-31");
  EXPECT_EQ(Parsed("-9"), "(nothing)") << "a mark of absence";
  EXPECT_THAT(Parsed("-05-01"), HasSubstr("not a date")) << "no year of two digits";
}

TEST(StatedDateTest, NumbersThatAreNoYearsAreNone) {
  EXPECT_THAT(Parsed("41275"), HasSubstr("one after 9999 is written Y41275; days of a spread"));
  EXPECT_THAT(Parsed("41275", "y-mm-dd"), HasSubstr("'41275' is not a year"));
  EXPECT_EQ(Parsed("Y41275"), "Y41275");
  EXPECT_FALSE(DateOfParts("41275", "", "").ok());
  EXPECT_EQ(DateOfParts("Y41275", "", "")->Text(), "Y41275");
  EXPECT_EQ(DateCounted("41275", "days", absl::CivilDay(1899, 12, 30), false)->Text(),
            "2013-01-01");
}

TEST(StatedDateTest, PartsThatStandTogetherHaveTheirWidths) {
  for (const char* text : {"1950?", "19501", "1950123", "1950-12",
                           "1939â"
                           "45"}) {
    EXPECT_EQ(Parsed(text, "yyyymmdd"), "! not a date written as yyyymmdd") << text;
  }
  EXPECT_EQ(Parsed("1950", "yyyymmdd"), "1950");
  EXPECT_EQ(Parsed("1950##", "yyyymm"), "1950");
  EXPECT_EQ(Parsed("01JAN1950", "ddmmmyyyy"), "1950-01-01");
}

TEST(StatedDateTest, DaysThatTheCalendarHasNotAreErrors) {
  EXPECT_THAT(Parsed("2023-02-29"), HasSubstr("not in the calendar: the month has 28 days"));
  EXPECT_THAT(Parsed("2023-13-01"), HasSubstr("'13' is not a month, 1 to 12"));
  EXPECT_THAT(Parsed("31.31.2014", "d.m.yyyy"), HasSubstr("'31' is not a month"));
  EXPECT_EQ(Parsed("2024-02-29"), "2024-02-29");
}

TEST(StatedDateTest, PartsFromColumns) {
  EXPECT_EQ(DateOfParts("1902", "7", "-9")->Text(), "1902-07");
  EXPECT_EQ(DateOfParts("1902", "-9", "4")->Text(), "1902");
  EXPECT_EQ(DateOfParts("1902.0", "7", "4")->Text(), "1902-07-04");
  EXPECT_EQ(DateOfParts("-43", "3", "15")->Text(), "-0043-03-15");
  EXPECT_FALSE(DateOfParts("19 02", "7", "4").ok());
  EXPECT_FALSE(DateOfParts("1902", "7", "32").ok());
}

TEST(StatedDateTest, CountedDates) {
  const absl::CivilDay from(2018, 1, 1);
  EXPECT_EQ(DateCounted("0", "hours", from, false)->Text(), "2018-01-01");
  EXPECT_EQ(DateCounted("3888", "hours", from, false)->Text(), "2018-06-12");
  EXPECT_EQ(DateCounted("1.5", "hours", from, true)->Text(), "2018-01-01T01:30:00Z");
  EXPECT_EQ(DateCounted("1700000000", "seconds", absl::CivilDay(1970, 1, 1), true)->Text(),
            "2023-11-14T22:13:20Z");
  EXPECT_EQ(DateCounted("3", "months", from, false)->Text(), "2018-04");
  EXPECT_EQ(DateCounted("-2", "years", from, false)->Text(), "2016");
  EXPECT_FALSE(DateCounted("x", "days", from, false).ok());
}

TEST(StatedDateTest, KnowsItsFirstAndLastDay) {
  EXPECT_EQ((StatedDate{2024, 2, 0, ""}).Last(), absl::CivilDay(2024, 2, 29));
  EXPECT_EQ((StatedDate{1914, 0, 0, ""}).Last(), absl::CivilDay(1914, 12, 31));
  EXPECT_EQ((StatedDate{1914, 0, 0, ""}).First(), absl::CivilDay(1914, 1, 1));
}

}  // namespace
}  // namespace entente
