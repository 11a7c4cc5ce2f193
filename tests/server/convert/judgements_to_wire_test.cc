#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "server/convert/judgements.h"

namespace entente {
namespace {

TEST(JudgementsToWireTest, EveryKindGoesThereAndBack) {
  const std::string c = "{ id: 'cccccccccccccccc' }", d = "{ id: 'dddddddddddddddd' }";
  for (const std::string& text :
       {"grade { claim " + c +
            " scheme: 'admiralty' reliability: RELIABILITY_B credibility: 2 "
            "likelihood: LIKELIHOOD_BAND_LIKELY confidence: ANALYTIC_CONFIDENCE_HIGH }",
        "retract { claim " + c + " reason: RETRACT_REASON_RECORDER_ERROR }",
        std::string("retract { document: 'doc:1' reason: RETRACT_REASON_DOCUMENT_WITHDRAWN "
                    "published: '2024-10-24' }"),
        "reinstate { claim " + c + " }", std::string("reinstate { document: 'doc:1' }"),
        "prefer { claim " + c + " }", "deprecate { claim " + c + " }",
        std::string("same_as { a: 'x' b: 'y' }"), std::string("not_same_as { a: 'x' b: 'y' }"),
        "fulfils { claim " + c + " forecast " + d + " }",
        "refutes { claim " + c + " forecast " + d + " }",
        "derives_from { claim " + c + " from_document: 'doc:1' }",
        "derives_from { document: 'doc:2' from_claim " + d + " }"}) {
    v1::Judgement wire;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(text + " reason: 'r'", &wire))
        << text;
    const auto judgement = JudgementFromWire(wire, KnownRefs());
    ASSERT_TRUE(judgement.ok()) << text << ": " << judgement.status();
    EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(ToWire(*judgement), wire))
        << ToWire(*judgement).DebugString();
  }
}

}  // namespace
}  // namespace entente
