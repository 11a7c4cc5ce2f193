#include "graph/store/object_kind.h"

#include <variant>

namespace entente {
namespace {

template <typename... T>
bool Holds(const Value& value) {
  return (std::holds_alternative<T>(value.value) || ...);
}

}  // namespace

bool IsUnnamed(const Value& value) { return Holds<SomeValue, NoValue>(value); }

bool IsOfKind(const Value& value, ValueKind kind) {
  if (IsUnnamed(value)) return true;
  switch (kind) {
    case ValueKind::kEntity:
      return false;
    case ValueKind::kAny:
      return true;
    case ValueKind::kBool:
      return Holds<bool>(value);
    case ValueKind::kInteger:
      return Holds<int64_t>(value);
    case ValueKind::kNumber:
      return Holds<double>(value);
    case ValueKind::kText:
      return Holds<Text>(value);
    case ValueKind::kDate:
      return Holds<Date>(value);
    case ValueKind::kTime:
      return Holds<TimeOfDay>(value);
    case ValueKind::kDateTime:
      return Holds<LocalDateTime, ZonedDateTime>(value);
    case ValueKind::kMoment:
      return Holds<Date, ZonedDateTime>(value);
    case ValueKind::kDuration:
      return Holds<Duration>(value);
    case ValueKind::kList:
      return Holds<ValueList>(value);
    case ValueKind::kQuantity:
      return Holds<Quantity>(value);
    case ValueKind::kGeo:
      return Holds<GeoPoint, GeoBox>(value);
  }
  return false;
}

absl::string_view KindName(ValueKind kind) {
  switch (kind) {
    case ValueKind::kEntity:
      return "an entity";
    case ValueKind::kAny:
      return "a value";
    case ValueKind::kBool:
      return "true or false";
    case ValueKind::kInteger:
      return "an integer";
    case ValueKind::kNumber:
      return "a number";
    case ValueKind::kText:
      return "a text";
    case ValueKind::kDate:
      return "a date";
    case ValueKind::kTime:
      return "a time of day";
    case ValueKind::kDateTime:
      return "a date with a time of day";
    case ValueKind::kMoment:
      return "a date, or a datetime with its zone";
    case ValueKind::kDuration:
      return "a duration";
    case ValueKind::kList:
      return "a list";
    case ValueKind::kQuantity:
      return "a quantity";
    case ValueKind::kGeo:
      return "a point or a box";
  }
  return "a value";
}

}  // namespace entente
