#include "graph/store/canonical_reader.h"

#include "gmock/gmock.h"
#include "graph/resolve/proposition_of.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class CanonicalReaderTest : public GraphTest {
 protected:
  static PropositionPlace PlaceOf(const Claim& claim) {
    const Proposition proposition = PropositionOf(claim, Predicate(claim.predicate));
    return {proposition.subject, KeyOf(proposition)};
  }
  static std::vector<std::string> Texts(const std::vector<RecordedClaim>& claims) {
    std::vector<std::string> texts;
    for (const RecordedClaim& claim : claims) {
      texts.push_back(Text(PropositionOf(claim.claim, Predicate(claim.claim.predicate))));
    }
    return texts;
  }
  std::vector<RecordedClaim> ReadRange(const ClaimRange& range) {
    Reading reading = Read("ALL");
    auto claims = reading->canonical().Read({&range, 1});
    EXPECT_TRUE(claims.ok()) << claims.status();
    return claims.ok() ? std::move(claims->front()) : std::vector<RecordedClaim>();
  }
  std::vector<PropositionPlace> Stated(const Claim& claim) {
    Reading reading = Read("ALL");
    const PropositionPlace place = PlaceOf(claim);
    const auto places = reading->canonical().StatedPlaces({&place, 1});
    EXPECT_TRUE(places.ok()) << places.status();
    return places.ok() ? places->front() : std::vector<PropositionPlace>();
  }
};

TEST_F(CanonicalReaderTest, APredicateIsReadOfEveryIdOfItsSubject) {
  Say({Said("ukraine", "aids", "belarus"), Said("russia", "aids", "belarus").In("echo"),
       Said("russia", "aids", "army")});
  Judge(SameAs{"ukraine", "russia"});
  for (const char* id : {"ukraine", "russia"}) {
    const auto claims = ReadRange({id, PropositionPrefix("aids")});
    EXPECT_THAT(Texts(claims),
                ElementsAre("russia aids army", "russia aids belarus", "russia aids belarus"));
    EXPECT_LT(claims[1].id, claims[2].id);
  }
  EXPECT_THAT(ReadRange({"belarus", PropositionPrefix("aids")}), IsEmpty());
}

TEST_F(CanonicalReaderTest, AClaimIsShownAsStated) {
  const Claim claim = Said("ukraine", "aids", "belarus").By("army");
  Say({claim});
  Judge(SameAs{"ukraine", "russia"});
  const auto claims = ReadRange({"russia", PropositionPrefix("aids")});
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].id, Id(claim));
  EXPECT_EQ(claims[0].claim.subject, "russia");
  EXPECT_EQ(claims[0].AsStated().claim, claim);
}

