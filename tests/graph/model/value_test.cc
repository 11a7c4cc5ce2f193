#include "graph/model/value.h"

#include <cmath>
#include <limits>

#include "graph/model/calendar_text.h"
#include "graph/model/limits.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

Quantity Soldiers(std::optional<double> best, QuantityQualifier qualifier = {}) {
  Quantity quantity;
  quantity.best = best;
  quantity.qualifier = qualifier == QuantityQualifier{} ? QuantityQualifier::kExact : qualifier;
  quantity.unit = "soldier";
  return quantity;
}

Value Nested(uint32_t lists) {
  Value value{ValueList{}};
  for (uint32_t i = 1; i < lists; ++i) value = Value{ValueList{{value}}};
  return value;
}

TEST(ValueTest, AcceptsWhatClaimsSay) {
  const std::vector<Value> values = {
      Value{true},
      Value{INT64_MIN},
      Value{-0.0},
      Value{Text{"Курськ", "uk"}},
      Value{Text{"", ""}},
      Value{Text{std::string(Limits().text_bytes, 'x'), "zh-Hant-TW"}},
      Value{Date{FirstCalendarDay(), EndOfCalendarDays() - 1}},
      Value{TimeOfDay{kMicrosPerDay - 1}},
      Value{LocalDateTime{0}},
      Value{ZonedDateTime{Instant{0}, -1080}},
      Value{Duration{-1, -2, 0}},
      Value{ValueList{}},
      Nested(Limits().nesting),
      Value{Soldiers(12000)},
      Value{Quantity{std::nullopt, 1, 1, QuantityQualifier::kExact, "km", Measure::kFlow, {}}},
      Value{GeoPoint{-90, 180}},
      Value{GeoBox{{50, 170}, {60, -170}}},  // across the 180th meridian
      Value{SomeValue{}},
      Value{SomeValue{1}},
      Value{NoValue{}},
  };
  for (const Value& value : values) EXPECT_TRUE(Validate(value).ok()) << Validate(value);
}

TEST(ValueTest, RefusesWhatNoClaimCanSay) {
  Quantity with_part = Soldiers(12000);
  with_part.includes.push_back({"", Soldiers(3000), InclusionKind::kNested});
  Quantity with_bad_part = Soldiers(12000);
  with_bad_part.includes.push_back({"officers", Soldiers(kNan), InclusionKind::kNested});
  Quantity no_unit = Soldiers(1);
  no_unit.unit = "";
  Quantity deep = Soldiers(1);
  for (uint32_t i = 0; i < Limits().nesting; ++i) {
    Quantity outer = Soldiers(1);
    outer.includes.push_back({"part", deep, InclusionKind::kNested});
    deep = outer;
  }
  const std::vector<Value> values = {
      Value{kNan},
      Value{kInfinity},
      Value{Text{"\xff", ""}},
      Value{Text{std::string(Limits().text_bytes + 1, 'x'), ""}},
      Value{Text{"x", "not a tag"}},
      Value{Text{"x", std::string(36, 'a')}},
      Value{Date{2, 1}},
      Value{Date{FirstCalendarDay() - 1, 0}},
      Value{Date{0, EndOfCalendarDays()}},
      Value{TimeOfDay{-1}},
      Value{TimeOfDay{kMicrosPerDay}},
      Value{LocalDateTime{INT64_MAX}},
      Value{ZonedDateTime{Instant{0}, 1081}},
      Value{ZonedDateTime{kEndOfTime, 0}},
      Value{Duration{1, -1, 0}},
      Nested(Limits().nesting + 1),
      Value{Quantity{2, 3, std::nullopt, QuantityQualifier::kExact, "km", {}, {}}},
      Value{Quantity{std::nullopt, 3, 2, QuantityQualifier::kExact, "km", {}, {}}},
      Value{Soldiers(std::nullopt)},
      Value{Soldiers(kInfinity)},
      Value{with_part},
      Value{with_bad_part},
      Value{no_unit},
      Value{deep},
      Value{GeoPoint{90.5, 0}},
      Value{GeoPoint{kNan, 0}},
      Value{GeoPoint{0, -180.5}},
      Value{GeoBox{{60, 0}, {50, 1}}},
      Value{SomeValue{0}},
      Value{ValueList{{Value{true}, Value{kNan}}}},
  };
  for (size_t i = 0; i < values.size(); ++i) {
    EXPECT_EQ(Validate(values[i]).code(), absl::StatusCode::kInvalidArgument) << i;
  }
}

TEST(ValueTest, CompletesIntervals) {
  const auto interval = [](const Quantity& quantity) {
    const Interval result = IntervalOf(quantity);
    return std::pair(result.low, result.high);
  };
  EXPECT_EQ(interval(Soldiers(100)), std::pair(100.0, 100.0));
  EXPECT_EQ(interval(Soldiers(100, QuantityQualifier::kAbout)), std::pair(90.0, 110.0));
  EXPECT_EQ(interval(Soldiers(-100, QuantityQualifier::kAbout)), std::pair(-110.0, -90.0));
  EXPECT_EQ(interval(Soldiers(100, QuantityQualifier::kAtLeast)), std::pair(100.0, kInfinity));
  EXPECT_EQ(interval(Soldiers(100, QuantityQualifier::kAtMost)), std::pair(0.0, 100.0));
  EXPECT_EQ(interval(Soldiers(-5, QuantityQualifier::kAtMost)), std::pair(-kInfinity, -5.0));
  Quantity stated = Soldiers(100, QuantityQualifier::kAbout);
  stated.low = 50;
  EXPECT_EQ(interval(stated), std::pair(50.0, 110.0));
  Quantity open = Soldiers(std::nullopt);
  open.low = 10;
  EXPECT_EQ(interval(open), std::pair(10.0, kInfinity));
}

TEST(ValueTest, IdentityLosesDetails) {
  Quantity detailed = Soldiers(12000, QuantityQualifier::kAbout);
  detailed.includes.push_back({"officers", Soldiers(500), InclusionKind::kNested});
  EXPECT_NE(Value{detailed}, Value{Soldiers(12000)});
  EXPECT_EQ(IdentityOf(Value{detailed}), Value{Soldiers(12000)});
  EXPECT_EQ(IdentityOf(Value{SomeValue{5}}), Value{SomeValue{}});
  EXPECT_EQ(IdentityOf(Value{ValueList{{Value{SomeValue{5}}}}}),
            Value{ValueList{{Value{SomeValue{}}}}});
  EXPECT_EQ(IdentityOf(Value{Text{"a", "uk"}}), (Value{Text{"a", "uk"}}));
  EXPECT_NE(IdentityOf(Value{Text{"a", "uk"}}), (Value{Text{"a", "en"}}));
  Quantity flow = Soldiers(12000);
  flow.measure = Measure::kFlow;
  EXPECT_NE(IdentityOf(Value{flow}), Value{Soldiers(12000)});
}

}  // namespace
}  // namespace entente
