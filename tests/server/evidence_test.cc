#include "server/evidence.h"

#include <gtest/gtest.h>

#include "graph/model/status.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

TEST(EvidenceTest, KnowsItsGroupings) {
  EXPECT_FALSE(EvidenceFromWire(0, false)->any());
  EXPECT_TRUE(EvidenceFromWire(0, true)->any());
  EXPECT_TRUE(EvidenceFromWire(v1::GROUPING_GRADE, false)->any());
  EXPECT_EQ(DetailOf(EvidenceFromWire(4, false).status())->reason, "UNKNOWN_NUMBER");
}

TEST(EvidenceTest, SupportingClaimsComeBeforeDissentingOnes) {
  RunningServer server;
  server.MakeGraph();
  MustCommit(server, "types", SomeChanges(1));
  v1::Change denial = EntityClaim("u:00000", "located_in", "r:kursk");
  denial.mutable_claim()->set_stance(v1::STANCE_DENIES);
  MustCommit(server, "denial", {denial});
  v1::ListPropositionsRequest request = LocatedIn();
  request.set_evidence(true);
  const Answer answer = List(server, request);
  ASSERT_EQ(answer.rows.size(), 1u) << answer.status.error_message();
  EXPECT_EQ(answer.rows[0].verdict(), v1::VERDICT_CONTESTED);
  ASSERT_EQ(answer.rows[0].evidence_size(), 2);
  EXPECT_EQ(answer.rows[0].evidence(0).claim().stance(), v1::STANCE_ASSERTS);
  EXPECT_EQ(answer.rows[0].evidence(1).claim().stance(), v1::STANCE_DENIES);
  EXPECT_EQ(answer.rows[0].evidence(1).id(), answer.rows[0].dissenting_claim_ids(0));
}

}  // namespace
}  // namespace entente
