#include "graph/store/bulk/load_types.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/graph/store/bulk/checked_load.h"

namespace entente {
namespace {

using LoadTypesTest = CheckedLoad;

TEST_F(LoadTypesTest, TypesComeFromTheGraphAndFromTheLoad) {
  EXPECT_TRUE(Check({Says("u1", "located_in", EntityId("kursk"))}).ok());
  EXPECT_TRUE(
      Check({Says("u9", "located_in", EntityId("kursk")), TypeOf("u9", "MilitaryUnit")}).ok());
  EXPECT_EQ(ReasonAt(Check({Says("u9", "located_in", EntityId("kursk"))})),
            "DOMAIN at changes[0].claim.subject");
  Claim said = Says("u1", "name", TextValue("x"));
  said.voice.chain.push_back({"kursk", "", "", {}});
  EXPECT_EQ(ReasonAt(Check({said})), "NOT_AN_AGENT at changes[0].claim.voice.chain[0].agent");
}

// However many documents say what one entity is, little of it is kept; those that are retracted
// count for nothing.
TEST_F(LoadTypesTest, AnEntityMayBeGivenItsTypeByAnyNumberOfDocuments) {
  std::vector<Claim> claims = {Says("u9", "located_in", EntityId("kursk"))};
  for (int i = 0; i < 2'500; ++i) {
    const EntityId document = absl::StrCat("paper ", 1'000 + i);
    claims.push_back(TypeOf(document, "Document"));
    claims.push_back(TypeOf("u9", "MilitaryUnit"));
    claims.back().voice.document = document;
  }
  EXPECT_TRUE(Check(claims).ok());
  std::vector<Change> papers;
  std::vector<Change> retracted;
  for (int i = 0; i < 1'500; ++i) {
    const EntityId document = absl::StrCat("paper ", 1'000 + i);
    papers.push_back(TypeOf(document, "Document"));
    retracted.push_back(Judges(Retract{document, RetractReason::kRecorderError, std::nullopt}));
  }
  graph_.Must(papers);
  graph_.Must(retracted);
  EXPECT_TRUE(Check(claims).ok());
  claims.resize(1 + 2 * 1'500);
  EXPECT_EQ(ReasonAt(Check(claims)), "DOMAIN at changes[0].claim.subject");
}

TEST_F(LoadTypesTest, WhatIsDeniedGivesNoType) {
  Claim denied = TypeOf("u9", "MilitaryUnit");
  denied.stance = Stance::kDenies;
  EXPECT_EQ(ReasonAt(Check({denied, Says("u9", "located_in", EntityId("kursk"))})),
            "DOMAIN at changes[1].claim.subject");
}

}  // namespace
}  // namespace entente
