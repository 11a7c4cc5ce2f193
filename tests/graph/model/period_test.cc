#include "graph/model/period.h"

#include <string>
#include <tuple>
#include <vector>

#include "gtest/gtest.h"
#include "tests/graph/model/random_periods.h"

namespace entente {
namespace {

// `text` in a document published at `published` ("": not known), as printed in an answer.
std::string Bound(absl::string_view text, absl::string_view published) {
  const absl::StatusOr<Period> period = ParsePeriod(text);
  if (!period.ok()) return std::string(period.status().message());
  if (published.empty()) return FormatBounds(Bind(*period, std::nullopt));
  return FormatBounds(Bind(*period, *ParseMoment(published)));
}

struct BoundCase {
  absl::string_view text;
  absl::string_view published;
  absl::string_view bounds;
};

// The first eleven are those of the cases that the rules were argued with.
TEST(PeriodTest, BindsAsTheRulesSay) {
  const std::vector<BoundCase> cases = {
      {"2024-10-08/2024-10-13", "2024-10-24", "2024-10-08/2024-10-13"},
      {"2024-10-01/..", "2024-10-24", "[2024-10-01..2024-10-01]/[2024-10-24..]"},
      {"2024-10-01/", "2024-10-24", "[2024-10-01..2024-10-01]/[2024-10-01..]"},
      {"@2024-10-23", "2024-10-24", "[..2024-10-23]/[2024-10-23..]"},
      {"[..2024-10-23]/[2024-10-23..]", "2024-10-24", "[..2024-10-23]/[2024-10-23..]"},
      {"/..", "2024-10-24", "[..2024-10-24]/[2024-10-24..]"},
      {"../..", "2024-10-24", "[..2024-10-24]/[2024-10-24..]"},
      {"/2025-04-28", "2025-04-28", "[..2025-04-28]/[2025-04-28..2025-04-28]"},
      {"../2025-04-28", "2025-04-28", "[..2025-04-28]/[2025-04-28..2025-04-28]"},
      {"[2024-10-01..2024-10-20]/[2024-10-25..]", "2024-10-28",
       "[2024-10-01..2024-10-20]/[2024-10-25..]"},
      {"2024-10", "2024-10-24",
       "[2024-10-01..2024-10-31T23:59:59.999999Z]/[2024-10-01T00:00:00.000001Z..2024-10-31]"},
      {"2024-10-01/..", "", "[2024-10-01..2024-10-01]/[2024-10-01..]"},
      {"2024-10-01/..", "2024-10-24T12:44Z",
       "[2024-10-01..2024-10-01]/[2024-10-24T12:44:00.000001Z..]"},
      // One of several days: only the earliest is sure.
      {"2024-10-01/..", "2024-10-17/2024-10-18", "[2024-10-01..2024-10-01]/[2024-10-17..]"},
      {"/..", "2024-10-24T12:44Z", "[..2024-10-24T12:44:00Z]/[2024-10-24T12:44:00.000001Z..]"},
      {"/..", "", "[..]/[..]"},
      // Published before it began: an end still has an earlier start.
      {"2024-11-01/..", "2024-10-24", "[2024-11-01..2024-11-01]/[2024-11-01T00:00:00.000001Z..]"},
      {"2024-10-23", "", "2024-10-23/2024-10-23"},
      {"[2024-10-17..2024-10-18]", "", "[2024-10-17..2024-10-18]/[2024-10-17..2024-10-18]"},
      {"2024-10-08T05:00Z", "",
       "[2024-10-08T05:00:00Z..2024-10-08T05:00:00Z]/"
       "[2024-10-08T05:00:00.000001Z..2024-10-08T05:00:00.000001Z]"},
      {"2024-10-08T05:00Z/2024-10-08T06:00Z", "",
       "[2024-10-08T05:00:00Z..2024-10-08T05:00:00Z]/"
       "[2024-10-08T06:00:00Z..2024-10-08T06:00:00Z]"},
      {"1914/1918", "1930-01-01",
       "[1914-01-01..1914-12-31T23:59:59.999999Z]/[1918-01-01T00:00:00.000001Z..1918-12-31]"},
      {"/2024", "", "[..2024-01-01]/[2024-01-01T00:00:00.000001Z..2024-12-31]"},
      {"2024/", "", "[2024-01-01..2024-12-31T23:59:59.999999Z]/[2024-12-31..]"},
      // The start may be any instant of 2024, but it lies before the end in March.
      {"2024/2024-03", "",
       "[2024-01-01..2024-03-31T23:59:59.999999Z]/[2024-03-01T00:00:00.000001Z..2024-03-31]"},
      {"/2024-10-13T10:00Z", "",
       "[..2024-10-13T09:59:59.999999Z]/[2024-10-13T10:00:00Z..2024-10-13T10:00:00Z]"},
      {"@2024-10", "", "[..2024-10-31T23:59:59.999999Z]/[2024-10-01T00:00:00.000001Z..]"},
      {"@[2024-10-17..2024-10-18]", "", "[..2024-10-18]/[2024-10-17..]"},
      {"199X", "",
       "[1990-01-01..1999-12-31T23:59:59.999999Z]/[1990-01-01T00:00:00.000001Z..1999-12-31]"},
      {"2024-24", "",
       "[2024-12-01..2025-02-28T23:59:59.999999Z]/[2024-12-01T00:00:00.000001Z..2025-02-28]"},
      {"-0044-03-15", "", "-0044-03-15/-0044-03-15"},
      {"[..]/[..]", "2024-10-24", "[..]/[..]"},
      {"[2024-10-01..]/[..2024-10-05]", "",
       "[2024-10-01..2024-10-05T23:59:59.999999Z]/[2024-10-01T00:00:00.000001Z..2024-10-05]"},
  };
  for (const BoundCase& c : cases) {
    EXPECT_EQ(Bound(c.text, c.published), c.bounds) << c.text << " published " << c.published;
  }
  EXPECT_EQ(FormatBounds(kAlways), "always");
}

TEST(PeriodTest, KnowsWhichEndsAreStated) {
  using Kinds = std::tuple<EndKind, EndKind>;
  const auto kinds = [](absl::string_view text) {
    const Period period = *ParsePeriod(text);
    return Kinds(period.start, period.end);
  };
  EXPECT_EQ(kinds("2024-10-01"), Kinds(EndKind::kStated, EndKind::kStated));
  EXPECT_EQ(kinds("2024-10-01/.."), Kinds(EndKind::kStated, EndKind::kOpen));
  EXPECT_EQ(kinds("2024-10-01/"), Kinds(EndKind::kStated, EndKind::kUnknown));
  EXPECT_EQ(kinds("/.."), Kinds(EndKind::kUnknown, EndKind::kOpen));
  EXPECT_EQ(kinds("../.."), Kinds(EndKind::kOpen, EndKind::kOpen));
  EXPECT_EQ(kinds("../2024-10-13"), Kinds(EndKind::kOpen, EndKind::kStated));
  EXPECT_EQ(kinds("@2024-10-23"), Kinds(EndKind::kUnknown, EndKind::kUnknown));
  EXPECT_EQ(kinds("[..2024-10-23]/[2024-10-23..2024-10-25]"),
            Kinds(EndKind::kUnknown, EndKind::kStated));
  EXPECT_EQ(kinds("[2024-10-20..]/[..]"), Kinds(EndKind::kStated, EndKind::kUnknown));
}

TEST(PeriodTest, KeepsFlagsWithoutWidening) {
  const Period exact = *ParsePeriod("1914");
  for (const absl::string_view text : {"1914?", "1914~", "1914%"}) {
    const Period flagged = *ParsePeriod(text);
    EXPECT_EQ(flagged.bounds, exact.bounds) << text;
    EXPECT_EQ(flagged.uncertain, text.back() != '~') << text;
    EXPECT_EQ(flagged.approximate, text.back() != '?') << text;
    EXPECT_EQ(FormatPeriod(flagged), text);
  }
  EXPECT_EQ(FormatPeriod(*ParsePeriod("1914?/1918~")), "1914/1918%");
}

TEST(PeriodTest, RefusesWhatIsNoPeriod) {
  for (const absl::string_view text : {"",
                                       "/",
                                       "soon",
                                       "2024-13",
                                       "2024-02-30",
                                       "2023-02-29",
                                       "24-10-01",
                                       "2024-10-01T05:00",
                                       "2024-1-1",
                                       "10000",
                                       "-0000",
                                       "2024-10-01/2024-10-05/2024-10-07",
                                       "[2024-10-01]",
                                       "[2024-10..2024-11]",
                                       "[..2024-10-01]",
                                       "[2024-10-01..2024-10-02",
                                       "@",
                                       "@..",
                                       "@/..",
                                       "..",
                                       "2024-10-01//",
                                       "2024-25",
                                       "X024",
                                       "XXXX",
                                       "2024-10-01 ",
                                       " 2024",
                                       "9999-24",
                                       "[2024-10-01T05:00Z..2024-10-01T06:00Z]",
                                       "2024-10-32",
                                       "2024-10-01T25:00Z",
                                       "?",
                                       "~/..~~",
                                       "2024-10-01T23:59:60Z",
                                       "[.]/[.]",
                                       "[]/[]",
                                       "-",
                                       "--",
                                       "[",
                                       "]",
                                       "[/]"}) {
    const absl::StatusOr<Period> period = ParsePeriod(text);
    EXPECT_EQ(period.status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
}

TEST(PeriodTest, RefusesInvertedAndEmptyPeriods) {
  for (const absl::string_view text :
       {"2024-10-13/2024-10-08", "2024-10-13T10:00Z/2024-10-13T10:00Z", "1918/1914",
        "[2024-10-20..2024-10-10]/..", "[2024-10-01..]/[2024-10-10..2024-10-05]",
        "[2024-10-18..2024-10-17]", "/-9999-01-01T00:00Z", "2024-10-13/2024-10-13T00:00Z"}) {
    const absl::StatusOr<Period> period = ParsePeriod(text);
    ASSERT_EQ(period.status().code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_NE(period.status().message().find(text), absl::string_view::npos) << period.status();
  }
}

}  // namespace
}  // namespace entente
