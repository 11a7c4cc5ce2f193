#include "graph/encoding/ordered.h"

#include <limits>
#include <tuple>

#include "gtest/gtest.h"
#include "tests/graph/encoding/random_records.h"

namespace entente {
namespace {

using Tuple = std::tuple<std::string, uint64_t, int64_t, double, std::string>;

std::string Key(const Tuple& tuple) {
  std::string key;
  AppendOrdered(&key, absl::string_view(std::get<0>(tuple)));
  AppendOrdered(&key, std::get<1>(tuple));
  AppendOrderedSigned(&key, std::get<2>(tuple));
  AppendOrderedDouble(&key, std::get<3>(tuple));
  AppendOrdered(&key, absl::string_view(std::get<4>(tuple)));
  return key;
}

Tuple AnyTuple(RandomRecords& random) {
  return {random.Text(), static_cast<uint64_t>(random.Int()), random.Int(), random.Double(),
          random.Text()};
}

// Bytes compare as unsigned: what an engine does. std::string compares chars that way, too.
TEST(OrderedTest, ByteOrderIsTupleOrder) {
  RandomRecords random(71);
  for (int i = 0; i < 100'000; ++i) {
    const Tuple a = AnyTuple(random);
    Tuple b = AnyTuple(random);
    // Often equal at the front, so that the later parts decide.
    if (random.Chance(70)) std::get<0>(b) = std::get<0>(a);
    if (random.Chance(70)) std::get<1>(b) = std::get<1>(a);
    if (random.Chance(70)) std::get<2>(b) = std::get<2>(a);
    if (random.Chance(50)) std::get<3>(b) = std::get<3>(a);
    const std::string key_a = Key(a);
    const std::string key_b = Key(b);
    ASSERT_EQ(key_a < key_b, a < b);
    ASSERT_EQ(key_a == key_b, a == b);
    if (a != b) {
      ASSERT_NE(key_b.compare(0, key_a.size(), key_a), 0) << "one key is the beginning of another";
    }
  }
}

TEST(OrderedTest, OrdersNumbersAcrossZeroAndInfinity) {
  const double infinity = std::numeric_limits<double>::infinity();
  std::string last;
  for (const double number :
       {-infinity, -1e300, -1.0, -1e-300, 0.0, 1e-300, 1.0, 1e300, infinity}) {
    std::string key;
    AppendOrderedDouble(&key, number);
    EXPECT_LT(last, key);
    last = key;
  }
  std::string minus, plus;
  AppendOrderedDouble(&minus, -0.0);
  AppendOrderedDouble(&plus, 0.0);
  EXPECT_EQ(minus, plus);
}

TEST(OrderedTest, TakesBackWhatWasAppended) {
  RandomRecords random(72);
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = random.Text();
    const uint64_t number = static_cast<uint64_t>(random.Int());
    std::string key;
    AppendOrdered(&key, absl::string_view(text));
    AppendOrdered(&key, number);
    key += "rest";
    absl::string_view bytes(key);
    EXPECT_EQ(*TakeOrderedText(&bytes), text);
    EXPECT_EQ(*TakeOrderedNumber(&bytes), number);
    EXPECT_EQ(*TakeBytes(&bytes, 4), "rest");
    EXPECT_TRUE(bytes.empty());
  }
}

TEST(OrderedTest, BrokenBytesAreDataLoss) {
  for (const std::string& broken :
       {std::string(), std::string("ab"), std::string("a\0", 2), std::string("a\0\x02", 3)}) {
    absl::string_view bytes(broken);
    EXPECT_EQ(TakeOrderedText(&bytes).status().code(), absl::StatusCode::kDataLoss);
    EXPECT_EQ(bytes, broken);
  }
  absl::string_view seven("1234567");
  EXPECT_EQ(TakeOrderedNumber(&seven).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(TakeBytes(&seven, 8).status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace entente
