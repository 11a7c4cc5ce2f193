#include "graph/query/page.h"

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

// Twelve units in one place, so that pages and budgets have something to cut.
class PageTest : public GraphTest {
 protected:
  static constexpr int kUnits = 12;

  void SetUp() override {
    GraphTest::SetUp();
    std::vector<Claim> claims;
    for (int i = 10; i < 10 + kUnits; ++i) {
      const std::string unit = absl::StrCat("unit", i);
      claims.push_back(Said(unit, "type", Words("Force")));
      claims.push_back(Said(unit, "located_in", "kursk"));
    }
    Say(claims);
  }

  absl::StatusOr<Ending> Run(View& view, uint64_t page, const Bookmark& from = "") {
    return ListPropositions(view, {.predicate = "located_in"}, page, from, [this](PropositionRow) {
      ++rows_;
      return absl::OkStatus();
    });
  }

  int rows_ = 0;
};

TEST_F(PageTest, APageThatHoldsEverythingIsComplete) {
  Reading reading = Read("ALL");
  const auto ending = Run(*reading, kUnits);
  ASSERT_TRUE(ending.ok()) << ending.status();
  EXPECT_TRUE(ending->complete);
  EXPECT_TRUE(ending->resume.empty());
  EXPECT_EQ(rows_, kUnits);
}

TEST_F(PageTest, AFullPageSaysHowToGoOn) {
  Reading reading = Read("ALL");
  const auto ending = Run(*reading, kUnits - 1);
  EXPECT_FALSE(ending->complete);
  EXPECT_EQ(ending->truncated_by, "PAGE_FULL");
  EXPECT_EQ(rows_, kUnits - 1);
  EXPECT_TRUE(Run(*reading, kUnits, ending->resume)->complete);
  EXPECT_EQ(rows_, kUnits);
}

TEST_F(PageTest, ABudgetThatRunsOutAfterProgressEndsThePage) {
  Allowance allowance;
  allowance.most.rows = 5;
  Reading reading = Read("ALL", {}, allowance);
  const auto ending = Run(*reading, 10);
  ASSERT_TRUE(ending.ok()) << ending.status();
  EXPECT_EQ(ending->truncated_by, "BUDGET_ROWS");
  EXPECT_EQ(rows_, 5);
  // The same budget again has no row left: no page without progress.
  EXPECT_EQ(ReasonOf(Run(*reading, 10, ending->resume).status()), "BUDGET_ROWS");
  Reading next = Read("ALL");
  EXPECT_TRUE(Run(*next, 10, ending->resume)->complete);
  EXPECT_EQ(rows_, kUnits);
}

TEST_F(PageTest, ABudgetThatRunsOutBeforeProgressIsTheError) {
  for (uint64_t edges = 0; edges < 13; ++edges) {
    Allowance allowance;
    allowance.most.edges = edges;
    Reading reading = Read("ALL", {}, allowance);
    const auto ending = Run(*reading, 1);
    if (ending.ok()) continue;
    EXPECT_EQ(ending.status().code(), absl::StatusCode::kResourceExhausted);
    EXPECT_EQ(PageEnd(ending.status()), "BUDGET_EDGES") << edges;
  }
  EXPECT_EQ(rows_, 0);
  Allowance allowance;
  allowance.most.bytes = 10;
  Reading reading = Read("ALL", {}, allowance);
  EXPECT_EQ(PageEnd(Run(*reading, 1).status()), "BUDGET_BYTES");
}

TEST_F(PageTest, WhateverTheBudgetItsPagesMakeOneAnswerOrItIsTooSmallForAnyRow) {
  for (uint64_t edges = 1; edges < 200; edges += 7) {
    Allowance allowance;
    allowance.most.edges = edges;
    Bookmark from;
    rows_ = 0;
    while (true) {
      Reading reading = Read("ALL", {}, allowance);
      const auto ending = Run(*reading, 3, from);
      if (!ending.ok()) {
        EXPECT_EQ(PageEnd(ending.status()), "BUDGET_EDGES");
        break;
      }
      if (ending->complete) {
        EXPECT_EQ(rows_, kUnits) << edges;
        break;
      }
      ASSERT_NE(ending->resume, from);
      from = ending->resume;
    }
  }
}

TEST_F(PageTest, ACancelledOrLateCallIsAnErrorNotAnEnding) {
  Allowance cancelled;
  cancelled.cancelled = [] { return true; };
  EXPECT_EQ(Run(*Read("ALL", {}, cancelled), 5).status().code(), absl::StatusCode::kCancelled);
  Allowance late;
  late.deadline = absl::Now() - absl::Seconds(1);
  EXPECT_EQ(Run(*Read("ALL", {}, late), 5).status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(rows_, 0);
}

TEST_F(PageTest, OnlyBudgetsAreBudgets) {
  EXPECT_EQ(PageEnd(absl::OkStatus()), "");
  EXPECT_EQ(PageEnd(absl::ResourceExhaustedError("disk")), "");
  EXPECT_EQ(PageEnd(WithDetail(absl::ResourceExhaustedError("graphs"), {"GRAPHS", "", ""})), "");
  EXPECT_EQ(PageEnd(WithDetail(absl::AbortedError("x"), {"BUDGET_EDGES", "", ""})), "");
}

}  // namespace
}  // namespace entente
