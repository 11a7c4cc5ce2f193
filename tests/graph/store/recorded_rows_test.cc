#include "graph/store/recorded_rows.h"

#include <string>

#include "graph/encoding/canonical.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

const ClaimId kClaim{{{1}}};
const JudgementId kFirst{{{1}}};
const JudgementId kSecond{{{2}}};
const JudgementId kThird{{{3}}};

PropositionKey Key() { return KeyOf(Proposition{.subject = "u1", .predicate = "aids"}); }
std::string Prefers() { return EncodeJudgement(Judges(Prefer{kClaim})); }

TEST(RecordedRows, StandingJudgementsComeInOrderOfRecording) {
  const Claim claim = Says("u1", "aids", "u2");
  const std::string at = ClaimSuffix(Key(), kClaim);
  const std::string second = ClaimJudgementSuffix(at, kSecond);
  const std::vector<ScannedRow> rows = {
      {at, 1, EncodeClaim(claim)},
      {ClaimJudgementSuffix(at, kFirst), 9, Prefers()},
      {second, 2, Prefers()},
      {RetractionSuffix(second, kThird), 5, Prefers()},
      {RetractionSuffix(second, JudgementId{{{4}}}), 6, Prefers()},
      {ClaimJudgementSuffix(at, kThird), 3, Prefers()},
      {ClaimSuffix(Key(), ClaimId{{{2}}}), 4, EncodeClaim(claim)}};
  for (size_t i = 0; i + 1 < rows.size(); ++i) EXPECT_LT(rows[i].suffix, rows[i + 1].suffix);
  const auto claims = ReadClaims(rows);
  ASSERT_TRUE(claims.ok()) << claims.status();
  ASSERT_EQ(claims->size(), 2u);
  EXPECT_EQ((*claims)[0].claim, claim);
  ASSERT_EQ((*claims)[0].judgements.size(), 2u);
  EXPECT_EQ((*claims)[0].judgements[0].id, kThird);
  EXPECT_EQ((*claims)[0].judgements[1].id, kFirst);
  EXPECT_TRUE((*claims)[1].judgements.empty());
  for (size_t i = 0; i + 1 < rows.size(); ++i) {
    EXPECT_EQ(rows[i].suffix.rfind(ClaimRowsPrefix(Key(), kClaim), 0), 0u);
  }
  EXPECT_NE(rows.back().suffix.rfind(ClaimRowsPrefix(Key(), kClaim), 0), 0u);
}

TEST(RecordedRows, JudgementsWithoutAClaim) {
  const std::string first = JudgementSuffix(kFirst);
  const std::vector<ScannedRow> rows = {{first, 5, Prefers()},
                                        {RetractionSuffix(first, kThird), 6, Prefers()},
                                        {JudgementSuffix(kSecond), 4, Prefers()}};
  const auto judgements = ReadJudgements(rows);
  ASSERT_TRUE(judgements.ok()) << judgements.status();
  ASSERT_EQ(judgements->size(), 1u);
  EXPECT_EQ((*judgements)[0].id, kSecond);
}

TEST(RecordedRows, StrayRowsAreDataLoss) {
  const std::string at = ClaimSuffix(Key(), kClaim);
  const std::string judgement = ClaimJudgementSuffix(at, kFirst);
  const auto code = [](std::vector<ScannedRow> rows) { return ReadClaims(rows).status().code(); };
  EXPECT_EQ(code({{judgement, 1, Prefers()}}), absl::StatusCode::kDataLoss);
  const ScannedRow claim{at, 1, EncodeClaim(Says("u1", "aids", "u2"))};
  EXPECT_EQ(code({claim, {RetractionSuffix(judgement, kThird), 1, Prefers()}}),
            absl::StatusCode::kDataLoss);
  EXPECT_EQ(code({claim, {judgement, 1, "?"}}), absl::StatusCode::kDataLoss);
  EXPECT_EQ(code({{at, 1, ""}}), absl::StatusCode::kDataLoss);
  EXPECT_EQ(code({{"?", 1, ""}}), absl::StatusCode::kDataLoss);
  EXPECT_EQ(ReadJudgements({{RetractionSuffix(JudgementSuffix(kFirst), kThird), 1, Prefers()}})
                .status()
                .code(),
            absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace entente
