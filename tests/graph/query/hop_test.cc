#include "graph/query/hop.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

class HopTest : public GraphTest {
 protected:
  Hop Made(const HopPattern& pattern) { return Hop::Make(*Read("ALL"), pattern, "step").value(); }
  std::string RefusalOf(const HopPattern& pattern) {
    return ReasonOf(Hop::Make(*Read("ALL"), pattern, "step").status());
  }
};

PropositionRow Row() {
  PropositionRow row;
  row.proposition = {"a", "aids", EntityId("b"), {}, 0, {}};
  row.supports.emplace_back();
  return row;
}

TEST_F(HopTest, NamesAreLookedUp) {
  EXPECT_EQ(RefusalOf({.predicates = {"aid"}}), "UNKNOWN_PREDICATE");
  EXPECT_EQ(RefusalOf({.predicates = {"name"}}), "NOT_A_RELATION");
  EXPECT_EQ(RefusalOf({.types = {"Stat"}}), "UNKNOWN_TYPE");
  EXPECT_EQ(RefusalOf({.predicates = {"borders"}, .qualifiers = {{"kind", "troops"}}}),
            "UNKNOWN_QUALIFIER");
  EXPECT_EQ(RefusalOf({.verdicts = {Verdict::kDenied}}), "VERDICT_NOT_FOLLOWED");
}

TEST_F(HopTest, BackwardIsTheOtherWayAndBothNamesOfARelationAreOne) {
  const Hop out = Made({.predicates = {"aids"}, .direction = Direction::kOut});
  EXPECT_EQ(out.RangesAt({"a"}, false).at(0).table, Table::kClaim);
  EXPECT_EQ(out.RangesAt({"a"}, true).at(0).table, Table::kIncoming);
  EXPECT_EQ(out.RangesAt({"a"}, true).size(), 1u);
  const Hop both = Made({.predicates = {"part_of", "contains"}, .direction = Direction::kOut});
  EXPECT_EQ(both.RangesAt({"a"}, false).size(), 2u);
}

TEST_F(HopTest, ASymmetricRelationIsFollowedFromEitherEnd) {
  const Hop hop = Made({.predicates = {"borders"}, .direction = Direction::kOut});
  EXPECT_EQ(hop.RangesAt({"a"}, false).size(), 2u);
  EXPECT_EQ(hop.RangesAt({"a"}, true).size(), 2u);
}

TEST_F(HopTest, AllIdsOfAnEntityAreLookedAt) {
  const Hop hop = Made({.predicates = {"borders", "aids"}, .direction = Direction::kOut});
  std::vector<std::string> ranges;
  for (const IndexRange& range : hop.RangesAt({"a", "b"}, false)) {
    ranges.push_back((range.table == Table::kIncoming ? "in " : "out ") + range.name);
  }
  EXPECT_EQ(ranges, (std::vector<std::string>{"out a", "out b", "out a", "out b", "in a", "in b"}));
  // Of a pair stated under its other end, the subject may be this one.
  EXPECT_EQ(hop.RangesOfSubject({"a"}, false).size(), 2u);
  EXPECT_EQ(hop.RangesOfSubject({"a"}, true).size(), 3u);
  EXPECT_EQ(hop.RangesOfSubject({"a", "b"}, true).size(), 6u);
}

TEST_F(HopTest, WhatIsFoundComesInOrGoesOut) {
  const auto at = [](const EntityId& subject, const EntityId& object) {
    return PropositionPlace{subject, KeyOf({subject, "borders", object, {}, 0, {}})};
  };
  const IndexRange out{Table::kClaim, "m", "", 0, {}};
  const IndexRange in{Table::kIncoming, "m", "", 0, {}};
  EXPECT_FALSE(*ComesIn(at("m", "z"), out, "m"));
  EXPECT_TRUE(*ComesIn(at("a", "m"), in, "m"));
  // A pair whose ids have another order than they were stated in.
  EXPECT_TRUE(*ComesIn(at("a", "m"), out, "m"));
  EXPECT_FALSE(*ComesIn(at("m", "z"), in, "m"));
  // From it to itself.
  EXPECT_FALSE(*ComesIn(at("m", "m"), out, "m"));
  EXPECT_TRUE(*ComesIn(at("m", "m"), in, "m"));
}

TEST_F(HopTest, EverythingIsTwoRangesWithWhatIsDerived) {
  const auto ranges = Made({}).RangesAt({"a"}, false);
  ASSERT_EQ(ranges.size(), 2u);
  EXPECT_EQ(ranges[0].prefix, "");
  ASSERT_EQ(ranges[1].derived.size(), 1u);
  EXPECT_EQ(ranges[1].derived[0]->name, "allied_with");
}

TEST_F(HopTest, CertaintyAndVerdictAreTheRows) {
  PropositionRow row = Row();
  row.certainty = Certainty::kExtrapolated;
  row.verdict = Verdict::kContested;
  EXPECT_TRUE(Made({}).Admits(row));
  EXPECT_FALSE(Made({.least_certainty = Certainty::kAttested}).Admits(row));
  EXPECT_TRUE(Made({.verdicts = {Verdict::kContested}}).Admits(row));
  EXPECT_FALSE(Made({.verdicts = {Verdict::kAsserted}}).Admits(row));
}

TEST_F(HopTest, OneClaimMustMeetAllThatIsAskedOfClaims) {
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

TEST_F(HopTest, OfAListOneWordIsEnough) {
  PropositionRow row = Row();
  row.supports[0].qualifiers = {
      {"obligations", Value{ValueList{{Words("defence"), Words("consultation")}}}}};
  const HopPattern asked{.predicates = {"member_of"}, .qualifiers = {{"obligations", "defence"}}};
  EXPECT_TRUE(Made(asked).Admits(row));
}

TEST_F(HopTest, AnEntityIsAskedForByAnyOfItsIds) {
  Judge(SameAs{"kursk", "sudzha"});
  PropositionRow row = Row();
  row.supports[0].qualifiers = {{"kind", EntityId("kursk")}};
  EXPECT_TRUE(Made({.qualifiers = {{"kind", "sudzha"}}}).Admits(row));
  EXPECT_TRUE(Made({.qualifiers = {{"kind", "kursk"}}}).Admits(row));
  EXPECT_FALSE(Made({.qualifiers = {{"kind", "donetsk"}}}).Admits(row));
}

TEST_F(HopTest, WhatFollowsIsAsGoodAsItsWeakerHop) {
  PropositionRow derived;
  derived.derivations.push_back({.hops = {Row(), Row()}});
  derived.derivations[0].hops[0].supports[0].credibility = 1;
  EXPECT_FALSE(Made({.least_credibility = 2}).Admits(derived));
  derived.derivations[0].hops[1].supports[0].credibility = 2;
  EXPECT_TRUE(Made({.least_credibility = 2}).Admits(derived));
}

}  // namespace
}  // namespace entente
