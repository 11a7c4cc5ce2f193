#include "graph/store/surveyor.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Names = std::set<EntityId>;

class SurveyorTest : public GraphTest {
 protected:
  void At(const AsOf& as_of, const Lens& lens = {}) {
    as_of_ = as_of;
    if (as_of_.recorded_at == 0) as_of_.recorded_at = store().Head();
    reader_.emplace(store().engine(), as_of_.recorded_at, budget_);
    canonical_.emplace(store(), as_of_.recorded_at, lens, *reader_, budget_);
    surveyor_.emplace(store(), as_of_, lens, *canonical_);
  }
  // Surveys a claim that is recorded.
  const Surroundings& Around(const Claim& claim) {
    if (!surveyor_.has_value()) At(ValidAt("ALL"));
    const auto found = reader_->ReadById({Id(claim)});
    EXPECT_TRUE(found.ok() && found->front().has_value());
    const RecordedClaim* pointer = &*found->front();
    const absl::Status status = surveyor_->Survey({pointer});
    EXPECT_TRUE(status.ok()) << status;
    return surveyor_->around();
  }

  AsOf as_of_;
  Budget budget_{Allowance().most, absl::InfiniteFuture(), nullptr};
  std::optional<ClaimReader> reader_;
  std::optional<CanonicalReader> canonical_;
  std::optional<Surveyor> surveyor_;
};

Said Here() { return Said("brigade", "located_in", "kursk"); }

TEST_F(SurveyorTest, ADocumentsPublicationAndIssuerWhateverTheLensAndTheCut) {
  Publish("paper", "2024-10-24");
  Say({Said("paper", "issued_by", "ministry").In("echo"), Here()});
  Lens lens;
  lens.deny.documents = {"paper", "echo"};
  AsOf as_of = PublishedBefore("1914-01-01");
  At(as_of, lens);
  const DocumentFacts& facts = Around(Here()).documents.at("paper");
  EXPECT_EQ(facts.publication, *ParseMoment("2024-10-24"));
  EXPECT_EQ(facts.issuer, "ministry");
}

TEST_F(SurveyorTest, SeveralPublicationsAreTheLeastThatIsCertainOfAll) {
  Publish("paper", "2024-10-24");
  Publish("paper", "2024-10-26");
  Say({Here()});
  const Moment publication = *Around(Here()).documents.at("paper").publication;
  EXPECT_EQ(publication.earliest, StartOfDay(DayOf(ParseMoment("2024-10-24")->earliest)));
  EXPECT_EQ(publication.latest, ParseMoment("2024-10-26")->latest);
  EXPECT_TRUE(publication.dated);
}

TEST_F(SurveyorTest, AWithdrawnDocumentWasPublishedAllTheSame) {
  Publish("paper", "2024-10-24");
  Say({Here(), Said("paper", "type", Words("Document")).In("echo")});
  Judge(Retract{EntityId("paper"), RetractReason::kDocumentWithdrawn, *ParseMoment("2024-10-28")});
  const DocumentFacts& facts = Around(Here()).documents.at("paper");
  EXPECT_TRUE(facts.publication.has_value());
  EXPECT_EQ(facts.judgements.size(), 1u);
}

TEST_F(SurveyorTest, ARetractedPublicationIsNone) {
  Publish("paper", "2024-10-24");
  const int64_t day = DayOf(ParseMoment("2024-10-24")->earliest);
  const Claim published = Said("paper", "published", Value{Date{day, day}}).In("paper");
  Say({Here()});
  const Revision before = store().Head();
  Judge(Retract{Id(published), RetractReason::kRecorderError});
  EXPECT_FALSE(Around(Here()).documents.at("paper").publication.has_value());
  AsOf earlier = ValidAt("ALL");
  earlier.recorded_at = before;
  At(earlier);
  EXPECT_TRUE(Around(Here()).documents.at("paper").publication.has_value());
}

TEST_F(SurveyorTest, BodiesOfEveryVoiceAndTheirBodiesInTurn) {
  Say({Said("army", "agency_of", "ministry"), Said("ministry", "agency_of", "russia"),
       Here().By("russia").By("army")});
  const auto& bodies = Around(Here().By("russia").By("army")).bodies;
  ASSERT_EQ(bodies.at("army").size(), 1u);
  EXPECT_EQ(bodies.at("army")[0].body, "ministry");
  EXPECT_EQ(bodies.at("ministry")[0].body, "russia");
  EXPECT_THAT(bodies.at("russia"), IsEmpty());
}

TEST_F(SurveyorTest, DeniedForetoldOrRetractedBodiesAreNone) {
  const Claim denied = Said("army", "agency_of", "ukraine").As(Stance::kDenies);
  const Claim intent = Said("army", "agency_of", "belarus").As(Mood::kIntent);
  const Claim withdrawn = Said("army", "agency_of", "russia").In("echo");
  Say({denied, intent, withdrawn, Here().By("army")});
  EXPECT_EQ(Around(Here().By("army")).bodies.at("army").size(), 1u);
  Judge(Retract{EntityId("echo"), RetractReason::kDocumentWithdrawn, *ParseMoment("2024-10-28")});
  At(ValidAt("ALL"));
  EXPECT_THAT(Around(Here().By("army")).bodies.at("army"), IsEmpty());
}

