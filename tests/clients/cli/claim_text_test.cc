#include "clients/cli/claim_text.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

template <typename Message>
Message Parse(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

v1::ClaimRecord Record() {
  return Parse<v1::ClaimRecord>(R"(
    id: "\x01\x02" published: "2024-10-25"
    claim {
      subject: "unit:x" predicate: "located_in" object: "iso:RU-KRS" period: "2024-10-23"
      mood: MOOD_FORECAST basis: BASIS_OBSERVED
      voice {
        document: "doc:a" locator { paragraph: 2 }
        chain { agent: "person:z" verb: "announced" stated_at: "2024-10-25" }
        chain { description: "intelligence" }
        hedges: "reportedly"
      }
    }
    judgements { judgement { grade { reliability: RELIABILITY_C credibility: 2 } } }
    judgements { judgement { grade { reliability: RELIABILITY_B } } }
    judgements { judgement { grade { credibility: 5 } } retraction { } })");
}

TEST(ClaimTextTest, ChainsGoFromTheOutermostVoiceToTheOrigin) {
  EntityNames names;
  names.Keep("person:z", "Zelenskyy");
  EXPECT_EQ(ChainText(Record().claim(), names),
            "Zelenskyy (person:z) (announced 2024-10-25) > unnamed: intelligence");
  EXPECT_EQ(ChainText(v1::Claim(), names), "the document");
}

TEST(ClaimTextTest, EvidenceSaysWhoWhereWhenAndHowGood) {
  EXPECT_EQ(EvidenceText(Record(), EntityNames()),
            "person:z (announced 2024-10-25) > unnamed: intelligence asserts; forecast; in doc:a, "
            "published 2024-10-25, paragraph 2; basis observed; period 2024-10-23; hedged "
            "\"reportedly\"; B2; claim 0102");
}

TEST(ClaimTextTest, StatementsLeaveOutWhoSpeaks) {
  EXPECT_EQ(StatementText(Record().claim(), EntityNames()),
            "unit:x located_in iso:RU-KRS, asserts, forecast, 2024-10-23");
}

TEST(ClaimTextTest, EveryJudgementHasItsWords) {
  const struct {
    const char* judgement;
    const char* text;
  } cases[] = {
      {"grade { claim { ref: 'a' } reliability: RELIABILITY_B credibility: 2 "
       "likelihood: LIKELIHOOD_BAND_VERY_LIKELY }",
       "grade B2 very_likely of claim a"},
      {"retract { document: 'doc:a' reason: RETRACT_REASON_DOCUMENT_WITHDRAWN "
       "published: '2024' } reason: 'wrong'",
       "retract document doc:a (document_withdrawn, published 2024): wrong"},
      {"retract { claim { ref: 'a' } reason: RETRACT_REASON_RECORDER_ERROR }",
       "retract claim a (recorder_error)"},
      {"reinstate { claim { ref: 'a' } }", "reinstate claim a"},
      {"prefer { claim { ref: 'a' } }", "prefer claim a"},
      {"deprecate { claim { ref: 'a' } }", "deprecate claim a"},
      {"same_as { a: 'x' b: 'y' }", "x same as y"},
      {"not_same_as { a: 'x' b: 'y' }", "x not same as y"},
      {"fulfils { claim { ref: 'a' } forecast { ref: 'b' } }", "claim a fulfils claim b"},
      {"refutes { claim { ref: 'a' } forecast { ref: 'b' } }", "claim a refutes claim b"},
      {"derives_from { document: 'd' from_claim { ref: 'b' } }", "document d derives from claim b"},
      {"derives_from { claim { ref: 'a' } from_document: 'd' }", "claim a derives from document d"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(JudgementText(Parse<v1::Judgement>(c.judgement), EntityNames()), c.text);
  }
}

}  // namespace
}  // namespace entente
