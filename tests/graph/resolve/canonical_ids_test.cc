#include "graph/resolve/canonical_ids.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using ::testing::UnorderedElementsAre;

// Everything that is called "old-..." is now called "new".
const EntityId& New(const EntityId& id) {
  static const EntityId renamed = "new";
  return id.rfind("old-", 0) == 0 ? renamed : id;
}

RecordedClaim Recorded() {
  Claim claim = Said("old-subject", "strength", "old-object").In("old-paper").By("old-voice");
  claim.voice.chain.push_back({"", "old-description", "", std::nullopt});
  claim.qualifiers = {{"place", EntityId("old-place")}, {"scope", Words("old-words")}};
  RecordedClaim recorded{.id = {}, .claim = claim, .revision = 7, .judgements = {}};
  RecordedJudgement link;
  link.judgement.act = DerivesFrom{EntityId("old-one"), EntityId("old-other")};
  recorded.judgements.push_back(link);
  return recorded;
}

TEST(CanonicalIdsTest, EveryEntityThatAClaimNamesIsVisited) {
  std::set<EntityId> seen;
  VisitEntities(Recorded(), [&](const EntityId& id) { seen.insert(id); });
  EXPECT_THAT(seen, UnorderedElementsAre("old-subject", "old-object", "old-place", "old-paper",
                                         "old-voice", "old-one", "old-other"));
}

TEST(CanonicalIdsTest, AClaimIsRenamedAndKeepsWhatWasStated) {
  RecordedClaim claim = Recorded();
  Rename(New, &claim);
  std::set<EntityId> seen;
  VisitEntities(claim, [&](const EntityId& id) { seen.insert(id); });
  EXPECT_THAT(seen, UnorderedElementsAre("new"));
  EXPECT_EQ(claim.revision, 7u);
  EXPECT_EQ(claim.claim.voice.chain.back().description, "old-description");
  EXPECT_EQ(std::get<Value>(claim.claim.qualifiers[1].filler), Words("old-words"));
  EXPECT_EQ(claim.AsStated().claim, Recorded().claim);
  EXPECT_EQ(claim.AsStated().judgements[0].judgement, Recorded().judgements[0].judgement);
}

TEST(CanonicalIdsTest, AClaimInWhichNothingChangesIsItsOwnStatement) {
  RecordedClaim claim = Recorded();
  Rename([](const EntityId& id) -> const EntityId& { return id; }, &claim);
  EXPECT_EQ(claim.stated, nullptr);
  EXPECT_EQ(&claim.AsStated(), &claim);
}

TEST(CanonicalIdsTest, JudgementsNameDocuments) {
  RecordedJudgement retract;
  retract.judgement.act = Retract{EntityId("old-paper"), RetractReason::kRecorderError, {}};
  Rename(New, &retract);
  EXPECT_EQ(std::get<Retract>(retract.judgement.act).target, ClaimOrDocument(EntityId("new")));
  RecordedJudgement reinstate;
  reinstate.judgement.act = Reinstate{EntityId("old-paper")};
  Rename(New, &reinstate);
  EXPECT_EQ(std::get<Reinstate>(reinstate.judgement.act).target, ClaimOrDocument(EntityId("new")));
  // Identity itself is told of ids as they are.
  RecordedJudgement same;
  same.judgement.act = SameAs{"old-a", "old-b"};
  Rename(New, &same);
  EXPECT_EQ(std::get<SameAs>(same.judgement.act), (SameAs{"old-a", "old-b"}));
}

TEST(CanonicalIdsTest, ALensNamesVoices) {
  Lens lens;
  lens.allow.agents = {"old-a", "b"};
  lens.deny.origins = {"old-c"};
  lens.deny.documents = {"old-d"};
  lens.graders = {"old-grader"};
  Rename(New, &lens);
  EXPECT_EQ(lens.allow.agents, (std::vector<EntityId>{"new", "b"}));
  EXPECT_EQ(lens.deny.origins, (std::vector<EntityId>{"new"}));
  EXPECT_EQ(lens.deny.documents, (std::vector<EntityId>{"new"}));
  EXPECT_EQ(lens.graders, (std::vector<std::string>{"old-grader"}));
}

}  // namespace
}  // namespace entente
