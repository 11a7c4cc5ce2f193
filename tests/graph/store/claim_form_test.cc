#include "graph/store/claim_form.h"

#include <limits>
#include <string>

#include "gmock/gmock.h"
#include "graph/model/value_text.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

using testing::HasSubstr;

std::string Found(const Claim& claim) { return ReasonAt(CheckClaimForm(claim, TestOntology())); }
std::string Message(const Claim& claim) {
  return std::string(CheckClaimForm(claim, TestOntology()).message());
}

Claim Good() { return Says("u1", "located_in", "kursk"); }
Claim With(Claim claim, std::vector<Qualifier> qualifiers) {
  claim.qualifiers = std::move(qualifiers);
  return claim;
}
Object Number(double number) { return Value{number}; }

TEST(ClaimForm, AGoodClaimPasses) {
  EXPECT_EQ(Found(Good()), "OK");
  EXPECT_EQ(Found(During(Good(), "2024-10-01/..")), "OK");
}

TEST(ClaimForm, IdsAreChecked) {
  Claim claim = Good();
  claim.subject = "";
  EXPECT_EQ(Found(claim), "INVALID_ENTITY_ID at subject");
  claim.subject = std::string(256, 'x');
  EXPECT_EQ(Found(claim), "OK");
  claim.subject = std::string(257, 'x');
  EXPECT_EQ(Found(claim), "INVALID_ENTITY_ID at subject");
  claim = Good();
  claim.object = EntityId("a\nb");
  EXPECT_EQ(Found(claim), "INVALID_ENTITY_ID at object");
  claim = Good();
  claim.voice.document = "\xff";
  EXPECT_EQ(Found(claim), "INVALID_ENTITY_ID at voice.document");
}

TEST(ClaimForm, ADocumentIsRequired) {
  Claim claim = Good();
  claim.voice.document = "";
  EXPECT_EQ(Found(claim), "DOCUMENT_REQUIRED at voice.document");
}

TEST(ClaimForm, UnknownPredicatesAreAnsweredWithWhatIsNear) {
  EXPECT_EQ(Found(Says("u1", "locatedin", "kursk")), "UNKNOWN_PREDICATE at predicate");
  EXPECT_THAT(Message(Says("u1", "locatedin", "kursk")), HasSubstr("did you mean \"located_in\""));
  EXPECT_THAT(Message(Says("kursk", "hosts", "u1")), HasSubstr("swap subject and object"));
}

TEST(ClaimForm, ObjectsFitTheirPredicate) {
  EXPECT_EQ(Found(Says("u1", "located_in", TextValue("kursk"))), "OBJECT_KIND at value");
  EXPECT_EQ(Found(Says("u1", "located_in", Value{SomeValue{5}})), "OK");
  EXPECT_EQ(Found(Says("u1", "located_in", Value{NoValue{}})), "OK");
  EXPECT_EQ(Found(Says("u1", "name", "kursk")), "OBJECT_KIND at object");
  EXPECT_EQ(Found(Says("u1", "name", TextValue("First"))), "OK");
  EXPECT_EQ(Found(Says("u1", "name", Number(1))), "VALUE_KIND at value");
  EXPECT_EQ(Found(Says("u1", "name", Value{SomeValue{}})), "OK");
  EXPECT_EQ(Found(Says("doc", "published", *ParseDateTime("2024-10-24T12:00Z"))), "OK");
  EXPECT_EQ(Found(Says("doc", "published", Value{*ParseDate("2024-10-24")})), "OK");
  EXPECT_EQ(Found(Says("doc", "published", *ParseDateTime("2024-10-24T12:00"))),
            "VALUE_KIND at value");
  EXPECT_EQ(Found(Says("doc", "published", TextValue("2024"))), "VALUE_KIND at value");
  EXPECT_THAT(
      CheckClaimForm(Says("u1", "strength", Number(std::numeric_limits<double>::infinity())),
                     TestOntology())
          .code(),
      absl::StatusCode::kInvalidArgument);
}

TEST(ClaimForm, TypesAreKnownAndNotAbstract) {
  EXPECT_EQ(Found(TypeOf("x", "State")), "OK");
  EXPECT_EQ(Found(TypeOf("x", "Stat")), "UNKNOWN_TYPE at value");
  EXPECT_THAT(Message(TypeOf("x", "Stat")), HasSubstr("did you mean \"State\""));
  EXPECT_EQ(Found(TypeOf("x", "Place")), "ABSTRACT_TYPE at value");
  EXPECT_THAT(Message(TypeOf("x", "Place")), HasSubstr("Region"));
  EXPECT_EQ(Found(Says("x", "type", Value{NoValue{}})), "VALUE_KIND at value");
  EXPECT_EQ(Found(Says("x", "type", Value{Text{"State", "en"}})), "VALUE_KIND at value");
}

