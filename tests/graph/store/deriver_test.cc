#include "graph/store/deriver.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class DeriverTest : public GraphTest {
 protected:
  void SetUp() override {
    GraphTest::SetUp();
    TypeOf("pact", "Alliance");
    TypeOf("union", "Organization");
    Say({Said("russia", "member_of", "pact").When("1950-01-01/1959-12-31"),
         Said("belarus", "member_of", "pact").When("1955-01-01/1969-12-31"),
         Said("ukraine", "member_of", "pact").When("1960-01-01/1969-12-31"),
         Said("russia", "member_of", "union"), Said("ukraine", "member_of", "union")});
  }

  const PredicateDefinition& allied_ = Predicate("allied_with");
};

TEST_F(DeriverTest, WhoWasInAnAllianceAtTheSameTimeIsFoundFromEitherEnd) {
  Reading reading = Read("ALL");
  for (const bool to : {false, true}) {
    const auto ends =
        reading->deriver().OtherEnds(allied_, {"russia", "belarus", "ukraine", "kursk"}, to);
    ASSERT_TRUE(ends.ok()) << ends.status();
    EXPECT_THAT(*ends, ElementsAre(ElementsAre("belarus"), ElementsAre("russia", "ukraine"),
                                   ElementsAre("belarus"), IsEmpty()));
  }
}

TEST_F(DeriverTest, AtOtherTimesTheyAreNot) {
  Reading reading = Read("1965");
  const auto ends = reading->deriver().OtherEnds(allied_, {"russia", "belarus"}, false);
  ASSERT_TRUE(ends.ok()) << ends.status();
  EXPECT_THAT(*ends, ElementsAre(IsEmpty(), ElementsAre("ukraine")));
}

TEST_F(DeriverTest, AChainGoesFromTheSubjectToTheObject) {
  Reading reading = Read("ALL");
  // From fewer objects than subjects and the other way round: the same chains.
  for (const auto& pairs : {std::vector<std::pair<EntityId, EntityId>>{{"belarus", "russia"}},
                            {{"belarus", "russia"}, {"russia", "ukraine"}, {"kursk", "russia"}}}) {
    const auto chains = reading->deriver().ChainsBetween(allied_, pairs);
    ASSERT_TRUE(chains.ok()) << chains.status();
    ASSERT_EQ((*chains)[0].size(), 1u);
    EXPECT_EQ(Text((*chains)[0][0][0].proposition), "belarus member_of pact");
    EXPECT_EQ(Text((*chains)[0][0][1].proposition), "russia member_of pact");
  }
}

TEST_F(DeriverTest, AChainMayBeginWhereItsFirstStepIsClaimed) {
  Reading reading = Read("ALL");
  const auto beginnings = reading->deriver().Beginnings(allied_);
  ASSERT_TRUE(beginnings.ok()) << beginnings.status();
  EXPECT_THAT(*beginnings, ElementsAre("belarus", "russia", "ukraine"));
}

TEST_F(DeriverTest, ItIsChargedToTheBudget) {
  Allowance allowance;
  allowance.most.edges = 3;
  Reading reading = Read("ALL", {}, allowance);
  EXPECT_EQ(ReasonOf(reading->deriver().OtherEnds(allied_, {"russia"}, false).status()),
            "BUDGET_EDGES");
}

}  // namespace
}  // namespace entente
