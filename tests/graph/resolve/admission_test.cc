#include "graph/resolve/admission.h"

#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

// Documents "morning" (2024-10-24, a day) and "undated".
Surroundings World() {
  Surroundings around;
  around.documents["morning"].publication = *ParseMoment("2024-10-24");
  around.documents["undated"] = {};
  return around;
}

Said Here() { return Said("brigade", "located_in", "kursk").In("morning"); }

std::optional<HiddenReason> Reason(const RecordedClaim& claim, const Lens& lens,
                                   const AsOf& as_of = ValidAt("ALL")) {
  return Admit(claim, as_of, lens, World()).hidden;
}

TEST(AdmissionTest, PublicationIsTheDocumentsElseTheOutermostLinks) {
  const Surroundings around = World();
  const Claim dated = Here().By("ministry", "2024-10-20");
  EXPECT_EQ(PublicationOf(dated, around), *ParseMoment("2024-10-24"));
  const Claim chained =
      Here().In("undated").By("agency", "2024-10-22").By("ministry", "2024-10-20");
  EXPECT_EQ(PublicationOf(chained, around), *ParseMoment("2024-10-22"));
  EXPECT_EQ(PublicationOf(Here().In("undated"), around), std::nullopt);
  const Claim inner_only = Here().In("unheard_of").By("agency").By("ministry", "2024-10-20");
  EXPECT_EQ(PublicationOf(inner_only, around), std::nullopt);
}

TEST(AdmissionTest, ADatedDocumentAndADatedCutAreComparedAsDays) {
  const RecordedClaim claim = Recorded(1, Here());
  EXPECT_FALSE(Admit(claim, PublishedBefore("2024-10-24"), Lens(), World()).exists);
  EXPECT_TRUE(Admit(claim, PublishedBefore("2024-10-25"), Lens(), World()).exists);
}

TEST(AdmissionTest, AgainstAnInstantADatedDocumentEndsAtNoonOfTheNextDay) {
  const RecordedClaim claim = Recorded(1, Here());
  EXPECT_TRUE(Admit(claim, PublishedBefore("2024-10-25T12:00Z"), Lens(), World()).exists);
  EXPECT_FALSE(
      Admit(claim, PublishedBefore("2024-10-25T11:59:59.999999Z"), Lens(), World()).exists);
}

TEST(AdmissionTest, WhatHasNoPublicationTimeIsLeftOutAndCounted) {
  const Admission admission =
      Admit(Recorded(1, Here().In("undated")), PublishedBefore("2024-10-25"), Lens(), World());
  EXPECT_TRUE(admission.exists);
  EXPECT_EQ(admission.hidden, HiddenReason::kUnpublished);
  EXPECT_EQ(Reason(Recorded(1, Here().In("undated")), Lens()), std::nullopt);
}

TEST(AdmissionTest, TheLastWordOnAClaimCounts) {
  const auto error = Judged(2, Retract{IdNumber(1), RetractReason::kRecorderError});
  const auto again = Judged(3, Reinstate{IdNumber(1)});
  EXPECT_EQ(Reason(Recorded(1, Here(), {error}), Lens()), HiddenReason::kRetracted);
  EXPECT_EQ(Reason(Recorded(1, Here(), {error, again}), Lens()), std::nullopt);
}

TEST(AdmissionTest, AWithdrawnDocumentTakesItsClaimsAlong) {
  Surroundings around = World();
  around.documents["morning"].judgements = {Judged(
      5,
      Retract{EntityId("morning"), RetractReason::kDocumentWithdrawn, *ParseMoment("2024-10-26")})};
  const RecordedClaim claim = Recorded(1, Here());
  EXPECT_TRUE(Admit(claim, ValidAt("ALL"), Lens(), around).retracted);
  // Reinstating the claim afterwards is a later word; before, it is not.
  EXPECT_FALSE(Admit(Recorded(1, Here(), {Judged(6, Reinstate{IdNumber(1)})}), ValidAt("ALL"),
                     Lens(), around)
                   .retracted);
  EXPECT_TRUE(Admit(Recorded(1, Here(), {Judged(4, Reinstate{IdNumber(1)})}), ValidAt("ALL"),
                    Lens(), around)
                  .retracted);
}

TEST(AdmissionTest, ACorrectionCountsFromItsOwnPublicationARecordersErrorAlways) {
  const auto correction =
      Judged(2, Retract{IdNumber(1), RetractReason::kSourceCorrection, *ParseMoment("2024-10-26")});
  const auto error = Judged(2, Retract{IdNumber(1), RetractReason::kRecorderError});
  EXPECT_EQ(Reason(Recorded(1, Here(), {correction}), Lens(), PublishedBefore("2024-10-26")),
            std::nullopt);
  EXPECT_EQ(Reason(Recorded(1, Here(), {correction}), Lens(), PublishedBefore("2024-10-27")),
            HiddenReason::kRetracted);
  EXPECT_EQ(Reason(Recorded(1, Here(), {error}), Lens(), PublishedBefore("2024-10-25")),
            HiddenReason::kRetracted);
}

