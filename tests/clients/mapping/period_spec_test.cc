#include "clients/mapping/period_spec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

// The period that `yaml` makes of the cells y, m, d (start), y2, m2, d2 (end) and flag.
std::string Period(const std::string& yaml, std::vector<std::string> cells) {
  const FileRecord record = CellsOf({"y", "m", "d", "y2", "m2", "d2", "flag"}, std::move(cells));
  const Tables tables;
  const absl::StatusOr<PeriodSpec> spec = PeriodSpec::Read(Yaml(yaml));
  if (!spec.ok()) return absl::StrCat("! ", spec.status().message());
  const auto period = spec->Period(Scope(record, tables));
  if (!period.ok()) return "! " + ErrorText(period.status());
  if (!period->has_value()) return "(skipped)";
  const absl::StatusOr<std::string> text = (*period)->Text();
  return text.ok() ? *text : absl::StrCat("! ", text.status().message());
}

const char kSpan[] =
    "start: {year: '{y}', month: '{m}', day: '{d}'}\n"
    "end: {year: '{y2}', month: '{m2}', day: '{d2}'}\n";

TEST(PeriodSpecTest, EndsAreIncludedAndMayBeCoarse) {
  EXPECT_EQ(Period(kSpan, {"1914", "7", "28", "1918", "11", "11", ""}), "1914-07-28/1918-11-11");
  EXPECT_EQ(Period(kSpan, {"1914", "7", "", "1918", "", "", ""}), "1914-07/1918");
  EXPECT_EQ(
      Period(std::string(kSpan) + "extent: throughout", {"1914", "2", "", "1916", "2", "", ""}),
      "1914-02-01/1916-02-29");
}

TEST(PeriodSpecTest, ABlankEndIsWhatTheMappingSays) {
  const std::vector<std::string> cells = {"1914", "", "", "", "", "", ""};
  EXPECT_EQ(Period(kSpan, cells), "1914/") << "unknown";
  EXPECT_EQ(Period("start: '{y}'\nend: {text: '{y2}', blank: open}", cells), "1914/..");
  EXPECT_EQ(Period("start: '{y}'\nend: open", cells), "1914/..");
  EXPECT_EQ(Period("start: '{y}'\nend: {text: '{y2}', blank: skip}", cells), "(skipped)");
  EXPECT_THAT(Period("start: '{y}'\nend: {text: '{y2}', blank: reject}", cells),
              HasSubstr("y2=: the end of the period is missing"));
  EXPECT_EQ(Period(kSpan, {"", "", "", "", "", "", ""}), "[..]/[..]") << "at some time or other";
  EXPECT_EQ(Period("at: '{y}'", {"", "", "", "", "", "", ""}), "[..]/[..]");
  EXPECT_EQ(Period("seen: {year: '{y}'}", {"-9", "", "", "", "", "", ""}), "[..]/[..]");
  EXPECT_EQ(Period(kSpan, {"", "", "", "1918", "", "", ""}), "/1918");
}

TEST(PeriodSpecTest, AnExcludedEndIsTheDayBefore) {
  EXPECT_EQ(
      Period("start: '{y}-01-01'\nend: {year: '{y2}', month: '{m2}', day: '{d2}', excluded: yes}",
             {"1914", "", "", "1915", "1", "1", ""}),
      "1914-01-01/1914-12-31");
  EXPECT_EQ(Period("start: '{y}'\nend: {year: '{y2}', excluded: yes}\nextent: throughout",
                   {"1914", "", "", "1916", "", "", ""}),
            "1914-01-01/1915-12-31");
  EXPECT_THAT(Period("start: '{y}'\nend: {year: '{y2}', excluded: yes}",
                     {"1914", "", "", "1916", "", "", ""}),
              HasSubstr("an excluded end must be a day"));
}

TEST(PeriodSpecTest, CensoredDatesBoundTheRealOnes) {
  const char censored[] =
      "start: {year: '{y}', month: '{m}', day: '{d}', censored: {flag: 1}}\n"
      "end: {year: '{y2}', month: '{m2}', day: '{d2}', censored: {y2: blank}}\n"
      "data_end: 2012-12-31\n";
  EXPECT_EQ(Period(censored, {"1816", "1", "1", "1911", "2", "15", "1"}),
            "[..1816-01-01]/[1911-02-15..1911-02-15]");
  EXPECT_EQ(Period(censored, {"1949", "8", "24", "", "", "", "0"}),
            "[1949-08-24..1949-08-24]/[2012-12-31..]");
  EXPECT_EQ(Period(censored, {"1816", "1", "1", "", "", "", "1"}), "[..1816-01-01]/[2012-12-31..]");
}

TEST(PeriodSpecTest, WhatBeganByADayOrLastedUntilOneWasTheCaseThen) {
  const char cited[] =
      "start: {year: '{y}', month: '{m}', day: '{d}', censored: {flag: 1}}\n"
      "end: {year: '{y2}', month: '{m2}', day: '{d2}', censored: {flag: 1}}\n";
  EXPECT_EQ(Period(cited, {"2015", "11", "7", "", "", "", "1"}), "[..2015-11-07]/[2015-11-07..]");
  EXPECT_EQ(Period(cited, {"", "", "", "2015", "11", "7", "1"}), "[..2015-11-07]/[2015-11-07..]");
}

