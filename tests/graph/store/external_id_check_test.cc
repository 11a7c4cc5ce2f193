#include "graph/store/external_id_check.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

using testing::HasSubstr;

class ExternalIdTest : public testing::Test {
 protected:
  ExternalIdTest() { graph_.Furnish(); }
  static Claim Holds(absl::string_view entity, absl::string_view text, absl::string_view scheme,
                     absl::string_view period = "") {
    Claim claim = Says(entity, "external_id", TextValue(text));
    if (!scheme.empty()) claim.qualifiers = {{"scheme", TextValue(scheme)}};
    return period.empty() ? claim : During(claim, period);
  }
  TestGraph graph_;
};

constexpr char kTaken[] = "EXTERNAL_ID_TAKEN at changes[0].claim.value";

TEST_F(ExternalIdTest, OneHolderAtAnInstant) {
  graph_.Must({Holds("RU", "365", "gw")});
  const absl::Status status = graph_.MustFail({Holds("UA", "365", "gw")});
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonAt(status), kTaken);
  EXPECT_THAT(std::string(status.message()), HasSubstr("held by \"RU\""));
  Claim again = Holds("RU", "365", "gw");
  again.voice.document = "doc2";
  graph_.Must({again, Holds("UA", "365", "cow"), Holds("UA", "369", "gw"), Holds("UA", "365", "")});
}

TEST_F(ExternalIdTest, OtherTimesAreOtherHolders) {
  graph_.Must({Holds("RU", "365", "gw", "1990/1999")});
  graph_.Must({Holds("UA", "365", "gw", "2000/2010")});
  EXPECT_EQ(ReasonAt(graph_.MustFail({Holds("KP", "365", "gw", "1999/2000")})), kTaken);
}

TEST_F(ExternalIdTest, OnlyAssertedUnretractedFactsHold) {
  Claim denied = Holds("RU", "365", "gw");
  denied.stance = Stance::kDenies;
  graph_.Must({denied});
  const ClaimId held = graph_.MustClaim(Holds("UA", "365", "gw"));
  EXPECT_EQ(ReasonAt(graph_.MustFail({Holds("KP", "365", "gw")})), kTaken);
  graph_.MustJudge(Retract{held, RetractReason::kRecorderError, std::nullopt});
  graph_.Must({Holds("KP", "365", "gw")});
}

TEST_F(ExternalIdTest, LongIdsAreComparedWhole) {
  const std::string start(200, 'x');
  graph_.Must({Holds("RU", start + "1", "gw")});
  graph_.Must({Holds("UA", start + "2", "gw")});
  EXPECT_EQ(ReasonAt(graph_.MustFail({Holds("KP", start + "1", "gw")})), kTaken);
}

}  // namespace
}  // namespace entente
