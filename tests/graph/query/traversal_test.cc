#include "graph/query/traversal.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "graph/query/resumed_rows.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class TraversalTest : public GraphTest {
 protected:
  void SetUp() override {
    GraphTest::SetUp();
    for (const absl::string_view state : {"a", "b", "c", "d", "e"}) TypeOf(state, "State");
  }

  std::vector<std::string> Reached(const TraversalPattern& pattern, absl::string_view valid = "ALL",
                                   uint64_t page = kNoEnd) {
    std::vector<std::string> texts;
    const auto ask = [&](View& view, uint64_t size, const Bookmark& from, auto sink) {
      ResumedRows<Traversal> pages(view, [&] { return Traversal::Begin(view, pattern); });
      return pages.Page(size, from, sink);
    };
    const auto answer = Pages<TraversalRow>(ValidAt(valid), page, ask);
    for (const TraversalRow& row : answer.rows) {
      texts.push_back(absl::StrCat(row.depth, " ", row.via, " ", row.edge.neighbor));
    }
    hidden_ = answer.hidden;
    return texts;
  }

  Hidden hidden_;
};

TEST_F(TraversalTest, NearestFirstEachOnceOnPagesOfAnySize) {
  Say({Said("a", "aids", "b"), Said("a", "aids", "c"), Said("b", "aids", "c"),
       Said("b", "aids", "d"), Said("c", "aids", "d"), Said("d", "aids", "e")});
  for (const uint64_t page : {uint64_t{1}, uint64_t{2}, kNoEnd}) {
    EXPECT_THAT(Reached({.starts = {"a"}, .hops = 3}, "ALL", page),
                ElementsAre("1 a b", "1 a c", "2 b d", "3 d e"));
  }
  EXPECT_THAT(Reached({.starts = {"a"}, .hops = 1}), ElementsAre("1 a b", "1 a c"));
  EXPECT_THAT(Reached({.starts = {"a", "d"}, .hops = 1}), ElementsAre("1 a b", "1 a c", "1 d e"));
}

TEST_F(TraversalTest, AnEntityLeadsOnByAnotherWayThanItWasFirstReachedBy) {
  Say({Said("a", "aids", "b").When("2024-01-01/2024-01-31"),
       Said("a", "aids", "c").When("2024-03-01/2024-03-31"),
       Said("c", "aids", "b").When("2024-03-01/2024-03-31"),
       Said("b", "aids", "d").When("2024-03-01/2024-03-31")});
  EXPECT_THAT(Reached({.starts = {"a"}, .hops = 2}, "2024"), ElementsAre("1 a b", "1 a c"));
  EXPECT_THAT(Reached({.starts = {"a"}, .hops = 3}, "2024"),
              ElementsAre("1 a b", "1 a c", "3 b d"));
  EXPECT_THAT(Reached({.starts = {"a"}, .hops = 2, .time = PathTime::kTimeRespecting}, "2024"),
              ElementsAre("1 a b", "1 a c", "2 b d"));
}

TEST_F(TraversalTest, EachHopHasItsStepAndTheLastIsRepeated) {
  Say({Said("a", "aids", "b"), Said("b", "opposes", "c"), Said("c", "opposes", "d"),
       Said("b", "aids", "e")});
  const HopPattern aids{.predicates = {"aids"}, .direction = Direction::kOut};
  const HopPattern opposes{.predicates = {"opposes"}, .direction = Direction::kOut};
  EXPECT_THAT(Reached({.starts = {"a"}, .hops_as = {aids, opposes}, .hops = 4}),
              ElementsAre("1 a b", "2 b c", "3 c d"));
  EXPECT_THAT(Reached({.starts = {"a"}, .hops_as = {opposes}, .hops = 4}), IsEmpty());
}

TEST_F(TraversalTest, WhatWouldHaveLedOnIsCountedAsHidden) {
  Say({Said("a", "aids", "b"), Said("b", "aids", "c").As(Stance::kDenies),
       Said("b", "opposes", "a").As(Stance::kDenies)});
  EXPECT_THAT(Reached({.starts = {"a"}, .hops = 2}), ElementsAre("1 a b"));
  EXPECT_EQ(hidden_[HiddenReason::kDenied], 2u);
}

TEST_F(TraversalTest, WhatUsesUpABudgetOfEdgesCannotBeResumed) {
  Say({Said("a", "aids", "b"), Said("b", "aids", "c"), Said("c", "aids", "d")});
  const TraversalPattern pattern{.starts = {"a"}, .hops = 8};
  Allowance allowance;
  allowance.most.edges = 0;
  // The least budget that is enough for a row is not enough for all.
  for (bool answered = false; !answered;) {
    ++allowance.most.edges;
    Reading reading = Read("2024-01-01T00:00Z", {}, allowance);
    ResumedRows<Traversal> pages(*reading, [&] { return Traversal::Begin(*reading, pattern); });
    uint64_t rows = 0;
    const auto ending = pages.Page(kNoEnd, "", [&](TraversalRow) {
      ++rows;
      return absl::OkStatus();
    });
    answered = ending.ok();
    if (!answered) {
      EXPECT_EQ(ReasonOf(ending.status()), "BUDGET_EDGES");
      EXPECT_EQ(rows, 0u);
      continue;
    }
    EXPECT_FALSE(ending->complete);
    EXPECT_EQ(ending->truncated_by, "BUDGET_EDGES");
    EXPECT_EQ(ending->resume, "");
    EXPECT_EQ(rows, 1u);
  }
}

TEST_F(TraversalTest, BookmarksOfAnotherKindAreRefused) {
  Reading reading = Read("ALL");
  ResumedRows<Traversal> pages(
      *reading, [&] { return Traversal::Begin(*reading, TraversalPattern{.starts = {"a"}}); });
  const auto sink = [](TraversalRow) { return absl::OkStatus(); };
  EXPECT_EQ(ReasonOf(pages.Page(1, "x", sink).status()), "PAGE_TOKEN_INVALID");
  Bookmark beyond;
  AppendOrdered(&beyond, uint64_t{7});
  EXPECT_EQ(ReasonOf(pages.Page(1, beyond, sink).status()), "PAGE_TOKEN_INVALID");
}

}  // namespace
}  // namespace entente
