#include "graph/query/packed_edges.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/mixed_edges.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

class PackedEdgesTest : public MixedEdgesTest {
 protected:
  // "nothing" where the edges are to be walked.
  std::vector<std::string> Of(Reading& reading, const EntityId& entity, Direction direction,
                              Following following = Following::kForward) {
    const std::vector<Way> ways = Ways(*reading, direction);
    PackedEdges packed(*reading, ways, following);
    const auto found = packed.Of(entity).value();
    if (!found.has_value()) return {"nothing"};
    std::vector<std::string> texts;
    const EdgeTables& tables = reading->plain().tables();
    for (const PackedNeighbor& one : found->edges) {
      texts.push_back(absl::StrCat(one.block->incoming() ? "in " : "out ",
                                   tables.predicates.At(one.edge->predicate), " ",
                                   tables.entities.At(one.edge->neighbor)));
    }
    return texts;
  }
};

TEST_F(PackedEdgesTest, OutThenInAndItselfOnce) {
  Reading reading = Read("ALL");
  EXPECT_THAT(
      Of(reading, "russia", Direction::kBoth),
      ElementsAre("out aids belarus", "out aids russia", "out aids ukraine", "out borders ukraine",
                  "out consulted belarus", "out consulted belarus", "out opposes belarus",
                  "out opposes ukraine", "in borders belarus", "in opposes ukraine"));
}

TEST_F(PackedEdgesTest, ASymmetricOneIsFollowedFromEitherEnd) {
  Reading reading = Read("ALL");
  EXPECT_THAT(Of(reading, "ukraine", Direction::kOut),
              ElementsAre("out opposes russia", "in borders russia"));
  EXPECT_THAT(Of(reading, "ukraine", Direction::kOut, Following::kBackward),
              ElementsAre("in aids russia", "in borders russia", "in opposes russia"));
  EXPECT_THAT(Of(reading, "ukraine", Direction::kBoth, Following::kOwn),
              ElementsAre("out opposes russia"));
}

TEST_F(PackedEdgesTest, WhereAnythingMayFollowTheRowsAreWalked) {
  Say({Said("league", "type", Words("Alliance"))});
  Say({Said("belarus", "member_of", "league")});
  Reading reading = Read("ALL");
  EXPECT_THAT(Of(reading, "belarus", Direction::kOut), ElementsAre("nothing"))
      << "allies follow from membership";
  EXPECT_NE(Of(reading, "ukraine", Direction::kOut).front(), "nothing");
}

TEST_F(PackedEdgesTest, WhereSomethingIsJoinedTheRowsAreWalked) {
  Judge(SameAs{"belarus", "corps"});
  Reading reading = Read("ALL");
  EXPECT_THAT(Of(reading, "russia", Direction::kBoth), ElementsAre("nothing"));
}

TEST_F(PackedEdgesTest, AnEarlierRevisionKnowsFewer) {
  AsOf as_of = ValidAt("ALL");
  as_of.recorded_at = store().Head();
  Say({Said("russia", "aids", "brigade")});
  Reading now = Read("ALL");
  Reading then(store(), as_of);
  EXPECT_EQ(Of(now, "russia", Direction::kBoth).size(),
            Of(then, "russia", Direction::kBoth).size() + 1);
}

}  // namespace
}  // namespace entente
