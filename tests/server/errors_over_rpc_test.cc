// Malformed requests: each answered with its documented error, and nothing written.
#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "tests/server/running_server.h"

namespace entente {
namespace {

struct BadCommit {
  const char* told;
  std::function<void(v1::CommitRequest*)> spoil;
};

v1::Claim* FirstClaim(v1::CommitRequest* request) {
  return request->mutable_changes(0)->mutable_claim();
}

const std::vector<BadCommit>& BadCommits() {
  static const std::vector<BadCommit> cases = {
      {"INVALID_ARGUMENT FIELD_MISSING graph", [](auto* r) { r->clear_graph(); }},
      {"NOT_FOUND GRAPH_NOT_FOUND graph", [](auto* r) { r->set_graph("nowhere"); }},
      {"INVALID_ARGUMENT INVALID_REQUEST_ID request_id", [](auto* r) { r->clear_request_id(); }},
      {"INVALID_ARGUMENT CHANGE_COUNT changes", [](auto* r) { r->clear_changes(); }},
      {"INVALID_ARGUMENT CHANGE_COUNT changes",
       [](auto* r) {
         for (int i = 0; i < 2'000; ++i) *r->add_changes() = r->changes(0);
       }},
      {"INVALID_ARGUMENT FIELD_MISSING changes[0].change",
       [](auto* r) { r->mutable_changes(0)->clear_change(); }},
      {"INVALID_ARGUMENT UNKNOWN_PREDICATE changes[0].claim.predicate",
       [](auto* r) { FirstClaim(r)->set_predicate("located_on"); }},
      {"INVALID_ARGUMENT FIELD_MISSING changes[0].claim.filler",
       [](auto* r) { FirstClaim(r)->clear_filler(); }},
      {"INVALID_ARGUMENT INVALID_ENTITY_ID changes[0].claim.subject",
       [](auto* r) { FirstClaim(r)->set_subject(std::string(257, 's')); }},
      {"INVALID_ARGUMENT INVERTED_PERIOD changes[0].claim.period",
       [](auto* r) { FirstClaim(r)->set_period("2024-10-13/2024-10-08"); }},
      {"INVALID_ARGUMENT INVALID_PERIOD changes[0].claim.period",
       [](auto* r) { FirstClaim(r)->set_period("soon"); }},
      {"INVALID_ARGUMENT UNKNOWN_NUMBER changes[0].claim.mood",
       [](auto* r) { FirstClaim(r)->set_mood(static_cast<v1::Mood>(9)); }},
      {"INVALID_ARGUMENT DOCUMENT_REQUIRED changes[0].claim.voice.document",
       [](auto* r) { FirstClaim(r)->mutable_voice()->clear_document(); }},
      {"INVALID_ARGUMENT INVALID_MOMENT changes[0].claim.voice.chain[0].stated_at",
       [](auto* r) {
         v1::ChainLink* link = FirstClaim(r)->mutable_voice()->add_chain();
         link->set_agent("s:ru");
         link->set_stated_at("yesterday");
       }},
      {"INVALID_ARGUMENT MARKING_NOT_ADMITTED changes[0].claim.marking",
       [](auto* r) { FirstClaim(r)->set_marking("secret"); }},
      {"INVALID_ARGUMENT UNKNOWN_REF changes[1].judgement.prefer.claim.ref",
       [](auto* r) {
         r->add_changes()->mutable_judgement()->mutable_prefer()->mutable_claim()->set_ref("x");
       }},
      {"INVALID_ARGUMENT INVALID_RECORD_ID changes[1].judgement.prefer.claim.id",
       [](auto* r) {
         r->add_changes()->mutable_judgement()->mutable_prefer()->mutable_claim()->set_id("x");
       }},
      {"INVALID_ARGUMENT FIELD_MISSING changes[1].judgement.kind",
       [](auto* r) { r->add_changes()->mutable_judgement(); }},
      {"INVALID_ARGUMENT DUPLICATE_REF changes[1].ref",
       [](auto* r) {
         r->mutable_changes(0)->set_ref("a");
         *r->add_changes() = r->changes(0);
       }},
      {"INVALID_ARGUMENT FIELD_MISSING preconditions[0].condition",
       [](auto* r) { r->add_preconditions(); }},
      {"FAILED_PRECONDITION MUST_EXIST preconditions[0].entity_must_exist",
       [](auto* r) { r->add_preconditions()->set_entity_must_exist("nobody"); }},
      {"ABORTED REVISION_MISMATCH expected_revision",
       [](auto* r) { r->set_expected_revision(999); }},
  };
  return cases;
}

TEST(ErrorsOverRpcTest, BadCommitsWriteNothing) {
  RunningServer server;
  server.MakeGraph();
  const uint64_t head = MustCommit(server, "first", SomeChanges(1)).revision();
  for (const BadCommit& bad : BadCommits()) {
    v1::CommitRequest request = CommitOf("bad", {EntityClaim("u:00000", "located_in", "s:ru")});
    bad.spoil(&request);
    grpc::ClientContext context;
    v1::CommitResponse response;
    const grpc::Status status = server.graphs().Commit(&context, request, &response);
    EXPECT_EQ(Told(status), bad.told) << status.error_message();
    EXPECT_EQ(ErrorOf(status).domain(), "entente");
  }
  EXPECT_EQ(List(server, LocatedIn()).scope.revision(), head);
}

struct BadRead {
  const char* told;
  std::function<void(v1::ListPropositionsRequest*)> spoil;
};

const std::vector<BadRead>& BadReads() {
  static const std::vector<BadRead> cases = {
      {"NOT_FOUND GRAPH_NOT_FOUND scope.graph",
       [](auto* r) { r->mutable_scope()->set_graph("nowhere"); }},
      {"INVALID_ARGUMENT INVALID_VALID_CUT scope.as_of.valid",
       [](auto* r) { r->mutable_scope()->mutable_as_of()->set_valid("tomorrow"); }},
      {"INVALID_ARGUMENT UNKNOWN_NUMBER scope.as_of.mode",
       [](auto* r) {
         r->mutable_scope()->mutable_as_of()->set_mode(static_cast<v1::ValidMode>(5));
       }},
      {"INVALID_ARGUMENT UNKNOWN_NUMBER scope.as_of.judgements",
       [](auto* r) {
         r->mutable_scope()->mutable_as_of()->set_judgements(static_cast<v1::JudgementsCut>(5));
       }},
      {"INVALID_ARGUMENT INVALID_PUBLISHED_CUT scope.as_of.published_before",
       [](auto* r) { r->mutable_scope()->mutable_as_of()->set_published_before("2024"); }},
      {"OUT_OF_RANGE REVISION_OUT_OF_RANGE scope.as_of.recorded_at",
       [](auto* r) { r->mutable_scope()->mutable_as_of()->set_recorded_at("999"); }},
      {"NOT_FOUND LENS_NOT_FOUND scope.lens.name",
       [](auto* r) { r->mutable_scope()->mutable_lens()->set_name("nobody"); }},
      {"INVALID_ARGUMENT FIELD_MISSING scope.lens.inline.assume_same[0].b",
       [](auto* r) {
         r->mutable_scope()->mutable_lens()->mutable_inline_()->add_assume_same()->set_a("x");
       }},
      {"INVALID_ARGUMENT INVALID_LENS scope.lens.inline.least_reliability",
       [](auto* r) {
         r->mutable_scope()->mutable_lens()->mutable_inline_()->set_least_reliability(
             v1::RELIABILITY_F);
       }},
      {"INVALID_ARGUMENT LIMIT_BUDGET scope.budget.rows",
       [](auto* r) { r->mutable_scope()->mutable_budget()->set_rows(1'000'001); }},
      {"INVALID_ARGUMENT LIMIT_PAGE page_size", [](auto* r) { r->set_page_size(1'000'001); }},
      {"INVALID_ARGUMENT UNKNOWN_PREDICATE predicate",
       [](auto* r) { r->set_predicate("located_on"); }},
      {"INVALID_ARGUMENT UNKNOWN_TYPE subject_type", [](auto* r) { r->set_subject_type("Unit"); }},
      {"INVALID_ARGUMENT UNKNOWN_NUMBER group",
       [](auto* r) { r->set_group(static_cast<v1::Grouping>(7)); }},
      {"INVALID_ARGUMENT INVALID_ENTITY_ID within",
       [](auto* r) { r->set_within(std::string(257, 'x')); }},
      {"INVALID_ARGUMENT PAGE_TOKEN_INVALID page_token",
       [](auto* r) { r->set_page_token("forged"); }},
  };
  return cases;
}

TEST(ErrorsOverRpcTest, BadReads) {
  RunningServer server;
  server.MakeGraph();
  for (const BadRead& bad : BadReads()) {
    v1::ListPropositionsRequest request = LocatedIn();
    bad.spoil(&request);
    const grpc::Status status = List(server, request).status;
    EXPECT_EQ(Told(status), bad.told) << status.error_message();
  }
}

TEST(ErrorsOverRpcTest, TheLargestMessageAndOneByteMore) {
  RunningServer server;
  server.MakeGraph();
  for (const size_t excess : {size_t{0}, size_t{1}}) {
    v1::CommitRequest request = CommitOf("large", {});
    request.set_request_id(std::string());
    const size_t envelope = request.ByteSizeLong();
    // Tag and size of the request id take 5 bytes.
    request.set_request_id(std::string((size_t{4} << 20) - envelope - 5 + excess, 'r'));
    ASSERT_EQ(request.ByteSizeLong(), (size_t{4} << 20) + excess);
    grpc::ClientContext context;
    v1::CommitResponse response;
    const grpc::Status status = server.graphs().Commit(&context, request, &response);
    EXPECT_EQ(status.error_code(), excess == 0 ? grpc::StatusCode::INVALID_ARGUMENT
                                               : grpc::StatusCode::RESOURCE_EXHAUSTED)
        << status.error_message();
  }
}

}  // namespace
}  // namespace entente
