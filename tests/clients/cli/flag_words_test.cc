#include "clients/cli/flag_words.h"

#include <gtest/gtest.h>

#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

TEST(FlagWordsTest, FieldsOfAClaimAreItsFlags) {
  EXPECT_EQ(FlagOfPath("claim.subject"), "--subject");
  EXPECT_EQ(FlagOfPath("claim.resolve_by"), "--resolve-by");
  EXPECT_EQ(FlagOfPath("claim.value.quantity.best"), "--value");
  EXPECT_EQ(FlagOfPath("claim.qualifiers[0].name"), "--qualifiers");
  EXPECT_EQ(FlagOfPath("claim.voice.document"), "--document");
  EXPECT_EQ(FlagOfPath("claim.voice.locator.span_end"), "--span-end");
  EXPECT_EQ(FlagOfPath("claim.voice.chain[1].stated_at"), "--stated-at (link 2)");
  EXPECT_EQ(FlagOfPath("claim.voice.chain[0]"), "--agent (link 1)");
  EXPECT_EQ(FlagOfPath("claim.voice.hedges[2]"), "--hedges");
  EXPECT_EQ(FlagOfPath("claim"), "");
}

TEST(FlagWordsTest, FieldsOfJudgementsAreTheirFlags) {
  EXPECT_EQ(FlagOfPath("judgement.grade.claim"), "CLAIM_ID");
  EXPECT_EQ(FlagOfPath("judgement.grade.claim.id"), "CLAIM_ID");
  EXPECT_EQ(FlagOfPath("judgement.grade.credibility"), "--credibility");
  EXPECT_EQ(FlagOfPath("judgement.retract.reason"), "--retract-reason");
  EXPECT_EQ(FlagOfPath("judgement.reason"), "--reason");
  EXPECT_EQ(FlagOfPath("judgement.retract.document"), "--document");
  EXPECT_EQ(FlagOfPath("judgement.derives_from.from_claim"), "--from-claim");
}

std::string FieldAfter(const std::string& field, const FlagOfField& flag_of = nullptr) {
  const absl::Status status =
      WithRpcError(absl::InvalidArgumentError("no"), {"REASON", field, "value", {}});
  return RpcErrorOf(InWordsOfFlags(status, flag_of))->field;
}

TEST(FlagWordsTest, ErrorsSpeakOfFlags) {
  EXPECT_EQ(FieldAfter("changes[0].claim.period"), "--period");
  EXPECT_EQ(FieldAfter("request_id"), "--request-id");
  EXPECT_EQ(FieldAfter("scope.as_of.valid"), "--valid");
  EXPECT_EQ(FieldAfter("changes[0]"), "");
  EXPECT_EQ(FieldAfter("--object"), "--object");
  EXPECT_EQ(FieldAfter(""), "");
}

TEST(FlagWordsTest, ACommandsOwnWordsComeFirst) {
  const FlagOfField own = [](size_t change, absl::string_view path) -> std::string {
    return change == 2 && path == "claim.value.date" ? "--published" : "";
  };
  EXPECT_EQ(FieldAfter("changes[2].claim.value.date", own), "--published");
  EXPECT_EQ(FieldAfter("changes[1].claim.value.date", own), "--value");
}

TEST(FlagWordsTest, OtherErrorsStayAsTheyAre) {
  const absl::Status status = absl::UnavailableError("away");
  EXPECT_EQ(InWordsOfFlags(status, nullptr), status);
}

}  // namespace
}  // namespace entente
