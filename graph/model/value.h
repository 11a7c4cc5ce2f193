// Values: what an attribute says, and what qualifiers hold. Plain structs, no I/O.
#ifndef ENTENTE_GRAPH_MODEL_VALUE_H_
#define ENTENTE_GRAPH_MODEL_VALUE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "graph/model/instant.h"

namespace entente {

struct Text {
  std::string text;      // UTF-8
  std::string language;  // BCP 47, may be empty
  friend bool operator==(const Text&, const Text&) = default;
};

// One of the days first_day..last_day (days since 1970-01-01, both included).
struct Date {
  int64_t first_day = 0;
  int64_t last_day = 0;
  friend bool operator==(const Date&, const Date&) = default;
};

struct TimeOfDay {
  int64_t micros = 0;  // since midnight, 0 .. kMicrosPerDay-1
  friend bool operator==(const TimeOfDay&, const TimeOfDay&) = default;
};

struct LocalDateTime {
  int64_t micros = 0;  // as if it were UTC
  friend bool operator==(const LocalDateTime&, const LocalDateTime&) = default;
};

struct ZonedDateTime {
  Instant instant;
  int32_t offset_minutes = 0;  // east of UTC, -1080..1080
  friend bool operator==(const ZonedDateTime&, const ZonedDateTime&) = default;
};

struct Duration {
  int64_t months = 0;
  int64_t days = 0;
  int64_t micros = 0;
  friend bool operator==(const Duration&, const Duration&) = default;
};

enum class QuantityQualifier : uint8_t { kExact = 1, kAbout = 2, kAtLeast = 3, kAtMost = 4 };
enum class Measure : uint8_t { kUnstated = 0, kStock = 1, kFlow = 2, kPlan = 3 };
enum class InclusionKind : uint8_t { kNested = 1, kDisjoint = 2, kUnknown = 3 };

struct Inclusion;

// Identity: best, low, high, unit, measure. At least one figure is set.
struct Quantity {
  std::optional<double> best;
  std::optional<double> low;
  std::optional<double> high;
  QuantityQualifier qualifier = QuantityQualifier::kExact;
  std::string unit;
  Measure measure = Measure::kUnstated;
  std::vector<Inclusion> includes;
  bool operator==(const Quantity& other) const;
};

struct Inclusion {
  std::string what;
  Quantity quantity;
  InclusionKind kind = InclusionKind::kUnknown;
  friend bool operator==(const Inclusion&, const Inclusion&) = default;
};

// Closed interval of the figures a quantity admits; infinities where unbounded.
struct Interval {
  double low = 0;
  double high = 0;
};
// Stated bounds, completed by the qualifier: exact = best, about = best -+ 10 %, at_least =
// [best, inf), at_most = [0, best]; without best, a missing bound is unbounded (low: 0 for counts
// is not assumed).
Interval IntervalOf(const Quantity& quantity);

struct GeoPoint {
  double latitude = 0;   // degrees north, -90..90
  double longitude = 0;  // degrees east, -180..180
  friend bool operator==(const GeoPoint&, const GeoPoint&) = default;
};
struct GeoBox {
  GeoPoint south_west;
  GeoPoint north_east;
  friend bool operator==(const GeoBox&, const GeoBox&) = default;
};

struct SomeValue {
  std::optional<int64_t> count;
  friend bool operator==(const SomeValue&, const SomeValue&) = default;
};
struct NoValue {
  friend bool operator==(const NoValue&, const NoValue&) = default;
};

struct Value;
struct ValueList {
  std::vector<Value> items;
  bool operator==(const ValueList& other) const;
};

struct Value {
  std::variant<bool, int64_t, double, Text, Date, TimeOfDay, LocalDateTime, ZonedDateTime, Duration,
               ValueList, Quantity, GeoPoint, GeoBox, SomeValue, NoValue>
      value;
  bool operator==(const Value& other) const;
};

// What makes two values one: a quantity loses qualifier and includes, an unnamed value its count.
Value IdentityOf(const Value& value);

// kInvalidArgument for what no claim can say: NaN or infinite doubles, inverted quantities or
// boxes, coordinates out of range, text that is not UTF-8 or too long, nesting too deep, a count
// below 1, a unit missing. Names the offending value.
absl::Status Validate(const Value& value);

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_VALUE_H_
