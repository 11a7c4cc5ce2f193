#include "graph/store/said_once.h"

#include "graph/model/status.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

const ClaimId kOne{{{1}}};
const ClaimId kTwo{{{2}}};

std::string Found(const std::vector<Change>& changes) {
  const auto detail = DetailOf(CheckSaidOnce(changes));
  return detail.has_value() ? detail->reason + " at " + detail->field : "";
}

Grade GradeOf(const ClaimId& claim, uint8_t credibility) {
  Grade grade;
  grade.claim = claim;
  grade.credibility = credibility;
  return grade;
}

TEST(SaidOnce, OneClaimIsGradedOnceACommit) {
  EXPECT_EQ(Found({Judges(GradeOf(kOne, 2)), Judges(GradeOf(kTwo, 3))}), "");
  EXPECT_EQ(Found({Judges(GradeOf(kOne, 2)), Judges(GradeOf(kTwo, 3)), Judges(GradeOf(kOne, 5))}),
            "SAID_TWICE at changes[2].judgement");
}

TEST(SaidOnce, RetractingAndReinstatingAreOneWordEach) {
  EXPECT_EQ(Found({Judges(Retract{kOne}), Judges(Reinstate{kOne})}),
            "SAID_TWICE at changes[1].judgement");
  EXPECT_EQ(Found({Judges(Retract{EntityId("doc")}), Judges(Retract{EntityId("doc")})}),
            "SAID_TWICE at changes[1].judgement");
  EXPECT_EQ(Found({Judges(Retract{kOne}), Judges(Retract{EntityId("doc")})}), "");
}

TEST(SaidOnce, OtherJudgementsMayStandBesideEachOther) {
  EXPECT_EQ(Found({Judges(Prefer{kOne}), Judges(Prefer{kOne}), Judges(GradeOf(kOne, 2)),
                   Judges(Retract{kOne})}),
            "");
}

}  // namespace
}  // namespace entente
