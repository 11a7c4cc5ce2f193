#include "graph/encoding/canonical.h"
#include "gtest/gtest.h"
#include "tests/graph/encoding/random_records.h"

namespace entente {
namespace {

const IdKey kKey(32, 'k');

TEST(RecordIdTest, ClaimIdsDependOnKeyAndContentOnly) {
  RandomRecords random(91);
  const Claim claim = random.AnyClaim();
  EXPECT_EQ(DeriveClaimId(kKey, claim), DeriveClaimId(kKey, claim));
  EXPECT_NE(DeriveClaimId(kKey, claim), DeriveClaimId(IdKey(32, 'l'), claim));
  Claim other = claim;
  other.voice.likelihood += "x";
  EXPECT_NE(DeriveClaimId(kKey, claim), DeriveClaimId(kKey, other));
}

TEST(RecordIdTest, JudgementIdsDependOnTheRequest) {
  Judgement judgement;
  judgement.principal = "local";
  const JudgementId id = DeriveJudgementId(kKey, judgement, "request", 3);
  EXPECT_EQ(DeriveJudgementId(kKey, judgement, "request", 3), id);
  EXPECT_NE(DeriveJudgementId(kKey, judgement, "request", 4), id);
  EXPECT_NE(DeriveJudgementId(kKey, judgement, "another", 3), id);
  judgement.principal = "somebody";
  EXPECT_NE(DeriveJudgementId(kKey, judgement, "request", 3), id);
}

TEST(RecordIdTest, AnInstanceIsOneOfItsRequest) {
  const uint32_t instance = DeriveInstance(kKey, "local", "request", 3);
  EXPECT_NE(instance, 0u);
  EXPECT_EQ(DeriveInstance(kKey, "local", "request", 3), instance);
  EXPECT_NE(DeriveInstance(kKey, "local", "request", 4), instance);
  EXPECT_NE(DeriveInstance(kKey, "local", "another", 3), instance);
  EXPECT_NE(DeriveInstance(kKey, "another", "request", 3), instance);
}

TEST(RecordIdTest, HashesByTheStandard) {
  std::string hex;
  for (const char c : Sha256("abc")) absl::StrAppend(&hex, absl::Hex(c, absl::kZeroPad2));
  EXPECT_EQ(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256("").size(), 32u);
}

TEST(RecordIdTest, TextsReadBack) {
  RandomRecords random(92);
  for (int i = 0; i < 1000; ++i) {
    const RecordId id = random.AnyId<RecordId>();
    EXPECT_EQ(FormatRecordId(id).size(), 32u);
    EXPECT_EQ(*ParseRecordId(FormatRecordId(id)), id);
  }
  for (const absl::string_view text :
       {"", "0123", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdeg",
        "0123456789abcdef0123456789abcdef0"}) {
    EXPECT_EQ(ParseRecordId(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
}

}  // namespace
}  // namespace entente
