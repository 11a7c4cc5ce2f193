// Random texts, numbers and values, for the tests of what stores and orders them.
#ifndef ENTENTE_TESTS_GRAPH_ENCODING_RANDOM_VALUES_H_
#define ENTENTE_TESTS_GRAPH_ENCODING_RANDOM_VALUES_H_

#include <string>
#include <utility>
#include <vector>

#include "graph/model/value.h"
#include "tests/graph/model/random_periods.h"

namespace entente {

class RandomValues : public RandomPeriods {
 public:
  using RandomPeriods::RandomPeriods;

  // Few and short, so that equal ones, prefixes and embedded zeros turn up.
  std::string Text() {
    if (Chance(5)) return Bytes(static_cast<size_t>(Number(100, 700)));
    static const std::string kLetters("ab\0\x01\xff", 5);
    std::string text;
    for (int64_t left = Number(0, 4); left > 0; --left) {
      text += kLetters[static_cast<size_t>(Number(0, 4))];
    }
    return text;
  }

  std::vector<std::string> Texts() {
    std::vector<std::string> texts;
    for (int64_t left = Number(0, 3); left > 0; --left) texts.push_back(Text());
    return texts;
  }

  int64_t Int() {
    if (Chance(10)) return Chance(50) ? INT64_MIN : INT64_MAX;
    return Chance(50) ? Number(-3, 3) : Number(INT64_MIN, INT64_MAX);
  }

  double Double() {
    if (Chance(10)) return 0.0;
    return Chance(50) ? static_cast<double>(Number(-5, 5)) / 2
                      : std::uniform_real_distribution<double>(-1e300, 1e300)(engine());
  }

  template <typename E>
  E Enum(int64_t least, int64_t most) {
    return static_cast<E>(Number(least, most));
  }

  template <typename Id>
  Id AnyId() {
    Id id;
    for (uint8_t& byte : id.bytes) byte = static_cast<uint8_t>(Chance(70) ? 0 : Number(0, 255));
    return id;
  }

  Quantity AnyQuantity(int depth) {
    Quantity quantity;
    if (Chance(70)) quantity.best = Double();
    if (Chance(40)) quantity.low = Double();
    if (Chance(40)) quantity.high = Double();
    quantity.qualifier = Enum<QuantityQualifier>(1, 4);
    quantity.unit = Text();
    quantity.measure = Enum<Measure>(0, 3);
    for (int64_t left = depth < 3 ? Number(0, 2) : 0; left > 0; --left) {
      quantity.includes.push_back({Text(), AnyQuantity(depth + 1), Enum<InclusionKind>(1, 3)});
    }
    return quantity;
  }

  Value AnyValue(int depth = 0) {
    switch (Number(1, 15)) {
      case 1:
        return Value{Chance(50)};
      case 2:
        return Value{Int()};
      case 3:
        return Value{Double()};
      case 4:
        return Value{entente::Text{Text(), Text()}};
      case 5:
        return Value{Date{Int(), Int()}};
      case 6:
        return Value{TimeOfDay{Int()}};
      case 7:
        return Value{LocalDateTime{Int()}};
      case 8:
        return Value{ZonedDateTime{Instant{Int()}, static_cast<int32_t>(Number(-1080, 1080))}};
      case 9:
        return Value{Duration{Int(), Int(), Int()}};
      case 10: {
        ValueList list;
        for (int64_t left = depth < 3 ? Number(0, 3) : 0; left > 0; --left) {
          list.items.push_back(AnyValue(depth + 1));
        }
        return Value{std::move(list)};
      }
      case 11:
        return Value{AnyQuantity(depth)};
      case 12:
        return Value{GeoPoint{Double(), Double()}};
      case 13:
        return Value{GeoBox{{Double(), Double()}, {Double(), Double()}}};
      case 14:
        return Value{Chance(50) ? SomeValue{} : SomeValue{Int()}};
      default:
        return Value{NoValue{}};
    }
  }
};

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_ENCODING_RANDOM_VALUES_H_
