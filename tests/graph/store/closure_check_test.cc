#include "graph/store/closure_check.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

class ClosureCheckTest : public ::testing::Test {
 protected:
  ClosureCheckTest() {
    graph_.Furnish();
    std::vector<Change> types;
    for (const char* id : {"a", "b", "c", "d", "e"}) types.push_back(TypeOf(id, "Region"));
    graph_.Must(types);
  }
  // What a SAME_AS between two would be told, with at most `most` hanging together.
  std::string Told(const EntityId& a, const EntityId& b, size_t most) {
    Draft draft(graph_.engine(), graph_.store().Head());
    return ReasonAt(ClosureCheck(most, draft).Check(SameAs{a, b}));
  }
  TestGraph graph_;
};

TEST_F(ClosureCheckTest, SoManyHangTogetherAndNoMore) {
  graph_.MustJudge(SameAs{"a", "b"});
  graph_.MustJudge(SameAs{"d", "c"});
  EXPECT_EQ(Told("b", "c", 4), "OK");
  EXPECT_EQ(Told("b", "c", 3), "LIMIT_MEMBERS at a");
  EXPECT_EQ(Told("e", "a", 3), "OK");
  EXPECT_EQ(Told("e", "a", 2), "LIMIT_MEMBERS at a");
}

TEST_F(ClosureCheckTest, WhatIsBlockedCountsAndWhatIsUndoneDoesNot) {
  const JudgementId undone = graph_.MustJudge(SameAs{"a", "b"});
  graph_.MustJudge(NotSameAs{"b", "c"});
  graph_.MustJudge(SameAs{"b", "c"});
  EXPECT_EQ(Told("a", "e", 3), "LIMIT_MEMBERS at a");
  graph_.MustJudge(RetractJudgement{undone});
  EXPECT_EQ(Told("a", "e", 2), "OK");
  EXPECT_EQ(Told("c", "e", 2), "LIMIT_MEMBERS at a");
}

TEST_F(ClosureCheckTest, ACommitIsRefusedAsAWhole) {
  std::vector<Change> types;
  std::vector<Change> joins;
  const size_t most = Limits().closure_members;
  for (size_t i = 0; i <= most; ++i) types.push_back(TypeOf(absl::StrCat("m", i), "Region"));
  for (size_t i = 0; i < most; ++i) {
    joins.push_back(Judges(SameAs{absl::StrCat("m", i), absl::StrCat("m", i + 1)}));
  }
  graph_.Must(types);
  EXPECT_EQ(ReasonAt(graph_.MustFail(joins)), "LIMIT_MEMBERS at changes[0].judgement.same_as.a");
  joins.pop_back();
  graph_.Must(joins);
}

}  // namespace
}  // namespace entente
