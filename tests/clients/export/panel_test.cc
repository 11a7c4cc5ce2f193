#include "clients/export/panel.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

PanelShape Shape(PanelUnit unit) {
  PanelShape shape;
  shape.unit = unit;
  shape.predicates = {"allied_with", "opposes"};
  shape.symmetric = {"allied_with"};
  return shape;
}

const std::vector<PanelMember> kThree = {{"s:b", "20", "B"}, {"s:a", "3", "A"}, {"s:c", "", "C"}};

std::string Written(const PanelYear& year) {
  std::ostringstream out;
  year.Write(out);
  return out.str();
}

// "s:1 member_of x [defence]" and "x has_member s:2 [defence, entente]", of claims "1" and "2", and
// claim "3" of the row itself.
v1::PropositionRow Derived() {
  return FromText<v1::PropositionRow>(
      "proposition { subject: 's:a' predicate: 'allied_with' object: 's:b' } "
      "verdict: VERDICT_CONTESTED certainty: CERTAINTY_EXTRAPOLATED dissent { denies: 1 rivals: 2 "
      "} "
      "claim_ids: '1' claim_ids: '2' "
      "derivations { hops { claim_ids: '1' } hops { claim_ids: '2' } } "
      "evidence { id: '1' claim { qualifiers { name: 'obligations' value { list { "
      "items { text { text: 'defence' } } } } } } } "
      "evidence { id: '2' claim { qualifiers { name: 'obligations' value { list { "
      "items { text { text: 'defence' } } items { text { text: 'entente' } } } } } } } "
      "evidence { id: '3' claim { qualifiers { name: 'obligations' value { "
      "text { text: 'neutrality' } } } } }");
}

TEST(PanelTest, UnorderedPairsStandOnceByCode) {
  const PanelShape shape = Shape(PanelUnit::kDyadYear);
  PanelYear year(shape, 1955, kThree);
  EXPECT_TRUE(year.Add(Relation("s:b", "allied_with", "s:a")));
  EXPECT_TRUE(year.Add(Relation("s:b", "opposes", "s:c")));
  EXPECT_FALSE(year.Add(Relation("s:b", "opposes", "s:outside")));
  EXPECT_EQ(PanelColumns(shape), (std::vector<std::string>{"id1", "name1", "id2", "name2", "year",
                                                           "allied_with", "opposes"}));
  EXPECT_EQ(Written(year),
            "s:c,C,s:a,A,1955,0,0\r\ns:c,C,s:b,B,1955,0,1\r\ns:a,A,s:b,B,1955,1,0\r\n");
}

TEST(PanelTest, OrderedPairsHaveADirectionUnlessThePredicateHasNone) {
  PanelShape shape = Shape(PanelUnit::kDirectedDyadYear);
  shape.codes = true;
  PanelYear year(shape, 1955, {kThree[0], kThree[1]});
  EXPECT_TRUE(year.Add(Relation("s:b", "allied_with", "s:a")));
  EXPECT_TRUE(year.Add(Relation("s:b", "opposes", "s:a")));
  std::ostringstream out;
  EXPECT_EQ(year.Write(out), (std::pair<uint64_t, uint64_t>{2, 2}));
  EXPECT_EQ(out.str(), "s:a,3,A,s:b,20,B,1955,1,0\r\ns:b,20,B,s:a,3,A,1955,1,1\r\n");
}

TEST(PanelTest, AStateHasARowWithZeroesAndValuesCountToo) {
  const PanelShape shape = Shape(PanelUnit::kStateYear);
  PanelYear year(shape, 1955, kThree);
  EXPECT_TRUE(year.Add(Relation("s:outside", "allied_with", "s:a")));
  auto value = Relation("s:b", "opposes", "");
  value.mutable_proposition()->mutable_value()->set_integer(3);
  EXPECT_TRUE(year.Add(value));
  EXPECT_FALSE(year.Add(Relation("s:outside", "opposes", "s:a")));
  EXPECT_EQ(PanelColumns(shape).front(), "id");
  EXPECT_EQ(Written(year), "s:c,C,1955,0,0\r\ns:a,A,1955,1,0\r\ns:b,B,1955,0,1\r\n");
}

TEST(PanelTest, ColumnsOfValuesCertaintyAndDissentStandBesideTheirPredicate) {
  PanelShape shape = Shape(PanelUnit::kDyadYear);
  shape.predicates = {"allied_with"};
  shape.qualifier = "obligations";
  shape.values["allied_with"] = {"defence", "entente"};
  shape.certainty = shape.dissent = true;
  PanelYear year(shape, 1955, kThree);
  EXPECT_TRUE(year.Add(Derived()));
  EXPECT_EQ(PanelColumns(shape),
            (std::vector<std::string>{"id1", "name1", "id2", "name2", "year", "allied_with",
                                      "allied_with_defence", "allied_with_entente",
                                      "allied_with_certainty", "allied_with_verdict",
                                      "allied_with_dissent"}));
  EXPECT_NE(Written(year).find("s:a,A,s:b,B,1955,1,1,0,extrapolated,contested,3\r\n"),
            std::string::npos);
  EXPECT_NE(Written(year).find("s:c,C,s:a,A,1955,0,0,0,,,0\r\n"), std::string::npos);
}

TEST(PanelTest, TheRuleSaysWhoseQualifiersADerivedRowHas) {
  using Values = std::set<std::string>;
  const auto of = [](ColumnRule rule, bool reversed) {
    return QualifierValuesOf(Derived(), "obligations", rule, reversed);
  };
  EXPECT_EQ(of(ColumnRule::kEvery, false), (Values{"defence"}));
  EXPECT_EQ(of(ColumnRule::kFirst, false), (Values{"defence"}));
  EXPECT_EQ(of(ColumnRule::kFirst, true), (Values{"defence", "entente"}));
  EXPECT_EQ(of(ColumnRule::kAny, false), (Values{"defence", "entente"}));
  // A claim of the row itself has no hop; one that only dissents has no say.
  v1::PropositionRow claimed = Derived();
  claimed.add_claim_ids("3");
  EXPECT_EQ(QualifierValuesOf(claimed, "obligations", ColumnRule::kEvery, false),
            (Values{"defence", "neutrality"}));
  EXPECT_TRUE(QualifierValuesOf(claimed, "kind", ColumnRule::kAny, false).empty());
}

TEST(PanelTest, MembersStandInOneOrderWhateverTheirCodes) {
  const PanelShape shape = [] {
    PanelShape with_codes = Shape(PanelUnit::kStateYear);
    with_codes.codes = true;
    return with_codes;
  }();
  std::vector<PanelMember> members = {{"s:1", "9", ""}, {"s:2", "10 11", ""}, {"s:3", "10", ""},
                                      {"s:4", "", ""},  {"s:5", "010", ""},   {"s:6", "2", ""}};
  std::sort(members.begin(), members.end(),
            [](const PanelMember& a, const PanelMember& b) { return a.id < b.id; });
  const std::string once = Written(PanelYear(shape, 1990, members));
  EXPECT_LT(once.find("s:6"), once.find("s:1"));
  EXPECT_LT(once.find("s:1"), once.find("s:5"));
  EXPECT_LT(once.find("s:4"), once.find("s:6")) << "no code comes first";
  EXPECT_LT(once.find("s:3"), once.find("s:2")) << "10 11 is no number";
  do {
    EXPECT_EQ(Written(PanelYear(shape, 1990, members)), once);
  } while (std::next_permutation(
      members.begin(), members.end(),
      [](const PanelMember& a, const PanelMember& b) { return a.id < b.id; }));
}

}  // namespace
}  // namespace entente
