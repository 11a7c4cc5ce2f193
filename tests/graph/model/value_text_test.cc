#include "graph/model/value_text.h"

#include "gtest/gtest.h"
#include "tests/graph/model/random_periods.h"

namespace entente {
namespace {

TEST(ValueTextTest, DatesReadBack) {
  for (const absl::string_view text :
       {"2024-10-24", "2024-10", "2024", "[2024-10-17..2024-10-18]", "-0044-03-15"}) {
    const absl::StatusOr<Date> date = ParseDate(text);
    ASSERT_TRUE(date.ok()) << date.status();
    EXPECT_EQ(FormatDate(*date), text);
  }
  EXPECT_EQ(ParseDate("1970-01")->last_day, 30);
  for (const absl::string_view text : {"", "2024-10-24T12:00Z", "2024-10-17/2024-10-18", "soon"}) {
    const absl::Status status = ParseDate(text).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_EQ(status.message().find(absl::StrCat("\"", text, "\"")), 0u) << status;
  }
}

TEST(ValueTextTest, TimesReadBack) {
  RandomPeriods random(1);
  for (int i = 0; i < 5'000; ++i) {
    const TimeOfDay time{random.Number(0, kMicrosPerDay - 1)};
    EXPECT_EQ(*ParseTimeOfDay(FormatTimeOfDay(time)), time);
  }
  EXPECT_EQ(FormatTimeOfDay(*ParseTimeOfDay("12:44")), "12:44:00");
  EXPECT_FALSE(ParseTimeOfDay("24:00").ok());
}

TEST(ValueTextTest, DateTimesReadBack) {
  RandomPeriods random(2);
  for (int i = 0; i < 5'000; ++i) {
    const Value local{LocalDateTime{random.AnyInstant().micros}};
    EXPECT_EQ(*ParseDateTime(FormatDateTime(std::get<LocalDateTime>(local.value))), local);
    const Value zoned{
        ZonedDateTime{random.AnyInstant(), static_cast<int32_t>(random.Number(-1080, 1080))}};
    if (!Validate(zoned).ok()) continue;  // the local time would leave the calendar
    EXPECT_EQ(*ParseDateTime(FormatDateTime(std::get<ZonedDateTime>(zoned.value))), zoned);
  }
  EXPECT_EQ(FormatValue(*ParseDateTime("2024-10-25T15:44+03:00")), "2024-10-25T15:44:00+03:00");
  EXPECT_EQ(FormatValue(*ParseDateTime("2024-10-25T15:44-03:30")), "2024-10-25T15:44:00-03:30");
  EXPECT_EQ(FormatValue(*ParseDateTime("2024-10-25T15:44")), "2024-10-25T15:44:00");
  EXPECT_FALSE(ParseDateTime("2024-10-25").ok());
  EXPECT_FALSE(ParseDateTime("-9999-01-01T00:00+01:00").ok());
}

TEST(ValueTextTest, ReadsDurations) {
  EXPECT_EQ(*ParseDuration("P1Y2M3DT4H5M6.5S"), (Duration{14, 3, 14'706'500'000}));
  EXPECT_EQ(*ParseDuration("P2W"), (Duration{0, 14, 0}));
  EXPECT_EQ(*ParseDuration("-P1D"), (Duration{0, -1, 0}));
  EXPECT_EQ(*ParseDuration("PT0S"), Duration{});
  EXPECT_EQ(FormatDuration(Duration{}), "PT0S");
  EXPECT_EQ(FormatDuration(*ParseDuration("P1Y2M3DT4H5M6.5S")), "P1Y2M3DT4H5M6.5S");
  for (const absl::string_view text : {"",
                                       "P",
                                       "PT",
                                       "-",
                                       "1D",
                                       "P1",
                                       "P1DT",
                                       "P1D1Y",
                                       "P1H",
                                       "PT1D",
                                       "P1D1D",
                                       "P1.5D",
                                       "PT1.S",
                                       "PT1.1234567S",
                                       "P-1D",
                                       "P99999999999999999999D",
                                       "P9223372036854775807Y",
                                       "P1D ",
                                       "PT1S1M",
                                       "PT1STT"}) {
    EXPECT_EQ(ParseDuration(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
}

TEST(ValueTextTest, DurationsReadBack) {
  RandomPeriods random(4);
  for (int i = 0; i < 20'000; ++i) {
    const int64_t sign = random.Chance(50) ? 1 : -1;
    const auto part = [&]() -> int64_t {
      if (random.Chance(30)) return 0;
      if (random.Chance(5)) return sign > 0 ? INT64_MAX : INT64_MIN;
      return sign * random.Number(0, random.Chance(50) ? 100 : INT64_MAX / 2);
    };
    const Duration duration{part(), part(), part()};
    const absl::StatusOr<Duration> again = ParseDuration(FormatDuration(duration));
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(*again, duration) << FormatDuration(duration);
  }
}

TEST(ValueTextTest, AnyBytesAreAnsweredWithoutHarm) {
  RandomPeriods random(6);
  const std::string alphabet = "0123456789PTYMWDHS.-:Z+[]/";
  for (int i = 0; i < 50'000; ++i) {
    std::string text = random.Bytes(static_cast<size_t>(random.Number(0, 24)));
    for (char& c : text) c = alphabet[static_cast<uint8_t>(c) % alphabet.size()];
    (void)ParseDate(text);
    (void)ParseTimeOfDay(text);
    (void)ParseDateTime(text);
    const absl::StatusOr<Duration> duration = ParseDuration(absl::StrCat("P", text));
    if (duration.ok()) {
      EXPECT_EQ(*ParseDuration(FormatDuration(*duration)), *duration) << text;
    }
  }
}

TEST(ValueTextTest, ShowsEveryKindOfValue) {
  Quantity quantity;
  quantity.best = 12000;
  quantity.qualifier = QuantityQualifier::kAbout;
  quantity.unit = "soldier";
  quantity.measure = Measure::kStock;
  EXPECT_EQ(FormatValue(Value{quantity}), "12000 about soldier stock");
  quantity.low = 10000.5;
  quantity.includes.push_back({"officers", Quantity(), InclusionKind::kNested});
  quantity.includes[0].quantity.high = 500;
  quantity.includes[0].quantity.unit = "officer";
  EXPECT_EQ(FormatValue(Value{quantity}),
            "12000 [10000.5..] about soldier stock, including (nested) officers [..500] officer");
  EXPECT_EQ(FormatValue(Value{true}), "true");
  EXPECT_EQ(FormatValue(Value{int64_t{-7}}), "-7");
  EXPECT_EQ(FormatValue(Value{0.1}), "0.1");
  EXPECT_EQ(FormatValue(Value{Text{"Курськ \"x\"", "uk"}}), "\"Курськ \\\"x\\\"\"@uk");
  EXPECT_EQ(FormatValue(Value{Text{"x", ""}}), "\"x\"");
  EXPECT_EQ(FormatValue(Value{Date{0, 0}}), "1970-01-01");
  EXPECT_EQ(FormatValue(Value{TimeOfDay{0}}), "00:00:00");
  EXPECT_EQ(FormatValue(Value{Duration{1, 0, 0}}), "P1M");
  EXPECT_EQ(FormatValue(Value{ValueList{{Value{true}, Value{NoValue{}}}}}), "[true, NO_VALUE]");
  EXPECT_EQ(FormatValue(Value{GeoPoint{50.5, -30}}), "(50.5, -30)");
  EXPECT_EQ(FormatValue(Value{GeoBox{{1, 2}, {3, 4}}}), "(1, 2)..(3, 4)");
  EXPECT_EQ(FormatValue(Value{SomeValue{}}), "SOME_VALUE");
  EXPECT_EQ(FormatValue(Value{SomeValue{5}}), "SOME_VALUE(5)");
}

}  // namespace
}  // namespace entente
