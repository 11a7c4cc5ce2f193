#include "graph/encoding/canonical.h"
#include "tests/graph/encoding/codec_checks.h"

namespace entente {
namespace {

TEST(JudgementBytesTest, KeepsToTheRulesOfCodecs) {
  CheckCodec([](RandomRecords& random) { return random.AnyJudgement(); }, EncodeJudgement,
             DecodeJudgement, 41, 6000);
}

}  // namespace
}  // namespace entente
