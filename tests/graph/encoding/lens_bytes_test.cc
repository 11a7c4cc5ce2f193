#include "graph/encoding/canonical.h"
#include "tests/graph/encoding/codec_checks.h"

namespace entente {
namespace {

TEST(LensBytesTest, KeepsToTheRulesOfCodecs) {
  CheckCodec([](RandomRecords& random) { return random.AnyLens(); }, EncodeLens, DecodeLens, 51);
}

TEST(LensBytesTest, TheDefaultLensReadsBack) { EXPECT_EQ(*DecodeLens(EncodeLens(Lens())), Lens()); }

}  // namespace
}  // namespace entente
