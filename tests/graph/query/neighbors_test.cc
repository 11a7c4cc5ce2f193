#include "gmock/gmock.h"
#include "graph/query/queries.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class NeighborsTest : public GraphTest {
 protected:
  void SetUp() override {
    GraphTest::SetUp();
    Say({Said("sudzha", "part_of", "kursk"), Said("brigade", "located_in", "kursk"),
         Said("corps", "located_in", "kursk"), Said("ukraine", "borders", "russia"),
         Said("belarus", "borders", "ukraine"), Said("ukraine", "opposes", "russia"),
         Said("kursk", "name", Words("Kursk")),
         Said("brigade", "trained_at", Value{SomeValue{5}})});
  }

  static auto Around(const NeighborPattern& pattern) {
    return [pattern](View& view, uint64_t page, const Bookmark& from, auto sink) {
      return Neighbors(view, pattern, page, from, sink);
    };
  }

  // "-> russia (opposes)": the direction and the other end.
  std::vector<std::string> Ends(const NeighborPattern& pattern) {
    std::vector<std::string> ends;
    for (const NeighborRow& row :
         Pages<NeighborRow>(ValidAt("ALL"), kNoEnd, Around(pattern)).rows) {
      const absl::string_view arrow = row.direction == Direction::kOut  ? "-> "
                                      : row.direction == Direction::kIn ? "<- "
                                                                        : "-- ";
      ends.push_back(absl::StrCat(arrow, row.neighbor, " (", row.row.proposition.predicate, ")"));
    }
    return ends;
  }
};

TEST_F(NeighborsTest, OutComesBeforeInEachByPredicateAndOtherEnd) {
  EXPECT_THAT(
      Ends({.entity = "kursk"}),
      ElementsAre("<- brigade (located_in)", "<- corps (located_in)", "<- sudzha (part_of)"));
  EXPECT_THAT(Ends({.entity = "brigade"}), ElementsAre("-> kursk (located_in)"));
  EXPECT_THAT(Ends({.entity = "nobody"}), IsEmpty());
}

TEST_F(NeighborsTest, TheDirectionIsHonoured) {
  EXPECT_THAT(Ends({.entity = "kursk", .direction = Direction::kOut}), IsEmpty());
  EXPECT_EQ(Ends({.entity = "kursk", .direction = Direction::kIn}).size(), 3u);
}

TEST_F(NeighborsTest, ASymmetricRelationHasNoDirection) {
  for (const Direction direction : {Direction::kOut, Direction::kIn, Direction::kBoth}) {
    EXPECT_THAT(Ends({.entity = "ukraine", .predicates = {"borders"}, .direction = direction}),
                ElementsAre("-- belarus (borders)", "-- russia (borders)"));
  }
  EXPECT_THAT(Ends({.entity = "russia"}),
              ElementsAre("-- ukraine (borders)", "<- ukraine (opposes)"));
}

TEST_F(NeighborsTest, AnInverseIsTheRelationTakenBackwards) {
  EXPECT_THAT(Ends({.entity = "kursk", .predicates = {"hosts"}, .direction = Direction::kOut}),
              ElementsAre("<- brigade (located_in)", "<- corps (located_in)"));
  EXPECT_THAT(Ends({.entity = "kursk", .predicates = {"hosts"}, .direction = Direction::kIn}),
              IsEmpty());
}

TEST_F(NeighborsTest, ARelationAskedForByBothNamesIsWalkedOnce) {
  EXPECT_EQ(Ends({.entity = "kursk", .predicates = {"hosts", "located_in", "hosts"}}).size(), 2u);
}

TEST_F(NeighborsTest, NeighboursOfTheTypeOnly) {
  EXPECT_THAT(Ends({.entity = "kursk", .neighbor_type = "MilitaryUnit"}),
              ElementsAre("<- brigade (located_in)"));
  EXPECT_THAT(Ends({.entity = "kursk", .neighbor_type = "Person"}), IsEmpty());
}

TEST_F(NeighborsTest, AttributesLeadToNoNeighbour) {
  Reading reading = Read("ALL");
  const auto ending = Neighbors(*reading, {.entity = "kursk", .predicates = {"name"}}, 10, "",
                                [](NeighborRow) { return absl::OkStatus(); });
  EXPECT_EQ(ReasonOf(ending.status()), "NOT_A_RELATION");
}

TEST_F(NeighborsTest, DeniedNeighboursAreShownWhenAskedFor) {
  Say({Said("division", "located_in", "kursk").As(Stance::kDenies)});
  NeighborPattern pattern{.entity = "kursk", .predicates = {"located_in"}};
  EXPECT_EQ(Ends(pattern).size(), 2u);
  pattern.show_denied = true;
  EXPECT_EQ(Ends(pattern).size(), 3u);
}

TEST_F(NeighborsTest, PagesOfAnySizeMakeOneAnswer) {
  Say({Said("division", "located_in", "kursk").As(Stance::kDenies),
       Said("brigade", "located_in", "donetsk").As(Mood::kForecast)});
  for (const absl::string_view entity : {"kursk", "ukraine", "brigade", "division"}) {
    const NeighborPattern pattern{.entity = std::string(entity)};
    const auto whole = Pages<NeighborRow>(ValidAt("ALL"), kNoEnd, Around(pattern));
    for (const uint64_t page : {1, 2}) {
      const auto paged = Pages<NeighborRow>(ValidAt("ALL"), page, Around(pattern));
      ASSERT_EQ(paged.rows.size(), whole.rows.size());
      for (size_t i = 0; i < whole.rows.size(); ++i) {
        EXPECT_EQ(paged.rows[i].row, whole.rows[i].row);
        EXPECT_EQ(paged.rows[i].direction, whole.rows[i].direction);
      }
      EXPECT_EQ(paged.hidden, whole.hidden);
    }
  }
}

}  // namespace
}  // namespace entente