TEST_F(CanonicalReaderTest, APropositionIsReadFromAnyOfItsVariants) {
  Claim in_kursk = Said("corps", "strength", Number(12'000, "soldier"));
  in_kursk.qualifiers = {{"place", EntityId("kursk")}};
  Claim in_sudzha = in_kursk;
  in_sudzha.qualifiers = {{"place", EntityId("sudzha")}};
  in_sudzha.voice.document = "echo";
  Say({in_kursk, in_sudzha, Said("corps", "strength", Number(1, "soldier"))});
  Judge(SameAs{"kursk", "sudzha"});
  for (const Claim& claim : {in_kursk, in_sudzha}) {
    EXPECT_EQ(ReadRange({"corps", PlaceOf(claim).key.bytes}).size(), 2u);
    EXPECT_THAT(Stated(claim), UnorderedElementsAre(PlaceOf(in_kursk), PlaceOf(in_sudzha)));
  }
}

TEST_F(CanonicalReaderTest, OfManyVariantsThePredicateIsSearched) {
  std::vector<Change> changes;
  for (int i = 0; i < 20; ++i) {
    for (const char* kind : {"s", "o"}) {
      changes.push_back(Claim(Said(absl::StrCat(kind, i), "type", Words("State"))));
      if (i == 0) continue;
      changes.push_back(Judges(SameAs{absl::StrCat(kind, i), absl::StrCat(kind, 0)}));
    }
  }
  graph_.Must(changes);
  Say({Said("s3", "aids", "o4"), Said("s5", "aids", "o0"), Said("s5", "aids", "belarus"),
       Said("s6", "borders", "o7"), Said("o8", "borders", "s9")});
  EXPECT_THAT(Texts(ReadRange({"s0", PlaceOf(Said("s1", "aids", "o1")).key.bytes})),
              ElementsAre("s0 aids o0", "s0 aids o0"));
  EXPECT_THAT(Texts(ReadRange({"o0", PlaceOf(Said("s0", "borders", "o0")).key.bytes})),
              ElementsAre("o0 borders s0", "o0 borders s0"));
  EXPECT_EQ(Stated(Said("s0", "aids", "o0")).size(), 2u);
}

TEST_F(CanonicalReaderTest, ADigestedPropositionIsFoundByItsClaims) {
  Claim one = Said("russia", "interacted", "belarus").When("2024-10-24");
  Claim other = Said("ukraine", "interacted", "belarus").When("2024-10-24");
  Claim short_one = other;
  one.qualifiers = {{"code", Words(std::string(600, 't'))}};
  other.qualifiers = one.qualifiers;
  short_one.qualifiers = {{"code", Words("042")}};
  Say({one, other, short_one});
  Judge(SameAs{"russia", "ukraine"});
  EXPECT_EQ(ReadRange({"ukraine", PlaceOf(one).key.bytes}).size(), 2u);
  EXPECT_THAT(Stated(one), UnorderedElementsAre(PlaceOf(one), PlaceOf(other)));
}

TEST_F(CanonicalReaderTest, ASymmetricPredicateIsReadFromBothEnds) {
  // The canonical ids turn the order of the ends round.
  TypeOf("aaa", "State");
  Say({Said("aaa", "borders", "belarus"), Said("ukraine", "borders", "belarus"),
       Said("aaa", "borders", "ukraine")});
  Judge(SameAs{"aaa", "ukraine"});
  EXPECT_THAT(Texts(ReadRange({"belarus", PropositionPrefix("borders")})),
              ElementsAre("belarus borders ukraine", "belarus borders ukraine"));
  // What leads from one id to another one is a pair of the thing with itself.
  EXPECT_THAT(Texts(ReadRange({"aaa", PropositionPrefix("borders")})),
              ElementsAre("ukraine borders ukraine"));
}

TEST_F(CanonicalReaderTest, JudgementsOnADocumentAreThoseOnAllOfItsIds) {
  Judge(Retract{EntityId("echo"), RetractReason::kRecorderError, {}});
  Judge(DerivesFrom{EntityId("paper"), EntityId("echo")});
  Judge(SameAs{"echo", "paper"});
  Reading reading = Read("ALL");
  const EntityId paper = "paper";
  const auto judgements = reading->canonical().ReadDocumentJudgements({&paper, 1});
  ASSERT_TRUE(judgements.ok()) << judgements.status();
  ASSERT_EQ(judgements->front().size(), 2u);
  EXPECT_EQ(std::get<DerivesFrom>(judgements->front()[1].judgement.act).source,
            ClaimOrDocument(EntityId("echo")));
}

TEST_F(CanonicalReaderTest, PlacesToAnObjectAreCanonical) {
  Say({Said("sudzha", "part_of", "kursk"), Said("donetsk", "part_of", "russia")});
  Judge(SameAs{"kursk", "russia"});
  Judge(SameAs{"sudzha", "donetsk"});
  Reading reading = Read("ALL");
  const auto places = reading->canonical().PlacesTo({"kursk"}, "part_of");
  ASSERT_TRUE(places.ok()) << places.status();
  ASSERT_EQ(places->size(), 1u);
  EXPECT_EQ(places->front().subject, "donetsk");
}

TEST_F(CanonicalReaderTest, APairIsFoundFromItsLargerIdHoweverItWasStated) {
  TypeOf("yemen", "State");
  // One pair was stated from ukraine; by canonical ids it goes from belarus.
  Say({Said("ukraine", "borders", "yemen"), Said("russia", "borders", "ukraine")});
  Judge(SameAs{"belarus", "yemen"});
  const auto found = [&](const EntityId& object) {
    Reading reading = Read("ALL");
    const auto places = reading->canonical().PlacesTo({object}, "borders");
    EXPECT_TRUE(places.ok()) << places.status();
    std::vector<EntityId> subjects;
    for (const PropositionPlace& place : *places) subjects.push_back(place.subject);
    return subjects;
  };
  EXPECT_THAT(found("ukraine"), ElementsAre("belarus", "russia"));
  EXPECT_THAT(found("yemen"), testing::IsEmpty());
}

TEST_F(CanonicalReaderTest, WhereNothingIsJoinedPlacesStayAsTheyAre) {
  const Claim claim = Said("russia", "aids", "belarus");
  Say({claim});
  EXPECT_THAT(Stated(claim), ElementsAre(PlaceOf(claim)));
  EXPECT_EQ(ReadRange({"russia", PropositionPrefix("aids")})[0].stated, nullptr);
}

}  // namespace
}  // namespace entente
