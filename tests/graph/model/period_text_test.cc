// Printing periods, and that what is printed reads back as the same.
#include <string>
#include <vector>

#include "graph/model/period.h"
#include "gtest/gtest.h"
#include "tests/graph/model/random_periods.h"

namespace entente {
namespace {

TEST(PeriodTextTest, PrintsTheShortestText) {
  for (const absl::string_view text : {"2024-10-08",
                                       "2024-10",
                                       "1914",
                                       "199X",
                                       "19XX",
                                       "1XXX",
                                       "-0044",
                                       "-004X",
                                       "2024-21",
                                       "2024-10-08/2024-10-13",
                                       "2024-10-01/..",
                                       "2024-10-01/",
                                       "/..",
                                       "../..",
                                       "../",
                                       "/2024",
                                       "../2024-10-13",
                                       "/2024-10-13",
                                       "@2024-10-23",
                                       "@2024-10",
                                       "[2024-10-17..2024-10-18]",
                                       "@[2024-10-17..2024-10-18]",
                                       "2024-10-08T05:00:00Z",
                                       "@2024-10-08T05:00:00Z",
                                       "1914/1918",
                                       "2024-10-08T05:00:00Z/..",
                                       "2024-10-08/2024-10",
                                       "2024-10-08T00:00:00Z/..",
                                       "../2024-10-08T00:00:00Z",
                                       "[..2024-10-08]/..",
                                       "[2024-10-01..2024-10-20]/[2024-10-25..]",
                                       "[2024-10-17..2024-10-18]/..",
                                       "/..?"}) {
    const absl::StatusOr<Period> period = ParsePeriod(text);
    ASSERT_TRUE(period.ok()) << period.status();
    EXPECT_EQ(FormatPeriod(*period), text);
  }
  EXPECT_EQ(FormatPeriod(*ParsePeriod("[..2024-10-23]/[2024-10-23..]")), "@2024-10-23");
  EXPECT_EQ(FormatPeriod(*ParsePeriod("2024-10-08/2024-10-08")), "2024-10-08");
  EXPECT_EQ(FormatPeriod(*ParsePeriod("2024-10/2024-10")), "2024-10");
}

void ExpectTight(const Bounds& bounds, absl::string_view text) {
  EXPECT_LE(bounds.start_earliest, bounds.start_latest) << text;
  EXPECT_LE(bounds.end_earliest, bounds.end_latest) << text;
  if (bounds.end_latest != kEndOfTime) {
    EXPECT_LT(bounds.start_latest, bounds.end_latest) << text;
  }
  if (bounds.start_earliest != kBeginningOfTime) {
    EXPECT_LT(bounds.start_earliest, bounds.end_earliest) << text;
  }
}

TEST(PeriodTextTest, EveryPeriodReadsBackAsItself) {
  RandomPeriods random(20241024);
  int valid = 0;
  for (int i = 0; i < 150'000 && !HasFailure(); ++i) {
    const std::string text = random.PeriodText();
    const absl::StatusOr<Period> period = ParsePeriod(text);
    if (!period.ok()) continue;
    ++valid;
    ExpectTight(period->bounds, text);
    const std::string printed = FormatPeriod(*period);
    const absl::StatusOr<Period> again = ParsePeriod(printed);
    ASSERT_TRUE(again.ok()) << text << " printed as " << printed << ": " << again.status();
    EXPECT_EQ(*again, *period) << text << " printed as " << printed;
    EXPECT_LE(printed.size(), text.size()) << text << " printed as " << printed;
  }
  EXPECT_GT(valid, 50'000);
}

// What an answer prints can be read back as the same bounds.
TEST(PeriodTextTest, EveryBoundReadsBackAsItself) {
  RandomPeriods random(7);
  for (int i = 0; i < 60'000 && !HasFailure(); ++i) {
    const Period period = random.ValidPeriod();
    const Instant published = random.AnyInstant();
    const Moment moment = random.Chance(50)
                              ? Moment{published, Shift(published, 1), false}
                              : Moment{StartOfDay(DayOf(published)),
                                       StartOfDay(DayOf(published) + random.Number(1, 9)), true};
    const Bounds bounds = Bind(period, moment);
    const std::string printed = FormatBounds(bounds);
    ExpectTight(bounds, printed);
    const absl::StatusOr<Period> again = ParsePeriod(printed);
    ASSERT_TRUE(again.ok()) << printed << ": " << again.status();
    EXPECT_EQ(again->bounds, bounds) << printed;
  }
}

TEST(PeriodTextTest, AnyBytesAreAnsweredWithoutHarm) {
  RandomPeriods random(11);
  const std::string alphabet = "0123456789-/.[]@?~%TZ:+X";
  for (int i = 0; i < 100'000; ++i) {
    std::string text = random.Bytes(static_cast<size_t>(random.Number(0, 30)));
    if (i % 2 == 0) {
      for (char& c : text) c = alphabet[static_cast<uint8_t>(c) % alphabet.size()];
    }
    const absl::StatusOr<Period> period = ParsePeriod(text);
    if (period.ok()) {
      EXPECT_EQ(*ParsePeriod(FormatPeriod(*period)), *period) << text;
    }
  }
  // And texts that are almost right.
  for (int i = 0; i < 100'000; ++i) {
    std::string text = random.PeriodText();
    text[static_cast<size_t>(random.Number(0, static_cast<int64_t>(text.size()) - 1))] =
        alphabet[static_cast<size_t>(random.Number(0, 23))];
    const absl::StatusOr<Period> period = ParsePeriod(text);
    if (period.ok()) {
      EXPECT_EQ(*ParsePeriod(FormatPeriod(*period)), *period) << text;
    }
  }
  EXPECT_FALSE(ParsePeriod(std::string(1 << 20, '[')).ok());
}

}  // namespace
}  // namespace entente