TEST(AdmissionTest, AssumeRetractedIsAWhatIf) {
  Lens lens;
  lens.assume_retracted = {IdNumber(1)};
  EXPECT_EQ(Reason(Recorded(1, Here()), lens), HiddenReason::kRetracted);
  EXPECT_EQ(Reason(Recorded(2, Here()), lens), std::nullopt);
}

TEST(AdmissionTest, JudgementsOfHindsightAreLeftOutUnderAPublicationCutUnlessCurrent) {
  const RecordedClaim claim =
      Recorded(1, Here(),
               {Judged(2, Graded(Reliability::kB, 2)), Judged(3, Prefer{IdNumber(1)}),
                Judged(4, Deprecate{IdNumber(1)})});
  AsOf as_of = PublishedBefore("2024-10-25");
  const Admission blind = Admit(claim, as_of, Lens(), World());
  EXPECT_EQ(blind.hidden, std::nullopt);
  EXPECT_FALSE(blind.preferred);
  EXPECT_EQ(blind.grade.reliability, Reliability::kAbsent);
  as_of.current_judgements = true;
  const Admission seeing = Admit(claim, as_of, Lens(), World());
  EXPECT_EQ(seeing.hidden, HiddenReason::kDeprecated);
  EXPECT_TRUE(seeing.preferred);
  EXPECT_EQ(seeing.grade.reliability, Reliability::kB);
}

TEST(AdmissionTest, TheLastGradeByATrustedGraderCountsAxisByAxis) {
  const RecordedClaim claim = Recorded(1, Here(),
                                       {Judged(2, Graded(Reliability::kB, 2)),
                                        Judged(3, Graded(Reliability::kC, kCredibilityAbsent)),
                                        Judged(4, Graded(Reliability::kA, 1), "stranger")});
  Lens lens;
  lens.graders = {"analyst"};
  const Admission admission = Admit(claim, ValidAt("ALL"), lens, World());
  EXPECT_EQ(admission.grade.reliability, Reliability::kC);
  EXPECT_EQ(admission.grade.credibility, 2);
  EXPECT_EQ(Admit(claim, ValidAt("ALL"), Lens(), World()).grade.reliability, Reliability::kA);
}

TEST(AdmissionTest, PreferAndDeprecateCountFromTrustedGradersOnly) {
  Lens lens;
  lens.graders = {"analyst"};
  const RecordedClaim claim = Recorded(
      1, Here(),
      {Judged(2, Prefer{IdNumber(1)}, "stranger"), Judged(3, Deprecate{IdNumber(1)}, "stranger")});
  const Admission admission = Admit(claim, ValidAt("ALL"), lens, World());
  EXPECT_FALSE(admission.preferred);
  EXPECT_EQ(admission.hidden, std::nullopt);
}

TEST(AdmissionTest, EachAxisMeetsTheLeastOrCannotBeToldAndTheFlagIsSet) {
  Lens lens;
  lens.least_reliability = Reliability::kB;
  lens.least_credibility = 2;
  const auto reason = [&](Reliability reliability, uint8_t credibility) {
    return Reason(Recorded(1, Here(), {Judged(2, Graded(reliability, credibility))}), lens);
  };
  EXPECT_EQ(reason(Reliability::kB, 2), std::nullopt);
  EXPECT_EQ(reason(Reliability::kC, 2), HiddenReason::kGrade);
  EXPECT_EQ(reason(Reliability::kB, 3), HiddenReason::kGrade);
  EXPECT_EQ(reason(Reliability::kF, 2), HiddenReason::kUngraded);
  EXPECT_EQ(reason(Reliability::kB, 6), HiddenReason::kUngraded);
  EXPECT_EQ(reason(Reliability::kF, 3), HiddenReason::kGrade);
  EXPECT_EQ(Reason(Recorded(1, Here()), lens), HiddenReason::kUngraded);
  lens.ungraded = true;
  EXPECT_EQ(reason(Reliability::kF, 2), std::nullopt);
  EXPECT_EQ(reason(Reliability::kF, 3), HiddenReason::kGrade);
  EXPECT_EQ(Reason(Recorded(1, Here()), lens), std::nullopt);
}

