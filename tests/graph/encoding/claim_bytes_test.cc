#include "gmock/gmock.h"
#include "graph/encoding/canonical.h"
#include "tests/graph/encoding/codec_checks.h"

namespace entente {
namespace {

TEST(ClaimBytesTest, KeepsToTheRulesOfCodecs) {
  CheckCodec([](RandomRecords& random) { return random.AnyClaim(); }, EncodeClaim, DecodeClaim, 21);
}

TEST(ClaimBytesTest, RefusesOtherVersionsAndOrders) {
  Claim claim;
  claim.subject = "s";
  claim.object = EntityId("o");
  claim.qualifiers = {{"a", EntityId("x")}, {"b", EntityId("y")}};
  std::string bytes = EncodeClaim(claim);
  bytes[0] = 2;
  EXPECT_EQ(DecodeClaim(bytes).status().code(), absl::StatusCode::kDataLoss);
  std::swap(claim.qualifiers[0], claim.qualifiers[1]);
  EXPECT_THAT(std::string(DecodeClaim(EncodeClaim(claim)).status().message()),
              testing::HasSubstr("qualifiers out of order"));
}

TEST(ClaimBytesTest, EqualZerosHaveEqualBytes) {
  Claim minus, plus;
  minus.object = Value{-0.0};
  plus.object = Value{0.0};
  ASSERT_EQ(minus, plus);
  EXPECT_EQ(EncodeClaim(minus), EncodeClaim(plus));
}

// One changed field is another claim.
TEST(ClaimBytesTest, EveryFieldCounts) {
  RandomRecords random(22);
  for (int i = 0; i < 200; ++i) {
    const Claim claim = random.AnyClaim();
    std::vector<Claim> others(12, claim);
    others[0].subject += "x";
    others[1].predicate += "x";
    others[2].instance += 1;
    others[3].stance = claim.stance == Stance::kAsserts ? Stance::kDenies : Stance::kAsserts;
    others[4].mood = claim.mood == Mood::kFact ? Mood::kIntent : Mood::kFact;
    others[5].basis = claim.basis == Basis::kObserved ? Basis::kAssessed : Basis::kObserved;
    others[6].voice.document += "x";
    others[7].voice.locator.paragraph += 1;
    others[8].voice.chain.push_back({"a", "", "said", std::nullopt});
    others[9].voice.hedges.push_back("x");
    others[10].voice.likelihood += "x";
    others[11].marking += "x";
    for (const Claim& other : others) EXPECT_NE(EncodeClaim(other), EncodeClaim(claim));
  }
}

}  // namespace
}  // namespace entente