TEST(PeriodSpecTest, WhereTheDataEndIsNoEnd) {
  const std::string spec = std::string(kSpan) + "data_end: 2016-12-31";
  EXPECT_EQ(Period(spec, {"1920", "1", "10", "2016", "12", "31", ""}),
            "[1920-01-10..1920-01-10]/[2016-12-31..]");
  EXPECT_EQ(Period(spec, {"1920", "1", "10", "2016", "12", "", ""}),
            "[1920-01-10..1920-01-10]/[2016-12-31..]");
  EXPECT_EQ(Period(spec, {"1920", "1", "10", "2016", "12", "30", ""}), "1920-01-10/2016-12-30");
}

TEST(PeriodSpecTest, SomeDayOfAYearIsNotAllOfIt) {
  const std::vector<std::string> cells = {"2012", "", "", "", "", "", ""};
  EXPECT_EQ(Period("at: {year: '{y}'}", cells), "2012");
  EXPECT_EQ(Period("at: {year: '{y}'}\nextent: some", cells), "2012");
  EXPECT_EQ(Period("at: {year: '{y}'}\nextent: throughout", cells), "2012-01-01/2012-12-31");
  EXPECT_EQ(Period("seen: '{y}-05-06'", cells), "@2012-05-06");
  EXPECT_EQ(Period("'{y}/..'", cells), "2012/..");
  EXPECT_EQ(Period("'{m}'", cells), "[..]/[..]") << "of which nothing is said is not always";
  EXPECT_EQ(
      Period("at: {text: '{y}-05-06', precision: '{flag}'}", {"2012", "", "", "", "", "", "month"}),
      "2012-05");
}

TEST(PeriodSpecTest, ACensoredStartMayBeOpenAtTheEndAndIsNotWhereTheDataEnd) {
  EXPECT_EQ(Period("start: {text: '{y}-01-01', censored: {flag: 1}}\nend: open",
                   {"1816", "", "", "", "", "", "1"}),
            "[..1816-01-01]/..");
  EXPECT_EQ(Period("start: {text: '{y}', censored: {flag: 1}}\nend: '{y2}'\ndata_end: 2016-12-31",
                   {"", "", "", "1990", "", "", "1"}),
            "/1990");
}

TEST(PeriodSpecTest, AnEndThatIsVagueAroundTheDatasEndIsNotMadeCertain) {
  EXPECT_EQ(Period("start: '{y}-01-01'\nend: {year: '{y2}'}\ndata_end: 2016-06-30",
                   {"1990", "", "", "2016", "", "", ""}),
            "1990-01-01/2016");
}

TEST(PeriodSpecTest, OfSeveralFormatsTheOneThatFitsIsTold) {
  const auto period = [](const std::string& text) {
    return Period("at: {text: '{y}', format: [yyyy-mm-dd, yyyymmdd]}",
                  {text, "", "", "", "", "", ""});
  };
  EXPECT_THAT(period("2014-02-30"), HasSubstr("2014-02-30 is not in the calendar"));
  EXPECT_THAT(period("20140230"), HasSubstr("2014-02-30 is not in the calendar"));
  EXPECT_EQ(period("May"), "! y=May: not a date written as yyyy-mm-dd, or yyyymmdd");
}

TEST(PeriodSpecTest, InvertedPeriodsAreErrors) {
  EXPECT_EQ(
      Period(std::string(kSpan) + "data_end: 2016-12-31", {"2018", "1", "1", "2017", "1", "1", ""}),
      "! it ends (2017-01-01) before it starts (2018-01-01)");
  EXPECT_EQ(Period(kSpan, {"1915", "1", "1", "1914", "1", "1", ""}),
            "! it ends (1914-01-01) before it starts (1915-01-01)");
  EXPECT_EQ(Period(kSpan, {"1915", "3", "1", "1915", "", "", ""}), "1915-03-01/1915");
}

TEST(PeriodSpecTest, MistakesAreFoundWhenTheMappingIsRead) {
  EXPECT_THAT(Period("{at: '{y}', seen: '{y}'}", {}), HasSubstr("or 'at', or 'seen'"));
  EXPECT_THAT(Period("{at: {month: '{m}'}}", {}), HasSubstr("a date has 'text'"));
  EXPECT_THAT(Period("{at: {text: '{y}', format: dd.mm}}", {}), HasSubstr("has no year"));
  EXPECT_THAT(Period("{at: {text: '{y}', format: dd.mm.yy}}", {}), HasSubstr("with its century"));
  EXPECT_THAT(Period("{start: {year: '{y}', blnk: open}}", {}), HasSubstr("did you mean 'blank'?"));
  EXPECT_THAT(Period("{start: {year: '{y}', excluded: yes}}", {}), HasSubstr("no 'excluded' here"));
}

}  // namespace
}  // namespace entente
