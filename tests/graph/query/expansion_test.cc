#include "graph/query/expansion.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ExpansionTest : public GraphTest {
 protected:
  std::vector<std::string> Edges(const HopPattern& pattern, Following following,
                                 const std::vector<EntityId>& frontier,
                                 const Expansion::InterestIn& interest) {
    Reading reading = Read("ALL");
    const Hop hop = Hop::Make(*reading, pattern, "step").value();
    Expansion expansion(*reading, hop, following, frontier, interest, &hidden_);
    std::vector<std::string> texts;
    while (true) {
      const auto edges = expansion.Next();
      EXPECT_TRUE(edges.ok()) << edges.status();
      if (!edges.ok() || edges->empty()) return texts;
      for (const Edge& edge : *edges) {
        texts.push_back(absl::StrCat(frontier[edge.from()], " ",
                                     edge.Row().row.proposition.predicate, " ", edge.neighbor()));
      }
    }
  }
  std::vector<std::string> Forward(const std::vector<EntityId>& frontier,
                                   const HopPattern& pattern = {}) {
    return Edges(pattern, Following::kForward, frontier,
                 [](const EntityId&) { return Interest::kFull; });
  }

  Hidden hidden_;
};

TEST_F(ExpansionTest, AFrontierInOrderOutBeforeIn) {
  Say({Said("russia", "aids", "belarus"), Said("ukraine", "opposes", "russia"),
       Said("belarus", "borders", "ukraine"), Said("russia", "name", Words("Russia"))});
  EXPECT_THAT(Forward({"ukraine", "russia"}),
              ElementsAre("ukraine opposes russia", "ukraine borders belarus",
                          "russia aids belarus", "russia opposes ukraine"));
  EXPECT_THAT(
      Forward({"ukraine", "russia"}, {.direction = Direction::kOut}),
      ElementsAre("ukraine opposes russia", "ukraine borders belarus", "russia aids belarus"));
}

TEST_F(ExpansionTest, BackwardIsWhatLeadsThere) {
  Say({Said("russia", "aids", "belarus"), Said("belarus", "opposes", "ukraine")});
  EXPECT_THAT(Edges({.direction = Direction::kOut}, Following::kBackward, {"belarus"},
                    [](const EntityId&) { return Interest::kFull; }),
              ElementsAre("belarus aids russia"));
}

TEST_F(ExpansionTest, TypesAreAskedOfWhereItLeads) {
  Say({Said("brigade", "located_in", "kursk"), Said("brigade", "belongs_to", "russia")});
  EXPECT_THAT(Forward({"brigade"}, {.types = {"Place"}}),
              ElementsAre("brigade belongs_to russia", "brigade located_in kursk"));
  EXPECT_THAT(Forward({"brigade"}, {.types = {"Region"}}), ElementsAre("brigade located_in kursk"));
}

TEST_F(ExpansionTest, WhatNobodyIsInterestedInIsNotReadAndQuietIsNotCounted) {
  Say({Said("russia", "aids", "belarus").As(Stance::kDenies), Said("russia", "aids", "ukraine")});
  const auto with = [&](Interest interest) {
    hidden_ = {};
    return Edges({}, Following::kForward, {"russia"}, [interest](const EntityId& neighbor) {
      return neighbor == "belarus" ? interest : Interest::kFull;
    });
  };
  EXPECT_THAT(with(Interest::kFull), ElementsAre("russia aids ukraine"));
  EXPECT_EQ(hidden_[HiddenReason::kDenied], 1u);
  EXPECT_THAT(with(Interest::kQuiet), ElementsAre("russia aids ukraine"));
  EXPECT_EQ(hidden_, Hidden());
  EXPECT_THAT(with(Interest::kNone), ElementsAre("russia aids ukraine"));
  EXPECT_EQ(hidden_, Hidden());
}

TEST_F(ExpansionTest, OwnAreThePropositionsOfTheFrontier) {
  Say({Said("russia", "aids", "belarus"), Said("ukraine", "opposes", "russia"),
       Said("russia", "borders", "belarus")});
  EXPECT_THAT(Edges({.direction = Direction::kIn}, Following::kOwn, {"russia", "belarus"},
                    [](const EntityId&) { return Interest::kFull; }),
              ElementsAre("russia aids belarus", "belarus borders russia"));
}

TEST_F(ExpansionTest, AFrontierIsReadInRoundsNotEntityByEntity) {
  std::vector<Claim> claims;
  std::vector<EntityId> units;
  for (int i = 0; i < 60; ++i) {
    units.push_back(absl::StrCat("unit-", i));
    TypeOf(units.back(), "MilitaryUnit");
    claims.push_back(Said(units.back(), "located_in", "kursk"));
  }
  Say(claims);
  EXPECT_EQ(Forward(units).size(), 60u);
}

TEST_F(ExpansionTest, AHubIsPagedSteadily) {
  // The work of each batch does not grow with what has been read, and no more is read than is
  // there.
  constexpr int kEdges = 6'000;
  std::vector<Claim> claims;
  for (int i = 0; i < kEdges; ++i) {
    const std::string unit = absl::StrCat("unit-", i);
    claims.push_back(Said(unit, "type", Words("Force")));
    claims.push_back(Said(unit, "located_in", "kursk"));
    if (claims.size() >= 1'000) Say(std::exchange(claims, {}));
  }
  if (!claims.empty()) Say(claims);
  Reading reading = Read("ALL");
  const Hop hop = Hop::Make(*reading, {}, "step").value();
  Expansion expansion(
      *reading, hop, Following::kForward, {"kursk"},
      [](const EntityId&) { return Interest::kFull; }, &hidden_);
  uint64_t edges = 0;
  uint64_t most = 0;
  while (true) {
    const uint64_t before = reading->budget().used().edges;
    const auto batch = expansion.Next();
    ASSERT_TRUE(batch.ok()) << batch.status();
    if (batch->empty()) break;
    edges += batch->size();
    most = std::max(most, reading->budget().used().edges - before);
  }
  EXPECT_EQ(edges, kEdges);
  // An engine page of the index, and the claims of a batch.
  EXPECT_LE(most, 2'500u);
  EXPECT_LE(reading->budget().used().edges, 4u * kEdges);
  EXPECT_LE(reading->budget().peak_bytes(), 8u << 20);
}

TEST_F(ExpansionTest, BudgetsReachTheInnermostLoop) {
  Say({Said("russia", "aids", "belarus")});
  Allowance allowance;
  allowance.most.edges = 1;  // the edge, and not its claim
  Reading reading = Read("ALL", {}, allowance);
  const Hop hop = Hop::Make(*reading, {}, "step").value();
  Expansion expansion(
      *reading, hop, Following::kForward, {"russia"},
      [](const EntityId&) { return Interest::kFull; }, &hidden_);
  EXPECT_EQ(ReasonOf(expansion.Next().status()), "BUDGET_EDGES");
}

}  // namespace
}  // namespace entente
