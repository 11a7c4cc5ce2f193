#include "clients/cli/line_origins.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(LineOriginsTest, AMillionLinesThatAreAlikeAreOneStretch) {
  LineOrigins origins;
  for (uint64_t line = 1; line <= 1'000'000; ++line) origins.Add(line, 1);
  EXPECT_EQ(origins.stretches(), 1u);
  EXPECT_EQ(origins.Of(765'432)->line, 765'433u);
  EXPECT_EQ(origins.Of(999'999)->line, 1'000'000u);
  EXPECT_FALSE(origins.Of(1'000'000).has_value());
}

TEST(LineOriginsTest, EmptyLinesAndThoseOfSeveralChangesAreTold) {
  LineOrigins origins;
  EXPECT_FALSE(origins.Of(0).has_value());
  origins.Add(2, 1);
  origins.Add(3, 3);
  origins.Add(4, 3);
  origins.Add(5, 0);
  origins.Add(9, 3);
  const uint64_t lines[] = {2, 3, 3, 3, 4, 4, 4, 9, 9, 9};
  const uint64_t begins[] = {0, 1, 1, 1, 4, 4, 4, 7, 7, 7};
  for (uint64_t change = 0; change < 10; ++change) {
    EXPECT_EQ(origins.Of(change)->line, lines[change]) << change;
    EXPECT_EQ(origins.Of(change)->begin, begins[change]) << change;
  }
  EXPECT_FALSE(origins.Of(10).has_value());
}

}  // namespace
}  // namespace entente
