#include "graph/model/as_of.h"

#include "gtest/gtest.h"
#include "tests/graph/model/random_periods.h"

namespace entente {
namespace {

Instant At(absl::string_view text) { return *ParseInstant(text); }

TEST(AsOfTest, ReadsValidCuts) {
  const Instant now = At("2024-11-01T12:00Z");
  struct Case {
    absl::string_view text, start, end;
  };
  for (const Case& c : {
           Case{"2024-10-27", "2024-10-27T00:00Z", "2024-10-28T00:00Z"},
           Case{"2024-02", "2024-02-01T00:00Z", "2024-03-01T00:00Z"},
           Case{"2024", "2024-01-01T00:00Z", "2025-01-01T00:00Z"},
           Case{"2024-10-01/2024-10-31", "2024-10-01T00:00Z", "2024-11-01T00:00Z"},
           Case{"2024-01/2024-03", "2024-01-01T00:00Z", "2024-04-01T00:00Z"},
           Case{"2024-10-27T12:00Z", "2024-10-27T12:00Z", "2024-10-27T12:00:00.000001Z"},
           Case{"2024-10-27T12:00Z/2024-10-27T15:00+01:00", "2024-10-27T12:00Z",
                "2024-10-27T14:00Z"},
           Case{"now", "2024-11-01T12:00Z", "2024-11-01T12:00:00.000001Z"},
       }) {
    const absl::StatusOr<ValidCut> cut = ParseValidCut(c.text, now);
    ASSERT_TRUE(cut.ok()) << cut.status();
    EXPECT_EQ(*cut, (ValidCut{At(c.start), At(c.end)})) << c.text;
  }
  EXPECT_EQ(*ParseValidCut("ALL", now), (ValidCut{kBeginningOfTime, kEndOfTime}));
  EXPECT_EQ(*ParseValidCut("../..", now), (ValidCut{kBeginningOfTime, kEndOfTime}));
  EXPECT_EQ(*ParseValidCut("/2024-10-27", now),
            (ValidCut{kBeginningOfTime, At("2024-10-28T00:00Z")}));
  EXPECT_EQ(*ParseValidCut("2024-10-27/..", now), (ValidCut{At("2024-10-27T00:00Z"), kEndOfTime}));
}

TEST(AsOfTest, RefusesOtherValidCuts) {
  for (const absl::string_view text :
       {"", "/", "all", "NOW", "tomorrow", "2024-10-32", "2024-10-27T12:00", "a/b",
        "2024-10-27/2024-10-26", "2024-10-27T12:00Z/2024-10-27T12:00Z",
        "2024-10-01/2024-10-02/2024-10-03"}) {
    EXPECT_EQ(ParseValidCut(text, Instant{0}).status().code(), absl::StatusCode::kInvalidArgument)
        << text;
  }
}

TEST(AsOfTest, ValidCutsReadBack) {
  RandomPeriods random(3);
  for (int i = 0; i < 20'000; ++i) {
    ValidCut cut{random.AnyInstant(), random.AnyInstant()};
    if (random.Chance(10)) cut.start = kBeginningOfTime;
    if (random.Chance(10)) cut.end = kEndOfTime;
    if (cut.end <= cut.start) continue;
    const std::string text = FormatValidCut(cut);
    const absl::StatusOr<ValidCut> again = ParseValidCut(text, Instant{0});
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(*again, cut) << text;
  }
  for (const absl::string_view text :
       {"2024-10-27", "2024-02", "2024", "ALL", "2024-10-01/2024-10-30", "2024-10-27/.."}) {
    EXPECT_EQ(FormatValidCut(*ParseValidCut(text, Instant{0})), text);
  }
}

TEST(AsOfTest, ReadsPublishedCuts) {
  const PublishedCut day = *ParsePublishedCut("2024-10-24");
  EXPECT_TRUE(day.dated);
  EXPECT_EQ(FormatPublishedCut(day), "2024-10-24");
  const PublishedCut instant = *ParsePublishedCut("2024-10-24T12:44Z");
  EXPECT_FALSE(instant.dated);
  EXPECT_EQ(FormatPublishedCut(instant), "2024-10-24T12:44:00Z");
  for (const absl::string_view text : {"", "2024-10", "2024-10-24T12:44", "2024-10-24/.."}) {
    EXPECT_FALSE(ParsePublishedCut(text).ok()) << text;
  }
}

TEST(AsOfTest, ComparesPublicationsWithCuts) {
  const auto before = [](absl::string_view publication, absl::string_view cut) {
    return PublishedBefore(*ParseMoment(publication), *ParsePublishedCut(cut));
  };
  // Day against day.
  EXPECT_TRUE(before("2024-10-23", "2024-10-24"));
  EXPECT_FALSE(before("2024-10-24", "2024-10-24"));
  // One of several days: the last one decides.
  EXPECT_FALSE(before("[2024-10-22..2024-10-24]", "2024-10-24"));
  EXPECT_TRUE(before("[2024-10-22..2024-10-23]", "2024-10-24"));
  EXPECT_FALSE(before("2024-10", "2024-10-31"));
  EXPECT_TRUE(before("2024-10", "2024-11-01"));
  // A day against an instant: over at 12:00Z of the next day.
  EXPECT_FALSE(before("2024-10-23", "2024-10-24T00:00Z"));
  EXPECT_FALSE(before("2024-10-23", "2024-10-24T11:59:59.999999Z"));
  EXPECT_TRUE(before("2024-10-23", "2024-10-24T12:00Z"));
  // Instants.
  EXPECT_TRUE(before("2024-10-24T12:44Z", "2024-10-24T12:44:00.000001Z"));
  EXPECT_FALSE(before("2024-10-24T12:44Z", "2024-10-24T12:44Z"));
  EXPECT_TRUE(before("2024-10-23T23:59Z", "2024-10-24"));
  EXPECT_FALSE(before("2024-10-24T00:00Z", "2024-10-24"));
}

TEST(AsOfTest, ReadsRecordedCuts) {
  EXPECT_EQ(*ParseRecordedCut("42"), RecordedCut(Revision{42}));
  EXPECT_EQ(*ParseRecordedCut("0"), RecordedCut(Revision{0}));
  EXPECT_EQ(*ParseRecordedCut("18446744073709551615"), RecordedCut(UINT64_MAX));
  EXPECT_EQ(*ParseRecordedCut("2024-10-24T12:44Z"), RecordedCut(At("2024-10-24T12:44Z")));
  for (const absl::string_view text :
       {"", "-1", "+1", " 1", "18446744073709551616", "2024-10-24", "latest"}) {
    EXPECT_FALSE(ParseRecordedCut(text).ok()) << text;
  }
}

}  // namespace
}  // namespace entente