TEST_F(SurveyorTest, SourcesAreFollowedThroughClaimsAndDocuments) {
  Say({Said("mirror", "type", Words("Document")), Said("wire", "type", Words("Document"))});
  const Claim claim = Here().In("mirror");
  const Claim inner = Here().In("wire").By("ministry");
  Say({claim, inner});
  Judge(DerivesFrom{EntityId("mirror"), EntityId("echo")});
  Judge(DerivesFrom{EntityId("echo"), Id(inner)});
  const Surroundings& around = Around(claim);
  EXPECT_EQ(around.sources.size(), 1u);
  EXPECT_TRUE(around.sources.contains(Id(inner)));
  EXPECT_TRUE(around.documents.contains("wire"));
  EXPECT_TRUE(around.bodies.contains("ministry"));
}

// A document may be known already for another reason than that something derives from it.
TEST_F(SurveyorTest, WhatASurveyFindsDoesNotDependOnEarlierOnes) {
  const Claim inner = Here().By("ministry");
  const Claim other = Said("corps", "located_in", "kursk").By("army");
  const Claim claim = Said("division", "located_in", "kursk").By("russia");
  Say({Said("army", "agency_of", "ukraine").In("echo"), inner, other, claim});
  Judge(DerivesFrom{EntityId("echo"), Id(inner)});
  Judge(DerivesFrom{Id(claim), EntityId("echo")});
  Around(other);  // reads "echo", which says whose agency the army is
  EXPECT_TRUE(surveyor_->around().documents.contains("echo"));
  EXPECT_TRUE(Around(claim).sources.contains(Id(inner)));
}

TEST_F(SurveyorTest, PlacesAroundAPlaceAtTheValidCut) {
  Say({Said("sudzha", "part_of", "kursk"), Said("kursk", "part_of", "russia_land").In("echo"),
       Said("russia_land", "type", Words("Region")),
       Said("sudzha", "part_of", "donetsk").When("1914"), Said("brigade", "located_in", "sudzha")});
  const Claim claim = Said("brigade", "located_in", "sudzha");
  At(ValidAt("2024-10-08"));
  EXPECT_EQ(Around(claim).places_around.at("sudzha"), (Names{"kursk", "russia_land"}));
  At(ValidAt("1914"));
  EXPECT_EQ(Around(claim).places_around.at("sudzha"), (Names{"kursk", "russia_land", "donetsk"}));
}

TEST_F(SurveyorTest, PlacesWithinAreThePlaceAndAllInsideIt) {
  Say({Said("sudzha", "part_of", "kursk"), Said("mill", "type", Words("Site")),
       Said("mill", "part_of", "sudzha"), Said("donetsk", "part_of", "kursk").As(Stance::kDenies)});
  At(ValidAt("2024-10-08"));
  EXPECT_EQ(*surveyor_->PlacesWithin("kursk"), (Names{"kursk", "sudzha", "mill"}));
  EXPECT_EQ(*surveyor_->PlacesWithin("mill"), (Names{"mill"}));
  EXPECT_EQ(*surveyor_->PlacesWithin("nowhere"), (Names{"nowhere"}));
}

TEST_F(SurveyorTest, GeographyIsNotAMatterOfTheVoicesAdmitted) {
  Say({Said("sudzha", "part_of", "kursk")});
  Lens lens;
  lens.deny.documents = {"paper"};
  lens.moods = {Mood::kForecast};
  At(ValidAt("ALL"), lens);
  EXPECT_EQ(*surveyor_->PlacesWithin("kursk"), (Names{"kursk", "sudzha"}));
  lens.assume_retracted = {Id(Said("sudzha", "part_of", "kursk"))};
  At(ValidAt("ALL"), lens);
  EXPECT_EQ(*surveyor_->PlacesWithin("kursk"), (Names{"kursk"}));
}

TEST_F(SurveyorTest, TypesOfSubjectsUnretractedWhateverTheLens) {
  Say({Said("brigade", "type", Words("Force")).In("echo"), Here()});
  Lens lens;
  lens.deny.documents = {"paper", "echo"};
  At(ValidAt("ALL"), lens);
  EXPECT_THAT(Around(Here()).types.at("brigade"), ElementsAre("Force", "MilitaryUnit"));
  Judge(Retract{EntityId("echo"), RetractReason::kRecorderError});
  At(ValidAt("ALL"), lens);
  EXPECT_THAT(Around(Here()).types.at("brigade"), ElementsAre("MilitaryUnit"));
}

TEST_F(SurveyorTest, EachThingIsReadOnce) {
  Say({Here().By("ministry")});
  Around(Here().By("ministry"));
  const size_t learnt = surveyor_->learnt();
  const uint64_t edges = budget_.used().edges;
  Around(Here().By("ministry"));
  EXPECT_EQ(surveyor_->learnt(), learnt);
  EXPECT_LE(budget_.used().edges, edges + 2);  // the claim itself
}

}  // namespace
}  // namespace entente
