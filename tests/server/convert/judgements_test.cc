#include "server/convert/judgements.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "graph/model/status.h"

namespace entente {
namespace {

KnownRefs Refs() {
  ClaimId claim;
  claim.bytes.fill('c');
  JudgementId judgement;
  judgement.bytes.fill('j');
  KnownRefs refs;
  refs.claim = [claim](const std::string& ref) -> absl::StatusOr<ClaimId> {
    if (ref == "c") return claim;
    return InvalidField("UNKNOWN_REF", "", ref, "no such ref");
  };
  refs.judgement = [judgement](const std::string&) -> absl::StatusOr<JudgementId> {
    return judgement;
  };
  return refs;
}

absl::StatusOr<Judgement> Read(const std::string& text) {
  v1::Judgement wire;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &wire)) << text;
  return JudgementFromWire(wire, Refs());
}

TEST(JudgementsTest, ReferencesBecomeIds) {
  const auto judgement = Read("prefer { claim { ref: 'c' } } reason: 'because'");
  ASSERT_TRUE(judgement.ok()) << judgement.status();
  EXPECT_EQ(RecordIdToWire(std::get<Prefer>(judgement->act).claim), std::string(16, 'c'));
  EXPECT_EQ(judgement->reason, "because");
}

TEST(JudgementsTest, SayWhereTheyAreWrong) {
  const struct {
    const char* text;
    const char* told;
  } cases[] = {
      {"", "FIELD_MISSING kind"},
      {"prefer {}", "FIELD_MISSING prefer.claim.target"},
      {"prefer { claim { ref: 'x' } }", "UNKNOWN_REF prefer.claim.ref"},
      {"prefer { claim { id: 'short' } }", "INVALID_RECORD_ID prefer.claim.id"},
      {"grade { claim { ref: 'c' } reliability: 9 }", "UNKNOWN_NUMBER grade.reliability"},
      {"retract {}", "FIELD_MISSING retract.claim"},
      {"retract { document: 'd' }", "FIELD_MISSING retract.reason"},
      {"retract { document: 'd' reason: 9 }", "UNKNOWN_NUMBER retract.reason"},
      {"retract { document: 'd' reason: 2 published: 'x' }", "INVALID_MOMENT retract.published"},
      {"derives_from { document: 'd' }", "FIELD_MISSING derives_from.from_claim"},
      {"fulfils { claim { ref: 'c' } }", "FIELD_MISSING fulfils.forecast.target"},
  };
  for (const auto& bad : cases) {
    const auto detail = DetailOf(Read(bad.text).status());
    ASSERT_TRUE(detail.has_value()) << bad.text;
    EXPECT_EQ(detail->reason + " " + detail->field, bad.told) << bad.text;
  }
}

TEST(JudgementsTest, RetractionsNameOneJudgement) {
  v1::RetractJudgement wire;
  EXPECT_EQ(DetailOf(RetractionFromWire(wire, Refs()).status())->field, "judgement_id");
  wire.set_judgement_ref("j");
  const auto retraction = RetractionFromWire(wire, Refs());
  ASSERT_TRUE(retraction.ok());
  EXPECT_EQ(RetractionToWire(*retraction).judgement_id(), std::string(16, 'j'));
  wire.set_judgement_id(std::string(16, 'i'));
  EXPECT_EQ(DetailOf(RetractionFromWire(wire, Refs()).status())->reason, "FIELD_CONFLICT");
}

}  // namespace
}  // namespace entente
