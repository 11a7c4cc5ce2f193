// What a commit is checked against: the graph as it is and as the commit makes it.
#include "graph/store/commit_planner.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

using testing::HasSubstr;

class CommitPlannerTest : public testing::Test {
 protected:
  CommitPlannerTest() { graph_.Furnish(); }
  std::string Found(std::vector<Change> changes) {
    const absl::Status status = graph_.MustFail(std::move(changes));
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
    message_ = std::string(status.message());
    return ReasonAt(status);
  }
  TestGraph graph_;
  std::string message_;
};

TEST_F(CommitPlannerTest, DomainAndRangeHold) {
  EXPECT_EQ(Found({Says("RU", "located_in", "kursk")}), "DOMAIN at changes[0].claim.subject");
  EXPECT_THAT(message_, HasSubstr("\"RU\" is State"));
  EXPECT_THAT(message_, HasSubstr("MilitaryUnit"));
  EXPECT_EQ(Found({Says("u1", "located_in", "u2")}), "RANGE at changes[0].claim.object");
  EXPECT_EQ(Found({Says("u1", "located_in", "nowhere")}), "RANGE at changes[0].claim.object");
  EXPECT_THAT(message_, HasSubstr("has no type yet"));
  graph_.Must({Says("u1", "located_in", "site")});
}

TEST_F(CommitPlannerTest, ADenialHasTheSameDomain) {
  Claim claim = Says("RU", "located_in", "kursk");
  claim.stance = Stance::kDenies;
  EXPECT_EQ(Found({claim}), "DOMAIN at changes[0].claim.subject");
}

TEST_F(CommitPlannerTest, TypesMayComeInTheSameCommitInAnyOrder) {
  EXPECT_EQ(Found({Says("u9", "located_in", "kursk")}), "DOMAIN at changes[0].claim.subject");
  graph_.Must({Says("u9", "located_in", "kursk"), TypeOf("u9", "MilitaryUnit")});
}

TEST_F(CommitPlannerTest, OnlyAssertedUnretractedFactsGiveTypes) {
  Claim denied = TypeOf("u9", "MilitaryUnit");
  denied.stance = Stance::kDenies;
  Claim foreseen = TypeOf("u9", "MilitaryUnit");
  foreseen.mood = Mood::kForecast;
  graph_.Must({denied, foreseen});
  EXPECT_EQ(Found({Says("u9", "located_in", "kursk")}), "DOMAIN at changes[0].claim.subject");

  const ClaimId type = graph_.MustClaim(TypeOf("u9", "MilitaryUnit"));
  graph_.Must({Says("u9", "located_in", "kursk")});
  const JudgementId retraction =
      graph_.MustJudge(Retract{type, RetractReason::kRecorderError, std::nullopt});
  EXPECT_EQ(Found({Says("u9", "located_in", "rostov")}), "DOMAIN at changes[0].claim.subject");
  graph_.MustJudge(RetractJudgement{retraction});
  graph_.Must({Says("u9", "located_in", "rostov")});
}

TEST_F(CommitPlannerTest, ARetractedDocumentTakesItsTypesWithIt) {
  Claim type = TypeOf("u9", "MilitaryUnit");
  type.voice.document = "doc2";
  graph_.Must({type});
  graph_.MustJudge(Retract{EntityId("doc2"), RetractReason::kRecorderError, std::nullopt});
  EXPECT_EQ(Found({Says("u9", "located_in", "kursk")}), "DOMAIN at changes[0].claim.subject");
  graph_.MustJudge(Reinstate{EntityId("doc2")});
  graph_.Must({Says("u9", "located_in", "kursk")});
}

TEST_F(CommitPlannerTest, ADocumentThatTypesItselfCanBeRetractedAndReinstated) {
  graph_.MustJudge(Retract{EntityId("doc"), RetractReason::kRecorderError, std::nullopt});
  EXPECT_EQ(Found({Says("u1", "located_in", "kursk")}), "DOMAIN at changes[0].claim.subject");
  graph_.MustJudge(Reinstate{EntityId("doc")});
  graph_.Must({Says("u1", "located_in", "kursk")});
}

TEST_F(CommitPlannerTest, QualifiersHaveARange) {
  Claim claim = Says("u1", "strength", Value{SomeValue{500}});
  claim.qualifiers = {{"place", EntityId("u2")}};
  EXPECT_EQ(Found({claim}), "QUALIFIER_RANGE at changes[0].claim.qualifiers[0].filler");
  claim.qualifiers = {{"place", EntityId("kursk")}};
  graph_.Must({claim});
}

TEST_F(CommitPlannerTest, DocumentsAreDocumentsAndSpeakersAgents) {
  Claim claim = Says("u1", "located_in", "kursk");
  claim.voice.document = "RU";
  EXPECT_EQ(Found({claim}), "NOT_A_DOCUMENT at changes[0].claim.voice.document");
  claim.voice.document = "doc";
  claim.voice.chain = {{"GUR", "", "", std::nullopt}, {"kursk", "", "", std::nullopt}};
  EXPECT_EQ(Found({claim}), "NOT_AN_AGENT at changes[0].claim.voice.chain[1].agent");
  claim.voice.chain[1] = {"", "an analyst", "", std::nullopt};
  graph_.Must({claim});
}

TEST_F(CommitPlannerTest, AFailingChangeUndoesTheWholeCommit) {
  EXPECT_EQ(Found({Says("u1", "located_in", "kursk"), Says("u1", "located_in", "RU2")}),
            "RANGE at changes[1].claim.object");
  Commit commit = graph_.NewCommit({Says("u1", "located_in", "kursk")});
  commit.preconditions = {{graph_.store().IdOf(Says("u1", "located_in", "kursk")), false}};
  EXPECT_TRUE(graph_.store().Write(commit).ok());
}

TEST_F(CommitPlannerTest, CyclesAndExternalIdsAreCheckedOverTheWholeCommit) {
  EXPECT_EQ(Found({Says("site", "part_of", "kursk"), Says("kursk", "part_of", "site")}),
            "CYCLE at changes[0].claim.object");
  Claim one = Says("RU", "external_id", TextValue("RUS"));
  one.qualifiers = {{"scheme", TextValue("iso3166-1")}};
  Claim two = one;
  two.subject = "UA";
  EXPECT_EQ(Found({one, two}), "EXTERNAL_ID_TAKEN at changes[0].claim.value");
}

TEST_F(CommitPlannerTest, AJudgementMayNameAnEarlierClaimOfItsCommitOnly) {
  const Claim claim = Says("u1", "located_in", "kursk");
  const ClaimId id = graph_.store().IdOf(claim);
  EXPECT_EQ(Found({Judges(Prefer{id}), claim}),
            "CLAIM_NOT_FOUND at changes[0].judgement.prefer.claim");
  const CommitResult result = graph_.Must({claim, Judges(Prefer{id})});
  EXPECT_EQ(result.results[1].record.kind, ChangeRecord::Kind::kJudgement);
}

TEST_F(CommitPlannerTest, JudgedDocumentsAreDocuments) {
  EXPECT_EQ(Found({Judges(Retract{EntityId("RU"), RetractReason::kRecorderError, std::nullopt})}),
            "NOT_A_DOCUMENT at changes[0].judgement.retract.document");
}

}  // namespace
}  // namespace entente
