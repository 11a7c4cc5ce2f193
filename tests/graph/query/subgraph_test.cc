#include "graph/query/subgraph.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

class SubgraphTest : public GraphTest {
 protected:
  std::vector<std::string> Around(const SubgraphPattern& pattern) {
    Reading reading = Read("ALL");
    auto walk = SubgraphWalk::Begin(*reading, pattern);
    EXPECT_TRUE(walk.ok()) << walk.status();
    std::vector<std::string> texts;
    while (walk.ok()) {
      const auto row = walk->Next();
      EXPECT_TRUE(row.ok()) << row.status();
      if (!row.ok() || !row->has_value()) break;
      if (const auto* entity = std::get_if<SubgraphEntity>(&**row)) {
        texts.push_back(absl::StrCat(entity->depth, " ", entity->id));
      } else {
        texts.push_back(Text(std::get<PropositionRow>(**row).proposition));
      }
    }
    hidden_ = walk->hidden();
    return texts;
  }

  Hidden hidden_;
};

TEST_F(SubgraphTest, EntitiesThenAllThatIsSaidAmongThem) {
  Say({Said("russia", "aids", "belarus"), Said("belarus", "borders", "ukraine"),
       Said("ukraine", "opposes", "russia"), Said("ukraine", "controls", "kursk")});
  EXPECT_THAT(Around({.seeds = {"belarus"}}),
              ElementsAre("0 belarus", "1 russia", "1 ukraine", "belarus borders ukraine",
                          "russia aids belarus", "ukraine opposes russia"));
  EXPECT_THAT(Around({.seeds = {"ukraine", "russia"}, .hops = 0}),
              ElementsAre("0 russia", "0 ukraine", "ukraine opposes russia"));
  EXPECT_EQ(Around({.seeds = {"belarus"}, .hops = 2}).size(), 8u);
}

TEST_F(SubgraphTest, WhatIsHiddenIsCountedOnce) {
  Say({Said("russia", "aids", "belarus"), Said("belarus", "aids", "ukraine").As(Stance::kDenies)});
  EXPECT_THAT(Around({.seeds = {"belarus"}}),
              ElementsAre("0 belarus", "1 russia", "russia aids belarus"));
  EXPECT_EQ(hidden_[HiddenReason::kDenied], 1u);
}

TEST_F(SubgraphTest, APairIsFoundThoughItsOtherEndWasStatedWithASmallerId) {
  TypeOf("aaa", "State");
  Say({Said("russia", "borders", "aaa")});
  Judge(SameAs{"ukraine", "aaa"});
  EXPECT_THAT(Around({.seeds = {"aaa", "russia"}, .hops = 0}),
              ElementsAre("0 russia", "0 ukraine", "russia borders ukraine"));
}

TEST_F(SubgraphTest, DirectionAndTypesSayWhatIsFollowedNotWhatIsSaidAmongIt) {
  Say({Said("brigade", "belongs_to", "russia"), Said("brigade", "located_in", "kursk"),
       Said("kursk", "part_of", "russia")});
  EXPECT_THAT(
      Around({.seeds = {"kursk"}, .hop = {.direction = Direction::kIn, .types = {"MilitaryUnit"}}}),
      ElementsAre("0 kursk", "1 brigade", "brigade located_in kursk"));
}

}  // namespace
}  // namespace entente
