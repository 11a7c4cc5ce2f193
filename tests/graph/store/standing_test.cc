#include "graph/store/standing.h"

#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

RecordedJudgement At(Revision revision, decltype(Judgement::act) act) {
  return {JudgementId{{{static_cast<uint8_t>(revision)}}}, Judges(std::move(act)), revision};
}

TEST(Standing, TheLastWordOnClaimOrDocumentCounts) {
  const Retract error{ClaimId(), RetractReason::kRecorderError, std::nullopt};
  const Retract correction{ClaimId(), RetractReason::kSourceCorrection, *ParseMoment("2030-01-01")};
  RecordedClaim claim;
  claim.claim = Says("u1", "located_in", "kursk");
  EXPECT_FALSE(Retracted(claim, {}));
  EXPECT_TRUE(Retracted(claim, {At(2, error)}));
  claim.judgements = {At(3, Reinstate{ClaimId()})};
  EXPECT_FALSE(Retracted(claim, {At(2, error)}));
  EXPECT_TRUE(Retracted(claim, {At(4, correction)}));
  claim.judgements = {At(3, Grade{}), At(5, Prefer{})};
  EXPECT_FALSE(Retracted(claim, {}));
}

}  // namespace
}  // namespace entente