TEST(ClaimForm, NothingIsInItselfOrBordersItself) {
  EXPECT_EQ(Found(Says("kursk", "borders", "kursk")), "IRREFLEXIVE at object");
  EXPECT_EQ(Found(Says("kursk", "part_of", "kursk")), "IRREFLEXIVE at object");
  EXPECT_EQ(Found(Says("RU", "aids", "RU")), "OK");
}

TEST(ClaimForm, QualifiersAreDeclaredSortedAndGivenOnce) {
  const Claim name = Says("u1", "name", TextValue("First"));
  EXPECT_EQ(Found(With(name, {{"kind", TextValue("alias")}})), "OK");
  EXPECT_EQ(Found(With(name, {{"kind", TextValue("nick")}})),
            "QUALIFIER_VALUE at qualifiers[0].filler");
  EXPECT_THAT(Message(With(name, {{"kind", TextValue("nick")}})), HasSubstr("official, alias"));
  EXPECT_EQ(Found(With(name, {{"sort", TextValue("alias")}})),
            "UNKNOWN_QUALIFIER at qualifiers[0].name");
  EXPECT_THAT(Message(With(name, {{"sort", TextValue("alias")}})), HasSubstr("it takes kind"));
  EXPECT_EQ(Found(With(name, {{"kind", TextValue("alias")}, {"kind", TextValue("official")}})),
            "DUPLICATE_QUALIFIER at qualifiers[1].name");
  EXPECT_EQ(Found(With(name, {{"kind", EntityId("alias")}})),
            "QUALIFIER_KIND at qualifiers[0].filler");
  EXPECT_EQ(Found(With(name, {{"kind", Number(1)}})), "QUALIFIER_KIND at qualifiers[0].filler");
  const Claim strength = Says("u1", "strength", Value{SomeValue{}});
  EXPECT_EQ(Found(With(strength, {{"place", EntityId("kursk")}})), "OK");
  EXPECT_EQ(Found(With(strength, {{"place", TextValue("kursk")}})),
            "QUALIFIER_KIND at qualifiers[0].filler");
  EXPECT_EQ(Found(With(strength, {{"place", EntityId("")}})),
            "INVALID_ENTITY_ID at qualifiers[0].filler");
}

TEST(ClaimForm, RepeatedQualifiersTakeAListWithoutRepetition) {
  const Claim member = Says("RU", "member_of", "csto");
  const Value defence{Text{"defence", ""}};
  const Value entente{Text{"entente", ""}};
  EXPECT_EQ(Found(With(member, {{"obligations", defence}})), "OK");
  EXPECT_EQ(Found(With(member, {{"obligations", Value{ValueList{{defence, entente}}}}})), "OK");
  EXPECT_EQ(Found(With(member, {{"obligations", Value{ValueList{{defence, defence}}}}})),
            "DUPLICATE_VALUE at qualifiers[0].filler");
  EXPECT_EQ(Found(With(Says("u1", "name", TextValue("x")),
                       {{"kind", Value{ValueList{{Value{Text{"alias", ""}}}}}}})),
            "QUALIFIER_KIND at qualifiers[0].filler");
}

TEST(ClaimForm, PeriodsAreNeitherInvertedNorEmpty) {
  Claim claim = During(Good(), "2024-10-01/2024-10-02");
  std::swap(claim.period->bounds.start_earliest, claim.period->bounds.end_latest);
  EXPECT_EQ(Found(claim), "INVALID_PERIOD at period");
  claim = During(Good(), "2024-10-01/2024-10-02");
  claim.period->bounds.end_earliest = claim.period->bounds.start_earliest;
  claim.period->bounds.end_latest = claim.period->bounds.start_earliest;
  EXPECT_EQ(Found(claim), "INVALID_PERIOD at period");
}

TEST(ClaimForm, OnlyForecastsAndIntentsAreResolved) {
  Claim claim = Good();
  claim.resolve_by = *ParseMoment("2024-12-31");
  EXPECT_EQ(Found(claim), "RESOLVE_BY_NOT_ADMITTED at resolve_by");
  claim.mood = Mood::kHypothesis;
  EXPECT_EQ(Found(claim), "RESOLVE_BY_NOT_ADMITTED at resolve_by");
  claim.mood = Mood::kForecast;
  EXPECT_EQ(Found(claim), "OK");
  claim.mood = Mood::kIntent;
  EXPECT_EQ(Found(claim), "OK");
  claim.resolve_by = Moment{};
  EXPECT_EQ(Found(claim), "INVALID_MOMENT at resolve_by");
}

