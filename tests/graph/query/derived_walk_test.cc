#include "graph/query/derived_walk.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class DerivedWalkTest : public GraphTest {
 protected:
  void SetUp() override {
    GraphTest::SetUp();
    TypeOf("pact", "Alliance");
    Say({Said("russia", "member_of", "pact"), Said("belarus", "member_of", "pact"),
         Said("ukraine", "member_of", "pact")});
  }

  std::vector<std::string> Walked(const IndexRange& range, const std::string& after = "") {
    Reading reading = Read("ALL");
    DerivedWalk walk({&*reading}, range, after);
    std::vector<std::string> places;
    while (true) {
      const auto next = walk.Peek();
      EXPECT_TRUE(next.ok()) << next.status();
      if (!next.ok() || *next == nullptr) return places;
      const auto object = ObjectEntityOf((*next)->place.key);
      places.push_back((*next)->place.subject + " " + object->value_or("?"));
      last_ = (*next)->suffix;
      walk.Take();
    }
  }

  const PredicateDefinition& allied_ = Predicate("allied_with");
  std::string last_;
};

TEST_F(DerivedWalkTest, AnEndsPairsStandAtTheirSmallerIdAndComeInAtTheLarger) {
  EXPECT_THAT(Walked(RangeOf(Table::kClaim, "russia", PropositionPrefix("allied_with"), allied_)),
              ElementsAre("russia ukraine"));
  EXPECT_THAT(Walked(RangeOf(Table::kIncoming, "russia", IncomingPrefix("allied_with"), allied_)),
              ElementsAre("belarus russia"));
}

TEST_F(DerivedWalkTest, AListingHasEachPairOnceInOrder) {
  EXPECT_THAT(Walked(RangeOf(Table::kByPredicate, "allied_with", "", allied_)),
              ElementsAre("belarus russia", "belarus ukraine", "russia ukraine"));
}

TEST_F(DerivedWalkTest, ItGoesOnBehindASuffix) {
  const IndexRange range = RangeOf(Table::kByPredicate, "allied_with", "", allied_);
  Walked(range);
  EXPECT_THAT(Walked(range, last_), IsEmpty());
  const IndexRange of_one =
      RangeOf(Table::kClaim, "belarus", PropositionPrefix("allied_with"), allied_);
  Reading reading = Read("ALL");
  DerivedWalk walk({&*reading}, of_one, "");
  EXPECT_THAT(Walked(of_one, (*walk.Peek())->suffix), ElementsAre("belarus ukraine"));
}

TEST_F(DerivedWalkTest, APrefixBindsTheObject) {
  EXPECT_THAT(
      Walked(RangeOf(Table::kClaim, "belarus",
                     PropositionPrefix("allied_with", Object(EntityId("ukraine"))), allied_)),
      ElementsAre("belarus ukraine"));
}

TEST_F(DerivedWalkTest, AListingIsReadInPagesWithWhatIsClaimed) {
  // Claimed and following, claimed only, following only; each once, in order, on pages of any size.
  TypeOf("austria", "State");
  Say({Said("russia", "allied_with", "belarus"), Said("austria", "allied_with", "russia")});
  for (const uint64_t page : {1, 2, 3, 100}) {
    std::vector<std::string> rows;
    for (const PropositionRow& row :
         Pages<PropositionRow>(ValidAt("ALL"), page, Listing({.predicate = "allied_with"})).rows) {
      rows.push_back(Text(row.proposition) + (row.derivations.empty() ? "" : " follows"));
    }
    EXPECT_THAT(
        rows,
        ElementsAre("austria allied_with russia", "belarus allied_with russia follows",
                    "belarus allied_with ukraine follows", "russia allied_with ukraine follows"))
        << page;
  }
}

TEST_F(DerivedWalkTest, NeighborsFollowWhatIsDerivedFromEitherEnd) {
  for (const uint64_t page : {1, 100}) {
    std::vector<std::string> rows;
    const auto ask = [&](View& view, uint64_t size, const Bookmark& from, auto sink) {
      return Neighbors(view, {.entity = "russia"}, size, from, sink);
    };
    for (const NeighborRow& row : Pages<NeighborRow>(ValidAt("ALL"), page, ask).rows) {
      rows.push_back(row.row.proposition.predicate + " " + row.neighbor);
    }
    EXPECT_THAT(rows, ElementsAre("allied_with ukraine", "member_of pact", "allied_with belarus"));
  }
}

}  // namespace
}  // namespace entente
