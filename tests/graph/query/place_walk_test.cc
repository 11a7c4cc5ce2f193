#include "graph/query/place_walk.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PlaceWalkTest : public GraphTest {
 protected:
  // Subjects that the walk finds, `most` at a time, each time from the last bookmark on.
  std::vector<EntityId> Subjects(const std::vector<IndexRange>& ranges, size_t most) {
    std::vector<EntityId> subjects;
    Bookmark from;
    while (true) {
      Reading reading = Read("ALL");
      auto walk = PlaceWalk::Start(*reading, ranges, from);
      EXPECT_TRUE(walk.ok()) << walk.status();
      const auto found = walk->Next(most);
      EXPECT_TRUE(found.ok()) << found.status();
      if (found->empty()) return subjects;
      for (const Found& one : *found) subjects.push_back(one.place.subject);
      from = found->back().after;
    }
  }
};

TEST_F(PlaceWalkTest, NoRangesNoPlaces) {
  EXPECT_THAT(Subjects({}, 10), IsEmpty());
  EXPECT_THAT(Subjects({{Table::kIncoming, "nowhere", ""}}, 10), IsEmpty());
}

TEST_F(PlaceWalkTest, APropositionIsFoundOnceHoweverManyClaimsAndJudgementsItHas) {
  const Claim claim = Said("brigade", "located_in", "kursk");
  Say({claim, Said("brigade", "located_in", "kursk").By("ministry"),
       Said("brigade", "located_in", "kursk").In("echo"),
       Said("brigade", "located_in", "donetsk")});
  Judge(Prefer{Id(claim)});
  Judge(Deprecate{Id(claim)});
  const std::vector<IndexRange> ranges = {
      {Table::kClaim, "brigade", PropositionPrefix("located_in")}};
  for (const size_t most : {1, 2, 10}) {
    EXPECT_THAT(Subjects(ranges, most), ElementsAre("brigade", "brigade"));
  }
}

TEST_F(PlaceWalkTest, RangesAreWalkedInOrderEachTableByItsKeys) {
  Say({Said("brigade", "located_in", "kursk"), Said("corps", "located_in", "kursk"),
       Said("brigade", "name", Words("Zulu")), Said("corps", "name", Words("Alpha"))});
  const std::vector<IndexRange> ranges = {{Table::kByText, "name", ""},
                                          {Table::kIncoming, "kursk", IncomingPrefix("located_in")},
                                          {Table::kByPredicate, "located_in", ""}};
  for (const size_t most : {1, 2, 3, 100}) {
    EXPECT_THAT(Subjects(ranges, most), ElementsAre("corps", "brigade", "brigade", "corps"));
  }
  // Once in each group.
  std::vector<IndexRange> groups = ranges;
  for (size_t i = 0; i < groups.size(); ++i) groups[i].group = i;
  for (const size_t most : {1, 2, 3, 100}) {
    EXPECT_THAT(Subjects(groups, most),
                ElementsAre("corps", "brigade", "brigade", "corps", "brigade", "corps"));
  }
}

TEST_F(PlaceWalkTest, ItReadsAtTheViewsRevision) {
  const Revision revision = Say({Said("brigade", "located_in", "kursk")});
  Say({Said("corps", "located_in", "kursk")});
  AsOf as_of = ValidAt("ALL");
  as_of.recorded_at = revision;
  Reading reading(store(), as_of);
  auto walk = PlaceWalk::Start(*reading, {{Table::kByPredicate, "located_in", ""}}, "");
  EXPECT_EQ(walk->Next(10)->size(), 1u);
}

TEST_F(PlaceWalkTest, MoreThanOneEnginePageOfClaims) {
  std::vector<Claim> claims;
  for (int i = 0; i < 1100; ++i) {
    claims.push_back(Said("brigade", "located_in", "kursk")
                         .By("ministry")
                         .ByUnnamed(absl::StrCat("soldier ", i)));
  }
  Say(claims);
  Say({Said("brigade", "located_in", "sudzha")});
  const std::vector<IndexRange> ranges = {
      {Table::kClaim, "brigade", PropositionPrefix("located_in")}};
  EXPECT_EQ(Subjects(ranges, 10).size(), 2u);
  EXPECT_EQ(Subjects(ranges, 1).size(), 2u);
}

TEST_F(PlaceWalkTest, BookmarksOfAnotherRequestAreRefused) {
  Say({Said("brigade", "located_in", "kursk")});
  Reading reading = Read("ALL");
  auto walk =
      PlaceWalk::Start(*reading, {{Table::kClaim, "brigade", PropositionPrefix("located_in")}}, "");
  const Bookmark bookmark = walk->Next(1)->back().after;
  const IndexRange other{Table::kClaim, "brigade", PropositionPrefix("part_of")};
  for (const Bookmark& bad : {bookmark, Bookmark("x"), Bookmark(16, '\xff')}) {
    const auto refused = PlaceWalk::Start(*reading, {other}, bad);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(ReasonOf(refused.status()), "PAGE_TOKEN_INVALID");
  }
  EXPECT_FALSE(PlaceWalk::Start(*reading, {}, bookmark).ok());
}

TEST_F(PlaceWalkTest, ItIsChargedToTheBudget) {
  Say({Said("brigade", "located_in", "kursk")});
  Allowance allowance;
  allowance.most.edges = 1;
  Reading reading = Read("ALL", {}, allowance);
  auto walk = PlaceWalk::Start(*reading, {{Table::kByPredicate, "located_in", ""}}, "");
  EXPECT_EQ(walk->Next(1).status().code(), absl::StatusCode::kResourceExhausted);
}

TEST_F(PlaceWalkTest, WhatWasStatedWithSeveralIdsIsFoundOnceWhereItIsMetFirst) {
  Say({Said("ukraine", "aids", "belarus"), Said("russia", "aids", "belarus"),
       Said("russia", "aids", "ukraine"), Said("belarus", "aids", "ukraine")});
  Judge(SameAs{"ukraine", "russia"});
  const std::vector<std::vector<IndexRange>> walks = {
      {{Table::kByPredicate, "aids", ""}},
      {{Table::kClaim, "ukraine", PropositionPrefix("aids")},
       {Table::kClaim, "russia", PropositionPrefix("aids")},
       {Table::kIncoming, "ukraine", IncomingPrefix("aids")}},
      {{Table::kIncoming, "belarus", IncomingPrefix("aids")}}};
  const std::vector<std::vector<EntityId>> found = {
      {"belarus", "russia", "russia"}, {"russia", "russia", "belarus"}, {"russia"}};
  for (const size_t most : {1, 2, 100}) {
    for (size_t i = 0; i < walks.size(); ++i) EXPECT_EQ(Subjects(walks[i], most), found[i]) << i;
  }
}

}  // namespace
}  // namespace entente
