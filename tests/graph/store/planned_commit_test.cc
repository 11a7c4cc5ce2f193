#include "graph/store/planned_commit.h"

#include <gtest/gtest.h>

#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

class PlannedCommitTest : public testing::Test {
 protected:
  void SetUp() override { graph_.Furnish(); }
  TestGraph graph_;
};

TEST_F(PlannedCommitTest, PlansWhatWriteThenWrites) {
  const Commit commit = graph_.NewCommit({Says("u1", "located_in", EntityId("kursk"))});
  const Revision head = graph_.store().Head();
  const auto plan = PlanCommit(graph_.store(), commit);
  ASSERT_TRUE(plan.ok()) << plan.status();
  EXPECT_EQ(plan->head, head);
  EXPECT_EQ(plan->result.revision, head + 1);
  EXPECT_TRUE(plan->result.changed);
  EXPECT_EQ(graph_.store().Head(), head);
  const auto written = graph_.store().Write(commit);
  ASSERT_TRUE(written.ok()) << written.status();
  EXPECT_EQ(written->revision, plan->result.revision);
  EXPECT_EQ(written->results.front().record.id, plan->result.results.front().record.id);
  const auto log = graph_.engine().Tail({head + 1, 0}, 10'000);
  ASSERT_TRUE(log.ok());
  std::vector<Row> truth;
  for (const Row& row : plan->rows) {
    if (row.kind == RowKind::kTruth) truth.push_back(row);
  }
  EXPECT_EQ(truth, log->rows);
}

TEST_F(PlannedCommitTest, RefusesWhatWriteRefuses) {
  const Commit commit = graph_.NewCommit({Says("u1", "located_in", EntityId("nowhere"))});
  const auto plan = PlanCommit(graph_.store(), commit);
  EXPECT_EQ(ReasonAt(plan.status()), ReasonAt(graph_.MustFail(commit)));
}

TEST_F(PlannedCommitTest, WhatChangesNothingHasNoRows) {
  const Claim claim = Says("u1", "located_in", EntityId("kursk"));
  graph_.Must({claim});
  const auto again = PlanCommit(graph_.store(), graph_.NewCommit({claim}));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->rows.empty());
  EXPECT_EQ(again->result.revision, graph_.store().Head());
}

TEST_F(PlannedCommitTest, ADraftGraphIsTheGraphOneRevisionOn) {
  const Commit commit = graph_.NewCommit({Says("u1", "located_in", EntityId("kursk"))});
  auto plan = PlanCommit(graph_.store(), commit);
  ASSERT_TRUE(plan.ok()) << plan.status();
  const auto draft = DraftGraph::Make(graph_.store(), *std::move(plan));
  ASSERT_TRUE(draft.ok()) << draft.status();
  EXPECT_EQ((*draft)->store().Head(), graph_.store().Head() + 1);
  EXPECT_EQ((*draft)->store().graph().name, graph_.store().graph().name);
  const auto record = (*draft)->store().RecordOf(graph_.store().Head() + 1);
  ASSERT_TRUE(record.ok()) << record.status();
  EXPECT_EQ(record->request_id, commit.request_id);
}

}  // namespace
}  // namespace entente
