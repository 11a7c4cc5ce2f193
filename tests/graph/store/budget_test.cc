#include "graph/store/budget.h"

#include "absl/time/clock.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

TEST(Budget, CountsToTheMostAndNoFurther) {
  Budget budget({.edges = 10, .rows = 2, .bytes = 100}, absl::InfiniteFuture(), nullptr);
  EXPECT_TRUE(budget.ChargeEdges(10).ok());
  const absl::Status edges = budget.ChargeEdges(1);
  EXPECT_EQ(edges.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonAt(edges), "BUDGET_EDGES at budget");
  EXPECT_EQ(budget.used().edges, 11u);

  EXPECT_TRUE(budget.ChargeBytes(100).ok());
  EXPECT_EQ(ReasonAt(budget.ChargeBytes(1)), "BUDGET_BYTES at budget");
  budget.ReleaseBytes(51);
  EXPECT_EQ(budget.used().bytes, 50u);
  EXPECT_TRUE(budget.ChargeBytes(50).ok());
  budget.ReleaseBytes(1'000);
  EXPECT_EQ(budget.used().bytes, 0u);

  EXPECT_TRUE(budget.RowsLeft());
  budget.ChargeRows(2);
  EXPECT_FALSE(budget.RowsLeft());
}

TEST(Budget, GivesBackWhatAHoldHeldButForWhatIsKept) {
  Budget budget({.edges = 1, .rows = 1, .bytes = 100}, absl::InfiniteFuture(), nullptr);
  {
    const Budget::Hold outer(budget);
    EXPECT_TRUE(budget.ChargeBytes(40).ok());
    {
      const Budget::Hold inner(budget);
      EXPECT_TRUE(budget.ChargeBytes(30).ok());
      EXPECT_TRUE(budget.ChargeKept(10).ok());
      EXPECT_EQ(ReasonAt(budget.ChargeBytes(21)), "BUDGET_BYTES at budget");
    }
    EXPECT_EQ(budget.used().bytes, 50u);
  }
  EXPECT_EQ(budget.used().bytes, 10u);
  EXPECT_EQ(budget.peak_bytes(), 101u);
}

TEST(Budget, AsksForTimeAndCancellationNowAndThen) {
  int asked = 0;
  bool cancelled = false;
  Budget budget({1'000'000, 1, 1}, absl::InfiniteFuture(), [&] {
    ++asked;
    return cancelled;
  });
  for (int i = 0; i < 1'023; ++i) ASSERT_TRUE(budget.ChargeEdges(1).ok());
  EXPECT_EQ(asked, 0);
  EXPECT_TRUE(budget.ChargeEdges(1).ok());
  EXPECT_EQ(asked, 1);
  cancelled = true;
  EXPECT_TRUE(budget.ChargeEdges(1'023).ok());
  EXPECT_EQ(budget.ChargeEdges(1).code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(budget.Check().code(), absl::StatusCode::kCancelled);
}

TEST(Budget, ADeadlineThatHasPassedEndsTheCall) {
  Budget budget({10'000, 1, 1}, absl::Now() - absl::Seconds(1), nullptr);
  EXPECT_TRUE(budget.ChargeEdges(1).ok());
  EXPECT_EQ(budget.ChargeEdges(1'024).code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(budget.Check().code(), absl::StatusCode::kDeadlineExceeded);
}

}  // namespace
}  // namespace entente
