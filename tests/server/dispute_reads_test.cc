#include "server/dispute_reads.h"

#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace entente {
namespace {

// u:00000 and u:00001 are in r:kursk, and the source denies it of both.
class DisputeReadsTest : public testing::Test {
 protected:
  void SetUp() override {
    server_.MakeGraph();
    MustCommit(server_, "some", SomeChanges(2));
    std::vector<v1::Change> changes;
    for (const char* unit : {"u:00000", "u:00001"}) {
      v1::Change change = EntityClaim(unit, "located_in", "r:kursk");
      change.mutable_claim()->set_stance(v1::STANCE_DENIES);
      change.mutable_claim()->mutable_voice()->add_chain()->set_description("a source");
      changes.push_back(change);
    }
    MustCommit(server_, "denied", changes);
    request_.mutable_scope()->set_graph("g");
  }

  // All messages of the answer.
  std::vector<v1::ListDisputesResponse> Ask(grpc::Status* status) {
    grpc::ClientContext context;
    const auto reader = server_.queries().ListDisputes(&context, request_);
    std::vector<v1::ListDisputesResponse> messages;
    v1::ListDisputesResponse message;
    while (reader->Read(&message)) messages.push_back(message);
    *status = reader->Finish();
    return messages;
  }

  RunningServer server_;
  v1::ListDisputesRequest request_;
};

TEST_F(DisputeReadsTest, DisputesComeWithWhoDeniesAndTheEvidence) {
  request_.set_subject("u:00000");
  request_.set_evidence(true);
  grpc::Status status;
  const auto messages = Ask(&status);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(messages.size(), 1u);
  ASSERT_EQ(messages[0].rows_size(), 1);
  const v1::Dispute& dispute = messages[0].rows(0);
  EXPECT_EQ(dispute.kind(), v1::DISPUTE_KIND_DENIAL);
  ASSERT_EQ(dispute.denying_claim_ids_size(), 1);
  const v1::PropositionRow& row = dispute.rows(0).row();
  EXPECT_EQ(row.verdict(), v1::VERDICT_CONTESTED);
  ASSERT_EQ(row.evidence_size(), 2);
  EXPECT_EQ(row.evidence(1).id(), dispute.denying_claim_ids(0));
  EXPECT_EQ(messages[0].trailer().completion(), v1::COMPLETION_COMPLETE);
}

TEST_F(DisputeReadsTest, PagesFollowOneAnother) {
  request_.set_page_size(1);
  std::vector<std::string> subjects;
  do {
    grpc::Status status;
    const auto messages = Ask(&status);
    ASSERT_TRUE(status.ok()) << status.error_message();
    for (const auto& message : messages) {
      for (const v1::Dispute& dispute : message.rows()) {
        subjects.push_back(dispute.rows(0).row().proposition().subject());
      }
    }
    request_.set_page_token(messages.back().trailer().next_page_token());
  } while (!request_.page_token().empty());
  EXPECT_EQ(subjects, (std::vector<std::string>{"u:00000", "u:00001"}));
}

TEST_F(DisputeReadsTest, ErrorsNameTheirReason) {
  request_.set_predicate("locatedin");
  grpc::Status status;
  Ask(&status);
  EXPECT_EQ(Told(status), "INVALID_ARGUMENT UNKNOWN_PREDICATE predicate");
}

}  // namespace
}  // namespace entente
