#include "server/convert/records.h"

#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace entente {
namespace {

TEST(RecordsTest, CommitsAreCutIntoPartsOfWholeChanges) {
  RecordedCommit commit;
  commit.revision = 7;
  commit.record.request_id = "r";
  EXPECT_EQ(PartsOf(commit, 1'000).size(), 1u);
  Claim claim;
  claim.subject = std::string(300, 's');
  claim.object = EntityId("o");
  Judgement retraction;
  retraction.act = RetractJudgement{};
  Lens lens;
  lens.name = "strict";
  commit.changes = {{{}, claim}, {{}, claim}, {{}, claim}, {{}, retraction}, {{}, lens}};
  const std::vector<v1::CommitPart> parts = PartsOf(commit, 900);
  ASSERT_EQ(parts.size(), 2u);
  for (const v1::CommitPart& part : parts) {
    v1::WatchResponse message;
    *message.mutable_commit() = part;
    EXPECT_LE(message.ByteSizeLong(), 900u);
  }
  EXPECT_EQ(parts[0].changes_size(), 2);
  EXPECT_EQ(parts[1].changes_size(), 3);
  EXPECT_EQ(parts[1].part(), 2u);
  EXPECT_EQ(parts[1].parts(), 2u);
  EXPECT_EQ(parts[1].revision(), 7u);
  EXPECT_TRUE(parts[1].changes(1).has_retract_judgement());
  EXPECT_EQ(parts[1].changes(2).lens().name(), "strict");
  EXPECT_TRUE(parts[1].changes(2).id().empty());
  EXPECT_EQ(PartsOf(commit, 1).size(), 5u);
}

TEST(RecordsTest, RecordsTellPublicationAndJudgements) {
  RunningServer server;
  server.MakeGraph();
  v1::Change published = TextClaim("doc:1", "published", "");
  published.mutable_claim()->mutable_value()->set_date("2024-10-24");
  v1::Change open = EntityClaim("u:00000", "deployed_to", "r:kursk");
  open.mutable_claim()->set_period("2024-10-01/..");
  open.set_ref("c");
  v1::Change retract;
  retract.mutable_judgement()->mutable_retract()->mutable_claim()->set_ref("c");
  retract.mutable_judgement()->mutable_retract()->set_reason(v1::RETRACT_REASON_RECORDER_ERROR);
  MustCommit(server, "types", SomeChanges(1));
  const v1::CommitResponse done = MustCommit(server, "more", {published, open, retract});

  grpc::ClientContext context;
  v1::GetClaimRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_id(done.results(1).id());
  v1::GetClaimResponse response;
  ASSERT_TRUE(server.graphs().GetClaim(&context, request, &response).ok());
  EXPECT_EQ(response.claim().published(), "2024-10-24");
  EXPECT_EQ(response.claim().revision(), done.revision());
  EXPECT_EQ(response.claim().recorded_at(), done.recorded_at());
  EXPECT_TRUE(response.claim().retracted());
  EXPECT_EQ(response.claim().hidden(), "retracted");
  EXPECT_EQ(response.claim().judgements_size(), 1);
  EXPECT_NE(response.claim().bounds(), "");
}

}  // namespace
}  // namespace entente
