#include "graph/query/claim_filter.h"

#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

Said Here() { return Said("brigade", "located_in", "kursk"); }

bool Wanted(const ClaimPattern& pattern, const Claim& claim, const Surroundings& around = {}) {
  return Asked(pattern, claim, Predicate(claim.predicate).symmetric, around);
}

Surroundings IssuedBy(absl::string_view issuer) {
  Surroundings around;
  around.documents["paper"].issuer = std::string(issuer);
  return around;
}

TEST(ClaimFilterTest, AnEmptyPatternAsksForEveryClaim) {
  EXPECT_TRUE(Wanted({}, Here()));
  EXPECT_TRUE(Wanted({}, Said("brigade", "strength", Number(1000, "soldiers"))));
}

TEST(ClaimFilterTest, EveryFieldMustMatch) {
  EXPECT_TRUE(Wanted({.subject = "brigade", .predicate = "located_in", .object = "kursk"}, Here()));
  EXPECT_FALSE(Wanted({.subject = "division"}, Here()));
  EXPECT_FALSE(Wanted({.predicate = "part_of"}, Here()));
  EXPECT_FALSE(Wanted({.object = "donetsk"}, Here()));
  EXPECT_FALSE(Wanted({.subject = "brigade", .object = "donetsk"}, Here()));
  EXPECT_FALSE(Wanted({.document = "echo"}, Here()));
  EXPECT_FALSE(Wanted({.object = "kursk"}, Said("brigade", "strength", Number(1000, "soldiers"))));
}

TEST(ClaimFilterTest, OfSeveralStancesAndMoodsOneMustMatch) {
  const ClaimPattern against = {.stances = {Stance::kDenies, Stance::kDoubts}};
  EXPECT_TRUE(Wanted(against, Here().As(Stance::kDoubts)));
  EXPECT_FALSE(Wanted(against, Here()));
  EXPECT_TRUE(Wanted({.moods = {Mood::kForecast}}, Here().As(Mood::kForecast)));
  EXPECT_FALSE(Wanted({.moods = {Mood::kForecast}}, Here()));
}

TEST(ClaimFilterTest, ASymmetricClaimKeepsItsDirectionAndIsAskedForByEitherEnd) {
  const Claim claim = Said("ukraine", "borders", "russia");
  EXPECT_TRUE(Wanted({.subject = "russia", .object = "ukraine"}, claim));
  EXPECT_TRUE(Wanted({.object = "ukraine"}, claim));
  EXPECT_FALSE(Wanted({.subject = "russia", .object = "russia"}, claim));
  EXPECT_FALSE(Wanted({.subject = "kursk"}, Here()));
}

TEST(ClaimFilterTest, AnAgentIsAnyLinkOfTheChainAnOriginTheInnermost) {
  const Claim claim = Here().By("agency").By("ministry");
  EXPECT_TRUE(Wanted({.agent = "agency"}, claim));
  EXPECT_TRUE(Wanted({.agent = "ministry"}, claim));
  EXPECT_TRUE(Wanted({.origin = "ministry"}, claim));
  EXPECT_FALSE(Wanted({.origin = "agency"}, claim));
  EXPECT_FALSE(Wanted({.origin = "paper"}, Here().By("agency").ByUnnamed("an official")));
}

TEST(ClaimFilterTest, WithoutAChainTheDocumentsIssuerSpeaks) {
  EXPECT_TRUE(Wanted({.agent = "institute"}, Here(), IssuedBy("institute")));
  EXPECT_TRUE(Wanted({.origin = "institute"}, Here(), IssuedBy("institute")));
  EXPECT_FALSE(Wanted({.agent = "institute"}, Here().By("agency"), IssuedBy("institute")));
  EXPECT_TRUE(Wanted({.origin = "paper"}, Here()));
}

TEST(ClaimFilterTest, ARepeatPassesOnWhatAnotherOneSaid) {
  const ClaimPattern repeats = {.repeats_only = true};
  EXPECT_TRUE(Wanted(repeats, Here().By("agency").By("ministry")));
  EXPECT_TRUE(Wanted(repeats, Here().By("ministry"), IssuedBy("institute")));
  EXPECT_FALSE(Wanted(repeats, Here().By("institute"), IssuedBy("institute")));
  EXPECT_FALSE(Wanted(repeats, Here(), IssuedBy("institute")));
}

}  // namespace
}  // namespace entente
