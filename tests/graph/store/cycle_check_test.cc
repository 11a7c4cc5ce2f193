#include "graph/store/cycle_check.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

using testing::HasSubstr;

class CycleCheckTest : public testing::Test {
 protected:
  CycleCheckTest() {
    graph_.Furnish();
    graph_.Must({TypeOf("a", "Region"), TypeOf("b", "Region"), TypeOf("c", "Region")});
  }
  static Claim PartOf(absl::string_view part, absl::string_view whole,
                      absl::string_view period = "") {
    const Claim claim = Says(part, "part_of", EntityId(whole));
    return period.empty() ? claim : During(claim, period);
  }
  TestGraph graph_;
};

TEST_F(CycleCheckTest, AClosedCycleIsNamed) {
  graph_.Must({PartOf("a", "b"), PartOf("b", "c")});
  const absl::Status status = graph_.MustFail({PartOf("c", "a")});
  EXPECT_EQ(ReasonAt(status), "CYCLE at changes[0].claim.object");
  EXPECT_THAT(std::string(status.message()), HasSubstr("c > a > b > c"));
}

TEST_F(CycleCheckTest, OnlyClaimsThatCanHoldTogetherClose) {
  graph_.Must({PartOf("a", "b", "1990/1999"), PartOf("b", "c")});
  graph_.Must({PartOf("c", "a", "2001/2010")});
  EXPECT_EQ(ReasonAt(graph_.MustFail({PartOf("c", "a", "1999/2010")})),
            "CYCLE at changes[0].claim.object");
}

TEST_F(CycleCheckTest, AnEarlierVisitWithOtherInstantsHidesNothing) {
  // From a to c by b twice: with the 1990s first, then with the 2000s, which close the cycle.
  graph_.Must({TypeOf("x", "Region"), TypeOf("y", "Region")});
  graph_.Must({PartOf("a", "x", "1990/1995"), PartOf("a", "y", "2000/2005"), PartOf("x", "b"),
               PartOf("y", "b"), PartOf("b", "c", "2000/2005")});
  EXPECT_EQ(ReasonAt(graph_.MustFail({PartOf("c", "a")})), "CYCLE at changes[0].claim.object");
}

TEST_F(CycleCheckTest, DenialsForecastsAndRetractedClaimsCloseNothing) {
  Claim denied = PartOf("a", "b");
  denied.stance = Stance::kDenies;
  Claim foreseen = PartOf("a", "b");
  foreseen.mood = Mood::kForecast;
  graph_.Must({denied, foreseen});
  graph_.Must({PartOf("b", "a")});
  Claim contrary = PartOf("a", "b");
  contrary.stance = Stance::kDoubts;
  graph_.Must({contrary});
  const ClaimId claim = graph_.MustClaim(PartOf("c", "b"));
  EXPECT_FALSE(graph_.Write({PartOf("b", "c")}).ok());
  graph_.MustJudge(Retract{claim, RetractReason::kRecorderError, std::nullopt});
  graph_.Must({PartOf("b", "c")});
}

TEST_F(CycleCheckTest, OtherPredicatesMayRunInCircles) {
  graph_.Must({Says("RU", "aids", "KP"), Says("KP", "aids", "RU")});
}

// What lies in 999 places costs 1,000 steps to look around in.
TEST_F(CycleCheckTest, ACommitWalksSoFarAndNoFurther) {
  std::vector<Change> changes;
  for (int i = 0; i < 999; ++i) {
    const std::string whole = absl::StrCat("whole ", i);
    changes.push_back(TypeOf(whole, "Region"));
    changes.push_back(PartOf("a", whole));
  }
  graph_.Must(std::move(changes));
  std::vector<Change> parts;
  for (size_t i = 0; i < kMostWalked / 1'000; ++i) {
    parts.push_back(TypeOf(absl::StrCat("part ", i), "Region"));
    parts.push_back(PartOf(absl::StrCat("part ", i), "a"));
  }
  std::vector<Change> more = parts;
  more.push_back(PartOf("b", "a"));
  const absl::Status status = graph_.MustFail(std::move(more));
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonAt(status), "WALK_TOO_LONG at changes[40].claim.object");
  graph_.Must(std::move(parts));
}

TEST_F(CycleCheckTest, DependenceRunsThroughDocuments) {
  const ClaimId in_doc = graph_.MustClaim(Says("u1", "located_in", "kursk"));
  Claim other = Says("u1", "located_in", "rostov");
  other.voice.document = "doc2";
  const ClaimId in_doc2 = graph_.MustClaim(other);
  graph_.MustJudge(DerivesFrom{in_doc2, in_doc});
  EXPECT_EQ(ReasonAt(graph_.MustFail({Judges(DerivesFrom{in_doc, in_doc2})})),
            "CYCLE at changes[0].judgement.derives_from");
  // in_doc2 derives from in_doc, a claim of doc.
  EXPECT_EQ(ReasonAt(graph_.MustFail({Judges(DerivesFrom{EntityId("doc"), in_doc2})})),
            "CYCLE at changes[0].judgement.derives_from");
  graph_.MustJudge(DerivesFrom{in_doc, EntityId("doc")});
}

TEST_F(CycleCheckTest, ARetractedLinkIsNoLink) {
  const JudgementId link = graph_.MustJudge(DerivesFrom{EntityId("doc2"), EntityId("doc")});
  graph_.MustJudge(RetractJudgement{link});
  graph_.MustJudge(DerivesFrom{EntityId("doc"), EntityId("doc2")});
}

}  // namespace
}  // namespace entente
