#include "server/convert/enums.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(EnumsTest, ZeroIsTheDefaultAndUnknownNumbersAreNamed) {
  EXPECT_EQ(*StanceFromWire(0, "stance"), Stance::kAsserts);
  EXPECT_EQ(*StanceFromWire(4, "stance"), Stance::kDeclines);
  EXPECT_EQ(*MoodFromWire(0, "mood"), Mood::kFact);
  EXPECT_EQ(*MoodFromWire(4, "mood"), Mood::kHypothesis);
  for (const int number : {5, -1, 1'000}) {
    const absl::Status status = MoodFromWire(number, "mood").status();
    const auto detail = DetailOf(status);
    ASSERT_TRUE(detail.has_value());
    EXPECT_EQ(detail->reason, "UNKNOWN_NUMBER");
    EXPECT_EQ(detail->field, "mood");
    EXPECT_EQ(detail->value, std::to_string(number));
  }
}

}  // namespace
}  // namespace entente
