#include "graph/resolve/origins.h"

#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

Said Here() { return Said("brigade", "located_in", "kursk"); }

// Of these claims, numbered from 1.
Origins Count(const std::vector<RecordedClaim>& claims, const Surroundings& around = {}) {
  std::vector<const RecordedClaim*> pointers;
  for (const RecordedClaim& claim : claims) pointers.push_back(&claim);
  return CountOrigins(pointers, around);
}

RecordedJudgement Derives(ClaimOrDocument dependent, ClaimOrDocument source) {
  return Judged(9, DerivesFrom{std::move(dependent), std::move(source)});
}

TEST(OriginsTest, NoClaimHasNoOrigin) { EXPECT_EQ(Count({}), (Origins{0, 0})); }

TEST(OriginsTest, OriginsCountIndependenceNotArticles) {
  EXPECT_EQ(Count({Recorded(1, Here().In("a").By("agency").By("ministry")),
                   Recorded(2, Here().In("b").By("ministry")),
                   Recorded(3, Here().In("c").By("other").By("ministry"))}),
            (Origins{1, 1}));
  EXPECT_EQ(Count({Recorded(1, Here().By("ministry")), Recorded(2, Here().By("neighbour"))}),
            (Origins{2, 2}));
}

TEST(OriginsTest, AnonymousOriginsRaiseMaxAndMinOnlyFromZeroToOne) {
  const auto unnamed = [](uint8_t number, absl::string_view description) {
    return Recorded(number, Here().ByUnnamed(description));
  };
  EXPECT_EQ(Count({unnamed(1, "an official")}), (Origins{1, 1}));
  EXPECT_EQ(Count({unnamed(1, "an official"), unnamed(2, "an officer")}), (Origins{1, 2}));
  EXPECT_EQ(Count({unnamed(1, "an official"), Recorded(2, Here().By("ministry"))}),
            (Origins{1, 2}));
  EXPECT_EQ(Count({unnamed(1, "an official"), Recorded(2, Here().By("ministry")),
                   Recorded(3, Here().By("neighbour"))}),
            (Origins{2, 3}));
}

TEST(OriginsTest, AgentsWithACommonBodyWhenTheySpokeMerge) {
  Surroundings around;
  around.bodies["spokesman"] = {{"government", BoundsOf("2024-10-01/2024-10-31")}};
  around.bodies["army"] = {{"government", kAlways}};
  const auto claims = [](absl::string_view stated_at) {
    return std::vector<RecordedClaim>{Recorded(1, Here().By("spokesman", stated_at)),
                                      Recorded(2, Here().By("army", stated_at))};
  };
  EXPECT_EQ(Count(claims("2024-10-31"), around), (Origins{1, 2}));
  EXPECT_EQ(Count(claims("2024-11-01"), around), (Origins{2, 2}));
}

TEST(OriginsTest, AClaimThatDerivesFromAnotherIsNotIndependentOfIt) {
  EXPECT_EQ(Count({Recorded(1, Here().In("a").By("agency")),
                   Recorded(2, Here().In("b").By("portal"), {Derives(IdNumber(2), IdNumber(1))})}),
            (Origins{1, 2}));
}

TEST(OriginsTest, TwoThatDeriveFromAThirdMergeThoughItIsNotAmongThem) {
  Surroundings around;
  around.sources[IdNumber(7)] = Recorded(7, Here().By("agency"));
  EXPECT_EQ(Count({Recorded(1, Here().By("portal"), {Derives(IdNumber(1), IdNumber(7))}),
                   Recorded(2, Here().By("radio"), {Derives(IdNumber(2), IdNumber(7))})},
                  around),
            (Origins{1, 2}));
}

TEST(OriginsTest, DependenceRunsThroughOtherClaimsAndTheBodiesOfTheirVoices) {
  Surroundings around;
  around.bodies["spokesman"] = {{"government", kAlways}};
  around.sources[IdNumber(7)] =
      Recorded(7, Here().By("agency"), {Derives(IdNumber(7), IdNumber(8))});
  around.sources[IdNumber(8)] = Recorded(8, Here().By("spokesman"));
  EXPECT_EQ(Count({Recorded(1, Here().By("portal"), {Derives(IdNumber(1), IdNumber(7))}),
                   Recorded(2, Here().By("government"))},
                  around),
            (Origins{1, 2}));
}

TEST(OriginsTest, DocumentsDeriveFromDocuments) {
  Surroundings around;
  around.documents["echo"].judgements = {Derives(EntityId("echo"), EntityId("wire"))};
  around.documents["mirror"].judgements = {Derives(EntityId("mirror"), EntityId("wire"))};
  EXPECT_EQ(
      Count({Recorded(1, Here().In("echo").By("a")), Recorded(2, Here().In("mirror").By("b"))},
            around),
      (Origins{1, 2}));
}

TEST(OriginsTest, OfSeveralVoicesInTheDocumentDerivedFromOnlyOneIsTaken) {
  Surroundings around;
  around.documents["echo"].judgements = {Derives(EntityId("echo"), EntityId("wire"))};
  EXPECT_EQ(Count({Recorded(1, Here().In("wire").By("ministry")),
                   Recorded(2, Here().In("wire").By("neighbour")),
                   Recorded(3, Here().In("echo").By("portal"))},
                  around),
            (Origins{2, 3}));
}

TEST(OriginsTest, ADocumentThatSpeaksForItselfIsTheOneDerivedFrom) {
  Surroundings around;
  around.documents["echo"].judgements = {Derives(EntityId("echo"), EntityId("wire"))};
  // Whichever id is the smaller one.
  for (const char* other : {"agency", "zeitung"}) {
    EXPECT_EQ(Count({Recorded(1, Here().In("wire")), Recorded(2, Here().In("wire").By(other)),
                     Recorded(3, Here().In("echo"))},
                    around),
              (Origins{2, 3}))
        << other;
  }
}

TEST(OriginsTest, LinksInACircleEnd) {
  Surroundings around;
  around.sources[IdNumber(7)] = Recorded(7, Here().By("a"), {Derives(IdNumber(7), IdNumber(8))});
  around.sources[IdNumber(8)] = Recorded(8, Here().By("b"), {Derives(IdNumber(8), IdNumber(7))});
  EXPECT_EQ(Count({Recorded(1, Here().By("c"), {Derives(IdNumber(1), IdNumber(7))}),
                   Recorded(2, Here().By("b"))},
                  around),
            (Origins{1, 2}));
}

}  // namespace
}  // namespace entente
