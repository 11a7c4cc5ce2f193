#include "graph/resolve/proposition_of.h"

#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

Proposition Of(const Claim& claim) { return PropositionOf(claim, Predicate(claim.predicate)); }

TEST(PropositionOfTest, TenMediaRepeatingOneBriefingAreOneProposition) {
  const Claim first = Said("brigade", "located_in", "kursk").When("2024-10-08").By("ministry");
  const Claim second = Said("brigade", "located_in", "kursk")
                           .When("2024-10-09/..")
                           .In("echo")
                           .As(Stance::kDenies)
                           .As(Mood::kForecast);
  EXPECT_EQ(Of(first), Of(second));
  EXPECT_EQ(Of(first).occurrence, std::nullopt);
}

TEST(PropositionOfTest, AnEventsOccurrenceTimeIsPartOfItsIdentity) {
  const Claim monday = Said("russia", "signed", "pact").When("2024-10-07");
  const Claim tuesday = Said("russia", "signed", "pact").When("2024-10-08");
  EXPECT_NE(Of(monday), Of(tuesday));
  EXPECT_EQ(Of(monday).occurrence, *ParsePeriod("2024-10-07"));
}

TEST(PropositionOfTest, ASymmetricPredicatesPropositionIsTheUnorderedPair) {
  const Claim stated = Said("ukraine", "borders", "russia");
  EXPECT_EQ(Of(stated), Of(Said("russia", "borders", "ukraine")));
  EXPECT_EQ(Of(stated).subject, "russia");
  EXPECT_EQ(stated.subject, "ukraine");
}

TEST(PropositionOfTest, ADirectedPredicateKeepsItsDirection) {
  EXPECT_NE(Of(Said("ukraine", "opposes", "russia")), Of(Said("russia", "opposes", "ukraine")));
}

TEST(PropositionOfTest, IdentifyingQualifiersOnly) {
  PredicateDefinition predicate = Predicate("member_of");
  predicate.qualifiers = {{.name = "kind", .identifying = true}, {.name = "note"}};
  const Claim claim = Said("latvia", "member_of", "nato").With("kind", "full").With("note", "x");
  EXPECT_EQ(PropositionOf(claim, predicate).qualifiers,
            (std::vector<Qualifier>{{"kind", Words("full")}}));
}

TEST(PropositionOfTest, AQuantitysScopeIsIdentityItsQualifierAndIncludesAreDetails) {
  const auto strength = [](Quantity quantity) {
    return Said("force", "strength", Value{std::move(quantity)});
  };
  const Quantity exact{.best = 1500, .unit = "soldiers"};
  Quantity about = exact;
  about.qualifier = QuantityQualifier::kAbout;
  about.includes = {{"officers", {.best = 500, .unit = "soldiers"}}};
  EXPECT_EQ(Of(strength(exact)), Of(strength(about)));
  EXPECT_NE(Of(strength(exact)), Of(strength({.best = 1500, .unit = "troops"})));
  EXPECT_NE(Of(strength(exact)),
            Of(strength({.best = 1500, .unit = "soldiers", .measure = Measure::kPlan})));
  EXPECT_NE(Of(strength(exact)), Of(strength(exact).For("place", "kursk")));
}

TEST(PropositionOfTest, AnUnnamedValueLosesItsCount) {
  EXPECT_EQ(Of(Said("force", "trained_at", Value{SomeValue{5}})),
            Of(Said("force", "trained_at", Value{SomeValue{}})));
}

TEST(PropositionOfTest, ParallelEdgesDifferByInstance) {
  Claim second = Said("a", "opposes", "b");
  second.instance = 2;
  EXPECT_NE(Of(second), Of(Said("a", "opposes", "b")));
}

}  // namespace
}  // namespace entente
