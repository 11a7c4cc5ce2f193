#include "graph/resolve/pace.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(PaceTest, TellsOfEveryThousandStepsAndOfWhatIsTaken) {
  uint64_t told = 0;
  uint64_t bytes = 0;
  const Proceed proceed = [&](uint64_t taken) {
    ++told;
    bytes += taken;
    return absl::OkStatus();
  };
  Pace pace(proceed);
  for (uint64_t i = 0; i < 3 * Pace::kSteps - 1; ++i) EXPECT_TRUE(pace.Step());
  EXPECT_EQ(told, 2u);
  EXPECT_TRUE(pace.Step());
  EXPECT_EQ(told, 3u);
  EXPECT_EQ(bytes, 0u);
  EXPECT_TRUE(pace.Take(7));
  EXPECT_EQ(bytes, 7u);
}

TEST(PaceTest, OnceToldToStopItStopsAndAsksNoMore) {
  int told = 0;
  const Proceed proceed = [&](uint64_t) {
    ++told;
    return absl::CancelledError("enough");
  };
  Pace pace(proceed);
  EXPECT_FALSE(pace.Take(1));
  for (uint64_t i = 0; i < 2 * Pace::kSteps; ++i) EXPECT_FALSE(pace.Step());
  EXPECT_EQ(told, 1);
  EXPECT_EQ(pace.status(), absl::CancelledError("enough"));
}

TEST(PaceTest, NobodyToTell) {
  const Proceed nobody;
  Pace pace(nobody);
  for (uint64_t i = 0; i < 2 * Pace::kSteps; ++i) EXPECT_TRUE(pace.Step());
  EXPECT_TRUE(pace.Take(uint64_t{1} << 40));
}

}  // namespace
}  // namespace entente
