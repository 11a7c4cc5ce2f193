#include "graph/query/hop.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

Hop Made(const HopPattern& pattern) {
  return Hop::Make(BuiltInOntology(), pattern, "step").value();
}

std::string RefusalOf(const HopPattern& pattern) {
  return ReasonOf(Hop::Make(BuiltInOntology(), pattern, "step").status());
}

PropositionRow Row() {
  PropositionRow row;
  row.proposition = {"a", "aids", EntityId("b"), {}, 0, {}};
  row.supports.emplace_back();
  return row;
}

TEST(HopTest, NamesAreLookedUp) {
  EXPECT_EQ(RefusalOf({.predicates = {"aid"}}), "UNKNOWN_PREDICATE");
  EXPECT_EQ(RefusalOf({.predicates = {"name"}}), "NOT_A_RELATION");
  EXPECT_EQ(RefusalOf({.types = {"Stat"}}), "UNKNOWN_TYPE");
  EXPECT_EQ(RefusalOf({.predicates = {"borders"}, .qualifiers = {{"kind", "troops"}}}),
            "UNKNOWN_QUALIFIER");
  EXPECT_EQ(RefusalOf({.verdicts = {Verdict::kDenied}}), "VERDICT_NOT_FOLLOWED");
}

TEST(HopTest, BackwardIsTheOtherWayAndBothNamesOfARelationAreOne) {
  const Hop out = Made({.predicates = {"aids"}, .direction = Direction::kOut});
  EXPECT_EQ(out.RangesAt("a", false).at(0).table, Table::kClaim);
  EXPECT_EQ(out.RangesAt("a", true).at(0).table, Table::kIncoming);
  EXPECT_EQ(out.RangesAt("a", true).size(), 1u);
  const Hop both = Made({.predicates = {"part_of", "contains"}, .direction = Direction::kOut});
  EXPECT_EQ(both.RangesAt("a", false).size(), 2u);
}

TEST(HopTest, ASymmetricRelationIsFollowedFromEitherEnd) {
  const Hop hop = Made({.predicates = {"borders"}, .direction = Direction::kOut});
  EXPECT_EQ(hop.RangesAt("a", false).size(), 2u);
  EXPECT_EQ(hop.RangesAt("a", true).size(), 2u);
}

TEST(HopTest, EverythingIsTwoRangesWithWhatIsDerived) {
  const auto ranges = Made({}).RangesAt("a", false);
  ASSERT_EQ(ranges.size(), 2u);
  EXPECT_EQ(ranges[0].prefix, "");
  ASSERT_EQ(ranges[1].derived.size(), 1u);
  EXPECT_EQ(ranges[1].derived[0]->name, "allied_with");
}

TEST(HopTest, CertaintyAndVerdictAreTheRows) {
  PropositionRow row = Row();
  row.certainty = Certainty::kExtrapolated;
  row.verdict = Verdict::kContested;
  EXPECT_TRUE(Made({}).Admits(row));
  EXPECT_FALSE(Made({.least_certainty = Certainty::kAttested}).Admits(row));
  EXPECT_TRUE(Made({.verdicts = {Verdict::kContested}}).Admits(row));
  EXPECT_FALSE(Made({.verdicts = {Verdict::kAsserted}}).Admits(row));
}

TEST(HopTest, OneClaimMustMeetAllThatIsAskedOfClaims) {
  PropositionRow row = Row();
  row.supports[0].reliability = Reliability::kA;
  row.supports[0].credibility = 4;
  row.supports.emplace_back();
  row.supports[1].credibility = 1;
  row.supports[1].qualifiers = {{"kind", Words("troops")}};
  EXPECT_TRUE(Made({.least_reliability = Reliability::kB}).Admits(row));
  EXPECT_TRUE(Made({.least_credibility = 2}).Admits(row));
  EXPECT_FALSE(Made({.least_reliability = Reliability::kB, .least_credibility = 2}).Admits(row));
  EXPECT_TRUE(Made({.qualifiers = {{"kind", "troops"}}}).Admits(row));
  EXPECT_FALSE(Made({.qualifiers = {{"kind", "arms"}}}).Admits(row));
  EXPECT_FALSE(Made({
                        .qualifiers = {{"kind", "troops"}},
                        .least_credibility = kCredibilityAbsent,
                    })
                   .Admits(Row()));
  row.supports[0].reliability = Reliability::kF;
  EXPECT_FALSE(Made({.least_reliability = Reliability::kF}).Admits(row));
}

TEST(HopTest, OfAListOneWordIsEnough) {
  PropositionRow row = Row();
  row.supports[0].qualifiers = {
      {"obligations", Value{ValueList{{Words("defence"), Words("consultation")}}}}};
  const HopPattern asked{.predicates = {"member_of"}, .qualifiers = {{"obligations", "defence"}}};
  EXPECT_TRUE(Made(asked).Admits(row));
}

TEST(HopTest, WhatFollowsIsAsGoodAsItsWeakerHop) {
  PropositionRow derived;
  derived.derivations.push_back({.hops = {Row(), Row()}});
  derived.derivations[0].hops[0].supports[0].credibility = 1;
  EXPECT_FALSE(Made({.least_credibility = 2}).Admits(derived));
  derived.derivations[0].hops[1].supports[0].credibility = 2;
  EXPECT_TRUE(Made({.least_credibility = 2}).Admits(derived));
}

}  // namespace
}  // namespace entente