TEST(ClaimForm, NumbersOfWordsAreKnown) {
  Claim claim = Good();
  claim.stance = static_cast<Stance>(0);
  EXPECT_EQ(Found(claim), "UNKNOWN_NUMBER at stance");
  claim = Good();
  claim.mood = static_cast<Mood>(5);
  EXPECT_EQ(Found(claim), "UNKNOWN_NUMBER at mood");
  claim = Good();
  claim.basis = static_cast<Basis>(4);
  EXPECT_EQ(Found(claim), "UNKNOWN_NUMBER at basis");
}

TEST(ClaimForm, ALinkHasAnAgentOrADescription) {
  Claim claim = Good();
  claim.voice.chain = {{"GUR", "", "said", std::nullopt}, {"", "an analyst", "", std::nullopt}};
  EXPECT_EQ(Found(claim), "OK");
  claim.voice.chain[1].agent = "MFA";
  EXPECT_EQ(Found(claim), "CHAIN_LINK_WHO at voice.chain[1]");
  claim.voice.chain[1] = {};
  EXPECT_EQ(Found(claim), "CHAIN_LINK_WHO at voice.chain[1]");
  claim.voice.chain[1] = {"", "an analyst", "", Moment{}};
  EXPECT_EQ(Found(claim), "INVALID_MOMENT at voice.chain[1].stated_at");
}

TEST(ClaimForm, LimitsHoldAtTheLimitAndNotPastIt) {
  Claim claim = Good();
  claim.voice.chain.assign(kMostChainLinks, {"GUR", "", "said", std::nullopt});
  claim.voice.hedges.assign(kMostHedges, std::string(kMostPhraseBytes, 'h'));
  claim.voice.likelihood = std::string(kMostPhraseBytes, 'l');
  claim.voice.chain[0].verb = std::string(kMostPhraseBytes, 'v');
  claim.voice.chain[1] = {"", std::string(kMostPhraseBytes, 'd'), "", std::nullopt};
  EXPECT_EQ(Found(claim), "OK");

  Claim over = claim;
  over.voice.chain.push_back(over.voice.chain[0]);
  EXPECT_EQ(Found(over), "CHAIN_TOO_LONG at voice.chain");
  over = claim;
  over.voice.hedges.push_back("nearly");
  EXPECT_EQ(Found(over), "TOO_MANY_HEDGES at voice.hedges");
  over = claim;
  over.voice.hedges[2] += "h";
  EXPECT_EQ(Found(over), "TEXT_TOO_LONG at voice.hedges[2]");
  over = claim;
  over.voice.likelihood += "l";
  EXPECT_EQ(Found(over), "TEXT_TOO_LONG at voice.likelihood");
  over = claim;
  over.voice.chain[0].verb += "v";
  EXPECT_EQ(Found(over), "TEXT_TOO_LONG at voice.chain[0].verb");
  over = claim;
  over.voice.chain[1].description += "d";
  EXPECT_EQ(Found(over), "TEXT_TOO_LONG at voice.chain[1].description");
  over = claim;
  over.qualifiers.assign(kMostQualifiers + 1, {"kind", TextValue("alias")});
  EXPECT_EQ(Found(over), "TOO_MANY_QUALIFIERS at qualifiers");
}

TEST(ClaimForm, TextIsUtf8AndSpansGoForward) {
  Claim claim = Good();
  claim.voice.likelihood = "\xc3";
  EXPECT_EQ(Found(claim), "INVALID_TEXT at voice.likelihood");
  claim = Good();
  claim.voice.locator = {1, 5, 9};
  EXPECT_EQ(Found(claim), "OK");
  claim.voice.locator = {1, 9, 9};
  EXPECT_EQ(Found(claim), "INVALID_SPAN at voice.locator.span_end");
  claim.voice.locator = {1, 9, 0};
  EXPECT_EQ(Found(claim), "INVALID_SPAN at voice.locator.span_end");
}

TEST(ClaimForm, MarkingsAreReserved) {
  Claim claim = Good();
  claim.marking = "secret";
  EXPECT_EQ(Found(claim), "MARKING_NOT_ADMITTED at marking");
}

}  // namespace
}  // namespace entente