TEST(AdmissionTest, TheDefaultLensAdmitsFactsOnly) {
  EXPECT_EQ(Reason(Recorded(1, Here().As(Mood::kForecast)), Lens()), HiddenReason::kForecast);
  EXPECT_EQ(Reason(Recorded(1, Here().As(Mood::kIntent)), Lens()), HiddenReason::kIntent);
  EXPECT_EQ(Reason(Recorded(1, Here().As(Mood::kHypothesis)), Lens()), HiddenReason::kHypothesis);
  Lens forecasts;
  forecasts.moods = {Mood::kForecast};
  EXPECT_EQ(Reason(Recorded(1, Here()), forecasts), HiddenReason::kFact);
}

TEST(AdmissionTest, AgentsMatchAnyLinkOriginsTheInnermost) {
  const RecordedClaim claim = Recorded(1, Here().By("agency").By("ministry"));
  Lens lens;
  lens.allow.agents = {"agency"};
  EXPECT_EQ(Reason(claim, lens), std::nullopt);
  lens.allow = {.origins = {"agency"}};
  EXPECT_EQ(Reason(claim, lens), HiddenReason::kVoice);
  lens.allow = {.origins = {"ministry"}};
  EXPECT_EQ(Reason(claim, lens), std::nullopt);
  lens.allow = {.documents = {"morning"}};
  EXPECT_EQ(Reason(claim, lens), std::nullopt);
}

TEST(AdmissionTest, DenialBeatsPermission) {
  Lens lens;
  lens.allow.origins = {"ministry"};
  lens.deny.documents = {"morning"};
  EXPECT_EQ(Reason(Recorded(1, Here().By("ministry")), lens), HiddenReason::kVoice);
}

TEST(AdmissionTest, VoicesMatchThroughTheBodiesTheyBelongTo) {
  Surroundings around = World();
  around.bodies["spokesman"] = {{"ministry", kAlways}};
  around.bodies["ministry"] = {{"government", kAlways}};
  Lens lens;
  lens.allow.origins = {"government"};
  const RecordedClaim claim = Recorded(1, Here().By("spokesman"));
  EXPECT_EQ(Admit(claim, ValidAt("ALL"), lens, around).hidden, std::nullopt);
  EXPECT_EQ(Admit(claim, ValidAt("ALL"), lens, World()).hidden, HiddenReason::kVoice);
}

TEST(AdmissionTest, AnUnnamedOriginIsNobodysButItsDocumentStillCarriesIt) {
  Lens lens;
  lens.allow.origins = {"morning"};
  const RecordedClaim claim = Recorded(1, Here().By("agency").ByUnnamed("an official"));
  EXPECT_EQ(Reason(claim, lens), HiddenReason::kVoice);
  lens.allow = {.agents = {"agency"}};
  EXPECT_EQ(Reason(claim, lens), std::nullopt);
}

TEST(AdmissionTest, ADocumentsIssuerSpeaksWhereNobodyElseDoes) {
  Surroundings around = World();
  around.documents["morning"].issuer = "institute";
  Lens lens;
  lens.allow.agents = {"institute"};
  EXPECT_EQ(Admit(Recorded(1, Here()), ValidAt("ALL"), lens, around).hidden, std::nullopt);
  EXPECT_EQ(Admit(Recorded(1, Here().By("ministry")), ValidAt("ALL"), lens, around).hidden,
            HiddenReason::kVoice);
}

// unpublished, retracted, deprecated, mood, voice, grade, ungraded.
TEST(AdmissionTest, AClaimIsCountedOnceByTheFirstReason) {
  Lens lens;
  lens.deny.documents = {"undated", "morning"};
  lens.least_credibility = 1;
  lens.assume_retracted = {IdNumber(1)};
  AsOf as_of = PublishedBefore("2024-10-25");
  as_of.current_judgements = true;
  const auto reason = [&](uint8_t number, Claim claim) {
    return Reason(Recorded(number, std::move(claim), {Judged(9, Deprecate{IdNumber(number)})}),
                  lens, as_of);
  };
  EXPECT_EQ(reason(1, Here().In("undated").As(Mood::kIntent)), HiddenReason::kUnpublished);
  EXPECT_EQ(reason(1, Here().As(Mood::kIntent)), HiddenReason::kRetracted);
  EXPECT_EQ(reason(2, Here().As(Mood::kIntent)), HiddenReason::kDeprecated);
  EXPECT_EQ(Reason(Recorded(2, Here().As(Mood::kIntent)), lens, as_of), HiddenReason::kIntent);
  EXPECT_EQ(Reason(Recorded(2, Here()), lens, as_of), HiddenReason::kVoice);
  lens.deny = {};
  EXPECT_EQ(Reason(Recorded(2, Here()), lens, as_of), HiddenReason::kUngraded);
}

}  // namespace
}  // namespace entente
