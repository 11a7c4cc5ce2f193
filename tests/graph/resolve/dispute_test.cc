#include "graph/resolve/dispute.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

PropositionRow Row(Object object, std::vector<Qualifier> qualifiers = {}) {
  PropositionRow row;
  row.proposition = {.subject = "corps",
                     .predicate = "strength",
                     .object = std::move(object),
                     .qualifiers = std::move(qualifiers)};
  row.validity = {kAlways};
  return row;
}
PropositionRow Soldiers(double count, const std::string& place = "") {
  if (place.empty()) return Row(Number(count, "soldier"));
  return Row(Number(count, "soldier"), {{"place", EntityId(place)}});
}
std::vector<Interval> Exactly(std::initializer_list<double> figures) {
  std::vector<Interval> intervals;
  for (const double figure : figures) intervals.push_back({figure, figure});
  return intervals;
}
std::vector<Disputants> Possible(const std::vector<PropositionRow>& rows,
                                 const std::vector<Interval>& figures) {
  return PossibleRivalsAmong(rows, figures, ValidAt("ALL").valid, {});
}

TEST(DisputeTest, RivalsOfRivalsAreOneDispute) {
  std::vector<PropositionRow> rows = {Row("a"), Row("b"), Row("c"), Row("d"), Row("e")};
  rows[0].rivals = {rows[2].proposition};
  rows[2].rivals = {rows[0].proposition, rows[4].proposition};
  rows[4].rivals = {rows[2].proposition};
  EXPECT_THAT(RivalsAmong(rows), ElementsAre(Disputants{0, 2, 4}));
  EXPECT_THAT(RivalsAmong(absl::MakeSpan(rows).subspan(0, 1)), IsEmpty());
}

TEST(DisputeTest, AScopeThatIsNotStatedMayBeTheOthers) {
  const std::vector<PropositionRow> rows = {Soldiers(12'000), Soldiers(3'000, "kursk"),
                                            Soldiers(5'000, "rostov")};
  EXPECT_THAT(Possible(rows, Exactly({12'000, 3'000, 5'000})), ElementsAre(Disputants{0, 1, 2}));
  // The figures that supports mean may meet though the best ones differ.
  EXPECT_THAT(Possible({rows[0], rows[1]}, {{3'000, 13'000}, {3'000, 3'000}}), IsEmpty());
  // Two scopes that are stated are two scopes; one is no unstated one.
  EXPECT_THAT(Possible({rows[1], rows[2]}, Exactly({3'000, 5'000})), IsEmpty());
  EXPECT_THAT(Possible({rows[1], Soldiers(1, "kursk")}, Exactly({3'000, 1})), IsEmpty());
  EXPECT_THAT(Possible({rows[1], Row(Number(1, "soldier"), {{"place", Value{SomeValue{}}}})},
                       Exactly({3'000, 1})),
              ElementsAre(Disputants{0, 1}));
}

TEST(DisputeTest, WhatCannotMeetInTheCutIsInNoDispute) {
  std::vector<PropositionRow> rows = {Soldiers(12'000), Soldiers(3'000, "kursk")};
  rows[0].validity = {BoundsOf("2024-10-01/2024-10-05")};
  rows[1].validity = {BoundsOf("2024-10-06/2024-10-09")};
  EXPECT_THAT(Possible(rows, Exactly({12'000, 3'000})), IsEmpty());
  rows[1].validity.push_back(BoundsOf("2024-10-04/2024-10-04"));
  EXPECT_THAT(Possible(rows, Exactly({12'000, 3'000})), ElementsAre(Disputants{0, 1}));
  EXPECT_THAT(PossibleRivalsAmong(rows, Exactly({12'000, 3'000}), ValidAt("2024-10-07").valid, {}),
              IsEmpty());
}

TEST(DisputeTest, KindAndCertaintyAreThoseOfTheRows) {
  std::vector<PropositionRow> rows = {Soldiers(1), Row(Value{NoValue{}}), Row("a")};
  rows[1].certainty = Certainty::kExtrapolated;
  EXPECT_EQ(RivalryOf(rows, {0, 1}), DisputeKind::kQuantity);
  EXPECT_EQ(RivalryOf(rows, {1, 2}), DisputeKind::kFunctional);
  EXPECT_EQ(WeakestOf(rows, {0, 1}), Certainty::kExtrapolated);
  EXPECT_EQ(WeakestOf(rows, {0, 2}), Certainty::kAttested);
}

TEST(DisputeTest, EndsOfOtherTypesAreBreaches) {
  Proposition proposition{.subject = "corps", .predicate = "located_in", .object = "kursk"};
  const PredicateDefinition& predicate = Predicate("located_in");
  EXPECT_THAT(TypedEnds(proposition, predicate), ElementsAre("corps", "kursk"));
  EXPECT_THAT(TypeBreachesOf(proposition, predicate, BuiltInOntology(),
                             {{"corps", {"Force"}}, {"kursk", {"Region"}}}),
              IsEmpty());
  const auto breaches = TypeBreachesOf(proposition, predicate, BuiltInOntology(),
                                       {{"corps", {"Treaty"}}, {"kursk", {"Region"}}});
  ASSERT_EQ(breaches.size(), 1u);
  EXPECT_EQ(breaches[0].where, "subject");
  EXPECT_THAT(breaches[0].types, ElementsAre("Treaty"));
  EXPECT_EQ(breaches[0].allowed, predicate.domain);
  proposition = Soldiers(1, "nowhere").proposition;
  EXPECT_EQ(
      TypeBreachesOf(proposition, Predicate("strength"), BuiltInOntology(), {{"corps", {"Force"}}})
          .front()
          .where,
      "place");
}

}  // namespace
}  // namespace entente
