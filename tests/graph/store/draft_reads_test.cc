#include "graph/store/draft_reads.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(DraftReads, TypesAreThoseThatStand) {
  TestGraph graph;
  graph.Furnish();
  Claim site = TypeOf("kursk", "Site");
  const ClaimId id = graph.MustClaim(site);
  site.voice.document = "doc2";
  graph.Must({site});
  {
    Draft head(graph.engine(), graph.store().Head());
    EXPECT_THAT(*TypesOf(head, "kursk"), UnorderedElementsAre("Region", "Site"));
    EXPECT_THAT(*TypesOf(head, "nobody"), IsEmpty());
  }
  graph.MustJudge(Retract{id, RetractReason::kRecorderError, std::nullopt});
  {
    Draft head(graph.engine(), graph.store().Head());
    EXPECT_THAT(*TypesOf(head, "kursk"), UnorderedElementsAre("Region", "Site"));
  }
  graph.MustJudge(Retract{EntityId("doc2"), RetractReason::kRecorderError, std::nullopt});
  Draft head(graph.engine(), graph.store().Head());
  EXPECT_THAT(*TypesOf(head, "kursk"), ElementsAre("Region"));
  EXPECT_THAT(*TypesEverOf(head, "kursk"), UnorderedElementsAre("Region", "Site"));
}

TEST(DraftReads, ClaimsAndEntitiesAreFoundById) {
  TestGraph graph;
  graph.Furnish();
  Claim claim = Says("u1", "strength", Value{SomeValue{}});
  claim.qualifiers = {{"place", EntityId("kursk")}};
  claim.voice.chain = {{"GUR", "", "", std::nullopt}};
  const ClaimId id = graph.MustClaim(claim);
  Draft head(graph.engine(), graph.store().Head());
  const auto found = *FindClaim(head, id);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->claim, claim);
  EXPECT_EQ(found->id, id);
  EXPECT_EQ(found->revision, 3u);
  EXPECT_FALSE(FindClaim(head, ClaimId{{{1, 2}}})->has_value());
  for (const char* entity : {"u1", "kursk", "doc", "GUR"}) EXPECT_TRUE(*EntityExists(head, entity));
  EXPECT_FALSE(*EntityExists(head, "nobody"));
  Draft before(graph.engine(), 2);
  EXPECT_FALSE(FindClaim(before, id)->has_value());
}

TEST(DraftReads, TheLastWordCountsOnClaimOrDocument) {
  TestGraph graph;
  graph.Furnish();
  const ClaimId id = graph.MustClaim(Says("u1", "located_in", "kursk"));
  const auto retracted = [&] {
    Draft head(graph.engine(), graph.store().Head());
    return *IsRetracted(head, **FindClaim(head, id));
  };
  EXPECT_FALSE(retracted());
  graph.MustJudge(Retract{EntityId("doc"), RetractReason::kRecorderError, std::nullopt});
  EXPECT_TRUE(retracted());
  graph.MustJudge(Reinstate{id});
  EXPECT_FALSE(retracted());
  const JudgementId again =
      graph.MustJudge(Retract{id, RetractReason::kRecorderError, std::nullopt});
  EXPECT_TRUE(retracted());
  graph.MustJudge(RetractJudgement{again});
  EXPECT_FALSE(retracted());
  Draft head(graph.engine(), graph.store().Head());
  EXPECT_TRUE(*IsRetracted(head, EntityId("doc")));
}

}  // namespace
}  // namespace entente
