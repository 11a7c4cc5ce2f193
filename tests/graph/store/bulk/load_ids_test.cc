#include "graph/store/bulk/load_ids.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/graph/store/bulk/checked_load.h"

namespace entente {
namespace {

using LoadIdsTest = CheckedLoad;

TEST_F(LoadIdsTest, ExternalIdsAreUniqueInTheLoadAndTheGraph) {
  const auto id = [](absl::string_view entity, absl::string_view text, absl::string_view period) {
    return During(Says(entity, "external_id", TextValue(text)), period);
  };
  graph_.Must({id("RU", "365", "1992/..")});
  EXPECT_EQ(ReasonAt(Check({id("UA", "365", "2000/..")})),
            "EXTERNAL_ID_TAKEN at changes[0].claim.value");
  EXPECT_TRUE(Check({id("UA", "365", "1980/1990")}).ok());
  EXPECT_EQ(ReasonAt(Check({id("UA", "369", "2000/.."), id("KP", "369", "2001/..")})),
            "EXTERNAL_ID_TAKEN at changes[0].claim.value");
}

// Each compared with each would take minutes, under the writer's lease.
TEST_F(LoadIdsTest, ManyClaimsOfOneIdAreSweptOnce) {
  const auto held = [](absl::string_view entity, int year, const EntityId& document) {
    Claim claim = During(Says(entity, "external_id", TextValue("365")),
                         absl::StrCat(year, "-01-01/", year, "-12-31"));
    claim.voice.document = document;
    return claim;
  };
  std::vector<Claim> claims;
  for (int i = 0; i < 30'000; ++i) {
    claims.push_back(
        held(i % 2 == 0 ? "RU" : "UA", 1'000 + i % 1'000, i < 15'000 ? "doc" : "doc2"));
    claims.back().qualifiers = {{"scheme", TextValue(absl::StrCat("s", i / 2'000))}};
  }
  EXPECT_TRUE(Check(claims).ok());
  std::vector<Change> recorded(claims.begin(), claims.begin() + 2'000);
  graph_.Must(recorded);
  EXPECT_TRUE(Check(claims).ok());
  claims.push_back(claims[1'234]);
  claims.back().subject = "KP";
  EXPECT_EQ(ReasonAt(Check({claims.begin() + 2'000, claims.end()})),
            "EXTERNAL_ID_TAKEN at changes[28000].claim.value")
      << "taken by what is recorded";
  EXPECT_EQ(ReasonAt(Check(claims)), "EXTERNAL_ID_TAKEN at changes[234].claim.value")
      << "the first of those that it meets";
}

TEST_F(LoadIdsTest, WhatARetractedDocumentSaysHoldsNothing) {
  graph_.MustJudge(Retract{EntityId("doc2"), RetractReason::kRecorderError, std::nullopt});
  Claim withdrawn = Says("RU", "external_id", TextValue("365"));
  withdrawn.voice.document = "doc2";
  EXPECT_EQ(ReasonAt(Check({Says("UA", "external_id", TextValue("365")), withdrawn})),
            "EXTERNAL_ID_TAKEN at changes[1].claim.value");
  EXPECT_TRUE(Check({withdrawn}).ok());
}

}  // namespace
}  // namespace entente
