#include "graph/query/paths.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PathSearchTest : public GraphTest {
 protected:
  void SetUp() override {
    GraphTest::SetUp();
    for (const absl::string_view state : {"a", "b", "c", "d", "e"}) TypeOf(state, "State");
  }

  std::vector<std::string> Found(const PathPattern& pattern, absl::string_view valid = "ALL",
                                 const Lens& lens = {}) {
    Reading reading = Read(valid, lens);
    auto search = PathSearch::Begin(*reading, pattern);
    EXPECT_TRUE(search.ok()) << search.status();
    std::vector<std::string> texts;
    while (search.ok()) {
      const auto path = search->Next();
      EXPECT_TRUE(path.ok()) << path.status();
      if (!path.ok() || !path->has_value()) break;
      std::string text = (*path)->from;
      for (const NeighborRow& hop : (*path)->hops) absl::StrAppend(&text, " ", hop.neighbor);
      texts.push_back(text);
    }
    hidden_ = search->hidden();
    return texts;
  }
  static PathPattern All(absl::string_view from, absl::string_view to, uint32_t hops = 4) {
    return {.from = EntityId(from), .to = EntityId(to), .mode = PathMode::kSimple, .hops = hops};
  }

  Hidden hidden_;
};

TEST_F(PathSearchTest, ShortestFirstThenInOrder) {
  Say({Said("a", "aids", "b"), Said("b", "aids", "d"), Said("a", "aids", "c"),
       Said("c", "aids", "d"), Said("c", "aids", "b"), Said("a", "opposes", "d")});
  EXPECT_THAT(Found(All("a", "d")), ElementsAre("a d", "a b d", "a c d", "a b c d", "a c b d"));
  PathPattern pattern = All("a", "d");
  pattern.most = 2;
  EXPECT_THAT(Found(pattern), ElementsAre("a d", "a b d"));
  pattern.mode = PathMode::kShortest;
  EXPECT_THAT(Found(pattern), ElementsAre("a d"));
  pattern.hop.predicates = {"aids"};
  pattern.mode = PathMode::kAllShortest;
  pattern.most = 0;
  EXPECT_THAT(Found(pattern), ElementsAre("a b d", "a c d"));
}

TEST_F(PathSearchTest, ParallelPropositionsMakeSeveralPaths) {
  Say({Said("a", "aids", "b").With("kind", "arms"), Said("a", "aids", "b").With("kind", "troops")});
  EXPECT_THAT(Found(All("a", "b")), ElementsAre("a b", "a b"));
}

TEST_F(PathSearchTest, TheShortestThatHoldsTogetherMayBeLongerThanTheShortest) {
  Say({Said("a", "aids", "b").When("2024-01-01/2024-01-31"),
       Said("b", "aids", "e").When("2024-03-01/2024-03-31"),
       Said("a", "aids", "c").When("2024-03-01/2024-03-31"),
       Said("c", "aids", "b").When("2024-03-01/2024-03-31")});
  PathPattern pattern = All("a", "e");
  pattern.mode = PathMode::kShortest;
  EXPECT_THAT(Found(pattern, "2024"), ElementsAre("a c b e"));
  pattern.time = PathTime::kTimeRespecting;
  EXPECT_THAT(Found(pattern, "2024"), ElementsAre("a b e"));
}

TEST_F(PathSearchTest, FromWhicheverEndIsSmallerNothingIsMissed) {
  // A hub at one end, then at the other.
  std::vector<Claim> claims = {Said("b", "aids", "c"), Said("c", "aids", "d")};
  for (int i = 0; i < 300; ++i) {
    const std::string other = absl::StrCat("x-", i);
    claims.push_back(Said(other, "type", Words("State")));
    claims.push_back(Said("a", "aids", other));
  }
  claims.push_back(Said("a", "aids", "b"));
  Say(claims);
  EXPECT_THAT(Found(All("a", "d")), ElementsAre("a b c d"));
  EXPECT_THAT(Found(All("d", "a")), ElementsAre("d c b a"));
  PathPattern out = All("a", "d");
  out.hop.direction = Direction::kOut;
  EXPECT_THAT(Found(out), ElementsAre("a b c d"));
  PathPattern back = All("d", "a");
  back.hop.direction = Direction::kOut;
  EXPECT_THAT(Found(back), IsEmpty());
  back.hop.direction = Direction::kIn;
  EXPECT_THAT(Found(back), ElementsAre("d c b a"));
}

TEST_F(PathSearchTest, RepeatingVerticesRepeatsNoProposition) {
  Say({Said("a", "aids", "b"), Said("b", "aids", "c"), Said("c", "aids", "b"),
       Said("b", "aids", "d")});
  PathPattern pattern = All("a", "d");
  pattern.hop.direction = Direction::kOut;
  EXPECT_THAT(Found(pattern), ElementsAre("a b d"));
  pattern.repeat_vertices = true;
  EXPECT_THAT(Found(pattern), ElementsAre("a b d", "a b c b d"));
}

TEST_F(PathSearchTest, DerivedRowsAreFollowed) {
  TypeOf("pact", "Alliance");
  Say({Said("a", "member_of", "pact"), Said("b", "member_of", "pact"), Said("b", "aids", "c")});
  PathPattern pattern = All("a", "c");
  pattern.hop.predicates = {"allied_with", "aids"};
  EXPECT_THAT(Found(pattern), ElementsAre("a b c"));
}

TEST_F(PathSearchTest, WhatIsHiddenOfTheEdgesIsCountedOnce) {
  Say({Said("a", "aids", "b"), Said("b", "aids", "c"), Said("a", "aids", "c").As(Stance::kDenies)});
  EXPECT_THAT(Found(All("a", "c")), ElementsAre("a b c"));
  EXPECT_EQ(hidden_[HiddenReason::kDenied], 1u);
}

TEST_F(PathSearchTest, HopsAreLimitedAndEndsDiffer) {
  Say({Said("a", "aids", "b"), Said("b", "aids", "c")});
  EXPECT_THAT(Found(All("a", "c", 1)), IsEmpty());
  EXPECT_THAT(Found(All("a", "c", 32)), ElementsAre("a b c"));
  Reading reading = Read("ALL");
  EXPECT_EQ(ReasonOf(PathSearch::Begin(*reading, All("a", "a")).status()), "SAME_ENDS");
}

TEST_F(PathSearchTest, WaysAreChargedToTheBudget) {
  Say({Said("a", "aids", "b"), Said("b", "aids", "c")});
  Allowance allowance;
  allowance.most.edges = 5;
  Reading reading = Read("ALL", {}, allowance);
  auto search = PathSearch::Begin(*reading, All("a", "c"));
  ASSERT_TRUE(search.ok());
  EXPECT_EQ(ReasonOf(search->Next().status()), "BUDGET_EDGES");
}

}  // namespace
}  // namespace entente
