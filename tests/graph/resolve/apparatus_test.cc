#include "graph/resolve/apparatus.h"

#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using Bodies = std::set<EntityId>;

Said Here() { return Said("brigade", "located_in", "kursk"); }

// The spokesman spoke for the ministry in October, which is the government's.
Surroundings World() {
  Surroundings around;
  around.bodies["spokesman"] = {{"ministry", BoundsOf("2024-10-01/2024-10-31")}};
  around.bodies["ministry"] = {{"government", kAlways}};
  around.bodies["army"] = {{"government", kAlways}};
  return around;
}

TEST(ApparatusTest, TheOriginIsTheInnermostVoice) {
  EXPECT_EQ(OriginOf(Here().By("agency").By("ministry"), {}),
            (Origin{Origin::Kind::kAgent, "ministry", ""}));
}

TEST(ApparatusTest, AnonymousOriginsAreOnePerDocumentAndDescription) {
  const auto origin = [](absl::string_view document, absl::string_view description) {
    return OriginOf(Here().In(document).By("agency").ByUnnamed(description), {});
  };
  EXPECT_EQ(origin("a", "an official"), (Origin{Origin::Kind::kAnonymous, "a", "an official"}));
  EXPECT_EQ(origin("a", "an official"), origin("a", "an official"));
  EXPECT_NE(origin("a", "an official"), origin("b", "an official"));
  EXPECT_NE(origin("a", "an official"), origin("a", "two officials"));
}

TEST(ApparatusTest, AClaimWithoutAChainHasItsDocumentsIssuerElseTheDocument) {
  Surroundings around;
  around.documents["paper"].issuer = "institute";
  EXPECT_EQ(OriginOf(Here(), around), (Origin{Origin::Kind::kAgent, "institute", ""}));
  EXPECT_EQ(OriginOf(Here(), {}), (Origin{Origin::Kind::kDocument, "paper", ""}));
}

TEST(ApparatusTest, BodiesAreReadAtTheMomentThroughOtherBodies) {
  EXPECT_EQ(BodiesOf("spokesman", *ParseMoment("2024-10-31"), World()),
            (Bodies{"spokesman", "ministry", "government"}));
  EXPECT_EQ(BodiesOf("spokesman", *ParseMoment("2024-11-01"), World()), (Bodies{"spokesman"}));
  EXPECT_EQ(BodiesOf("spokesman", std::nullopt, World()),
            (Bodies{"spokesman", "ministry", "government"}));
  EXPECT_EQ(BodiesOf("unheard_of", std::nullopt, World()), (Bodies{"unheard_of"}));
}

TEST(ApparatusTest, AnOpenMembershipGoesOnWhereItIsExtrapolated) {
  Surroundings around;
  around.bodies["spokesman"] = {{"ministry", BoundsOf("2024-10-01/"), true},
                                {"army", BoundsOf("2024-10-01/"), false}};
  EXPECT_EQ(BodiesOf("spokesman", *ParseMoment("2025-01-01"), around),
            (Bodies{"spokesman", "ministry"}));
  EXPECT_EQ(BodiesOf("spokesman", *ParseMoment("2024-09-30"), around), (Bodies{"spokesman"}));
}

TEST(ApparatusTest, BodiesInACircleEnd) {
  Surroundings around;
  around.bodies["a"] = {{"b", kAlways}};
  around.bodies["b"] = {{"a", kAlways}};
  EXPECT_EQ(BodiesOf("a", std::nullopt, around), (Bodies{"a", "b"}));
}

TEST(ApparatusTest, ACommonBodyMakesOneApparatus) {
  const Claim spokesman = Here().By("spokesman", "2024-10-20");
  const Claim later = Here().By("spokesman", "2024-11-20");
  EXPECT_TRUE(SameApparatus(spokesman, Here().By("army"), World()));
  EXPECT_FALSE(SameApparatus(later, Here().By("army"), World()));
  EXPECT_TRUE(SameApparatus(later, spokesman, World()));
  EXPECT_FALSE(SameApparatus(spokesman, Here().By("neighbour"), World()));
}

TEST(ApparatusTest, TheUnnamedBelongToNobody) {
  Surroundings around;
  around.documents["paper"].issuer = "";
  const Claim unnamed = Here().ByUnnamed("an official");
  EXPECT_TRUE(SameApparatus(unnamed, Here().ByUnnamed("an official"), around));
  EXPECT_FALSE(SameApparatus(unnamed, Here().ByUnnamed("another"), around));
  EXPECT_FALSE(SameApparatus(unnamed, Here(), around));
}

}  // namespace
}  // namespace entente
