#include "clients/cli/judgement_change.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

constexpr char kClaim[] = "00112233445566778899aabbccddeeff";
constexpr char kOther[] = "ffeeddccbbaa99887766554433221100";

std::string Hex(const std::string& id) {
  std::string hex;
  for (unsigned char c : id) {
    hex += "0123456789abcdef"[c >> 4];
    hex += "0123456789abcdef"[c & 15];
  }
  return hex;
}

JudgeFlags OfClaim() {
  JudgeFlags flags;
  flags.claim_id = kClaim;
  flags.reason = "because";
  return flags;
}

TEST(JudgementChangeTest, AGradeHasItsAxesAndAScheme) {
  JudgeFlags flags = OfClaim();
  flags.reliability = "b";
  flags.credibility = 2;
  const auto change = GradeOf(flags);
  ASSERT_TRUE(change.ok()) << change.status();
  const v1::Judgement& judgement = change->judgement();
  EXPECT_EQ(Hex(judgement.grade().claim().id()), kClaim);
  EXPECT_EQ(judgement.grade().reliability(), v1::RELIABILITY_B);
  EXPECT_EQ(judgement.grade().credibility(), 2u);
  EXPECT_EQ(judgement.grade().scheme(), "admiralty");
  EXPECT_EQ(judgement.reason(), "because");
  JudgeFlags likely = OfClaim();
  likely.likelihood = "very-likely";
  likely.confidence = "low";
  EXPECT_EQ(GradeOf(likely)->judgement().grade().scheme(), "icd203");
  EXPECT_EQ(GradeOf(likely)->judgement().grade().likelihood(), v1::LIKELIHOOD_BAND_VERY_LIKELY);
  likely.scheme = "own";
  EXPECT_EQ(GradeOf(likely)->judgement().grade().scheme(), "own");
}

TEST(JudgementChangeTest, AClaimOrADocumentIsRetractedAndReinstated) {
  JudgeFlags flags = OfClaim();
  flags.retract_reason = "recorder_error";
  EXPECT_EQ(Hex(RetractOf(flags, NamesToIds())->judgement().retract().claim().id()), kClaim);
  EXPECT_EQ(Hex(ReinstateOf(flags, NamesToIds())->judgement().reinstate().claim().id()), kClaim);
  flags.claim_id.clear();
  EXPECT_EQ(ExitCodeOf(RetractOf(flags, NamesToIds()).status()), ExitCode::kUsage);
  flags.document = "D";
  flags.retract_reason = "document_withdrawn";
  flags.published = "2024-11-02";
  const v1::Retract retract = RetractOf(flags, NamesToIds())->judgement().retract();
  EXPECT_EQ(retract.document(), "id:D");
  EXPECT_EQ(retract.reason(), v1::RETRACT_REASON_DOCUMENT_WITHDRAWN);
  EXPECT_EQ(retract.published(), "2024-11-02");
  flags.claim_id = kClaim;
  EXPECT_EQ(ExitCodeOf(RetractOf(flags, NamesToIds()).status()), ExitCode::kUsage);
}

TEST(JudgementChangeTest, ForecastsAreFulfilledAndRefuted) {
  JudgeFlags flags = OfClaim();
  flags.other_claim_id = kOther;
  EXPECT_EQ(Hex(FulfilsOf(flags)->judgement().fulfils().claim().id()), kClaim);
  EXPECT_EQ(Hex(FulfilsOf(flags)->judgement().fulfils().forecast().id()), kOther);
  EXPECT_EQ(Hex(RefutesOf(flags)->judgement().refutes().forecast().id()), kOther);
}

TEST(JudgementChangeTest, SourcesDependOnClaimsOrDocuments) {
  JudgeFlags flags = OfClaim();
  EXPECT_EQ(ExitCodeOf(DerivesFromOf(flags, NamesToIds()).status()), ExitCode::kUsage);
  flags.from_document = "D";
  EXPECT_EQ(DerivesFromOf(flags, NamesToIds())->judgement().derives_from().from_document(), "id:D");
  flags.from_claim = kOther;
  EXPECT_EQ(ExitCodeOf(DerivesFromOf(flags, NamesToIds()).status()), ExitCode::kUsage);
  flags.from_document.clear();
  EXPECT_EQ(Hex(DerivesFromOf(flags, NamesToIds())->judgement().derives_from().from_claim().id()),
            kOther);
}

TEST(JudgementChangeTest, TheRestNamesWhatItJudges) {
  JudgeFlags flags = OfClaim();
  flags.a = "A";
  flags.b = "B";
  flags.judgement_id = kOther;
  EXPECT_EQ(Hex(PreferOf(flags)->judgement().prefer().claim().id()), kClaim);
  EXPECT_EQ(Hex(DeprecateOf(flags)->judgement().deprecate().claim().id()), kClaim);
  EXPECT_EQ(SameAsOf(flags, NamesToIds())->judgement().same_as().b(), "id:B");
  EXPECT_EQ(NotSameAsOf(flags, NamesToIds())->judgement().not_same_as().a(), "id:A");
  EXPECT_EQ(Hex(UndoOf(flags)->retract_judgement().judgement_id()), kOther);
  EXPECT_EQ(UndoOf(flags)->retract_judgement().reason(), "because");
}

TEST(JudgementChangeTest, WhatIsNoIdIsAUsageError) {
  JudgeFlags flags;
  flags.claim_id = flags.judgement_id = "zz";
  for (const auto& status : {GradeOf(flags).status(), PreferOf(flags).status(),
                             DeprecateOf(flags).status(), UndoOf(flags).status()}) {
    EXPECT_EQ(ExitCodeOf(status), ExitCode::kUsage);
  }
}

}  // namespace
}  // namespace entente
