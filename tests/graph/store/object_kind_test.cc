#include "graph/store/object_kind.h"

#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(ObjectKind, EachValueIsOfItsKindsAndOfNoOther) {
  const std::vector<std::pair<Value, std::vector<ValueKind>>> cases = {
      {{true}, {ValueKind::kBool}},
      {{int64_t{1}}, {ValueKind::kInteger}},
      {{1.5}, {ValueKind::kNumber}},
      {{Text{}}, {ValueKind::kText}},
      {{Date{}}, {ValueKind::kDate, ValueKind::kMoment}},
      {{TimeOfDay{}}, {ValueKind::kTime}},
      {{LocalDateTime{}}, {ValueKind::kDateTime}},
      {{ZonedDateTime{}}, {ValueKind::kDateTime, ValueKind::kMoment}},
      {{Duration{}}, {ValueKind::kDuration}},
      {{ValueList{}}, {ValueKind::kList}},
      {{Quantity{}}, {ValueKind::kQuantity}},
      {{GeoPoint{}}, {ValueKind::kGeo}},
      {{GeoBox{}}, {ValueKind::kGeo}},
  };
  for (const auto& [value, kinds] : cases) {
    EXPECT_FALSE(IsUnnamed(value));
    for (int number = 0; number <= static_cast<int>(ValueKind::kGeo); ++number) {
      const auto kind = static_cast<ValueKind>(number);
      bool expected = kind == ValueKind::kAny;
      for (const ValueKind own : kinds) expected = expected || own == kind;
      EXPECT_EQ(IsOfKind(value, kind), expected) << value.value.index() << " " << KindName(kind);
    }
  }
}

TEST(ObjectKind, WhatIsNotNamedIsOfEveryKind) {
  for (const Value& value : {Value{SomeValue{3}}, Value{NoValue{}}}) {
    EXPECT_TRUE(IsUnnamed(value));
    EXPECT_TRUE(IsOfKind(value, ValueKind::kQuantity));
    EXPECT_TRUE(IsOfKind(value, ValueKind::kText));
  }
}

}  // namespace
}  // namespace entente
