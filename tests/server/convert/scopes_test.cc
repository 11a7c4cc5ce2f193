#include "server/convert/scopes.h"

#include <gtest/gtest.h>

#include "graph/model/status.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

class ScopesTest : public testing::Test {
 protected:
  void SetUp() override {
    server_.MakeGraph();
    head_ = MustCommit(server_, "first", SomeChanges(1)).revision();
  }
  const Store& store() { return *(*server_.server().premises().Find("g"))->store; }

  RunningServer server_;
  uint64_t head_ = 0;
};

TEST_F(ScopesTest, DefaultsAreNowAndTheHead) {
  const Instant before = SystemClock().Now();
  const auto as_of = AsOfFromWire(v1::AsOf(), store());
  ASSERT_TRUE(as_of.ok()) << as_of.status();
  EXPECT_GE(as_of->valid.start, before);
  EXPECT_EQ(as_of->valid.end, Shift(as_of->valid.start, 1));
  EXPECT_EQ(as_of->valid.mode, ValidMode::kSometime);
  EXPECT_FALSE(as_of->published_before.has_value());
  EXPECT_EQ(as_of->recorded_at, head_);
}

TEST_F(ScopesTest, WhatIsEchoedAsksTheSameAgain) {
  v1::AsOf asked;
  asked.set_valid("2024-10-01/2024-10-31");
  asked.set_mode(v1::VALID_MODE_THROUGHOUT);
  asked.set_published_before("2024-10-24");
  asked.set_judgements(v1::JUDGEMENTS_CUT_CURRENT);
  asked.set_recorded_at("1");
  const auto as_of = AsOfFromWire(asked, store());
  ASSERT_TRUE(as_of.ok()) << as_of.status();
  const v1::ResolvedScope echoed = ScopeToWire("g", *as_of, Lens(), "");
  v1::AsOf again;
  again.set_valid(echoed.valid());
  again.set_mode(echoed.mode());
  again.set_published_before(echoed.published_before());
  again.set_judgements(echoed.judgements());
  again.set_recorded_at(std::to_string(echoed.revision()));
  EXPECT_EQ(*AsOfFromWire(again, store()), *as_of);
}

TEST_F(ScopesTest, LensesAreChosenByNameOrSentAlong) {
  v1::LensChoice choice;
  EXPECT_EQ(LensChoiceFromWire(choice, store())->name, "default");
  choice.set_name("nobody");
  EXPECT_EQ(LensChoiceFromWire(choice, store()).status().code(), absl::StatusCode::kNotFound);
  choice.mutable_inline_()->set_least_origins(2);
  EXPECT_EQ(LensChoiceFromWire(choice, store())->least_origins, 2u);
}

TEST_F(ScopesTest, BudgetsAreAtMostTheLimits) {
  const Limits limits;
  v1::Budget asked;
  EXPECT_EQ(BudgetFromWire(asked, limits)->edges, limits.call_edges);
  asked.set_edges(limits.call_edges);
  EXPECT_TRUE(BudgetFromWire(asked, limits).ok());
  asked.set_edges(limits.call_edges + 1);
  EXPECT_EQ(DetailOf(BudgetFromWire(asked, limits).status())->field, "edges");
}

TEST_F(ScopesTest, TrailersCountWhatIsHiddenByReason) {
  Ending ending;
  ending.complete = false;
  ending.truncated_by = "BUDGET_EDGES";
  ending.hidden[HiddenReason::kForecast] = 3;
  ending.hidden[HiddenReason::kRetracted] = 1;
  Budget budget({10, 10, 10}, absl::InfiniteFuture(), nullptr);
  budget.ChargeRows(4);
  const v1::Trailer wire = TrailerToWire(ending, budget, "token");
  EXPECT_EQ(wire.completion(), v1::COMPLETION_TRUNCATED);
  EXPECT_EQ(wire.next_page_token(), "token");
  EXPECT_EQ(wire.used().rows(), 4u);
  ASSERT_EQ(wire.hidden_size(), 2);
  EXPECT_EQ(wire.hidden(0).reason(), "retracted");
  EXPECT_EQ(wire.hidden(1).reason(), "forecast");
  EXPECT_EQ(wire.hidden(1).count(), 3u);
}

}  // namespace
}  // namespace entente
