// Limits as a client meets them: what is just within is taken, what is one past is refused, and
// nothing of it is written. Those that need another server or much time are tested where they are
// enforced: budgets and pages in graph/query, graphs in graph_writes_test, watches and heartbeats
// in watch_stream_test, message bytes in errors_over_rpc_test.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/model/limits.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

const Limits kLimits;

struct Case {
  const char* told;  // of one past
  std::function<v1::CommitRequest(size_t)> request;
  size_t most;
};

v1::CommitRequest OneClaim(const v1::Change& change) { return CommitOf("limit", {change}); }

v1::CommitRequest Chained(const std::string& agent) {
  v1::Change change = EntityClaim("doc:1", "mentions", "s:ru");
  change.mutable_claim()->mutable_voice()->add_chain()->set_agent(agent);
  return CommitOf("limit", {change, TextClaim(agent, "type", "Person")});
}

std::string Long(size_t bytes) { return std::string(bytes, 'a'); }

const std::vector<Case>& CommitCases() {
  static const std::vector<Case> cases = {
      {"INVALID_ARGUMENT INVALID_ENTITY_ID changes[0].claim.object",
       [](size_t n) { return OneClaim(EntityClaim("doc:1", "mentions", Long(n))); },
       kLimits.id_bytes},
      {"INVALID_ARGUMENT INVALID_ENTITY_ID changes[0].claim.voice.chain[0].agent",
       [](size_t n) { return Chained(Long(n)); }, kLimits.id_bytes},
      {"INVALID_ARGUMENT INVALID_REQUEST_ID request_id",
       [](size_t n) {
         v1::CommitRequest request = OneClaim(EntityClaim("doc:1", "mentions", "s:ru"));
         request.set_request_id(Long(n));
         return request;
       },
       kLimits.id_bytes},
      {"INVALID_ARGUMENT INVALID_VALUE changes[0].claim.value",
       [](size_t n) { return OneClaim(TextClaim("s:ru", "assessment", Long(n))); },
       kLimits.text_bytes},
      {"INVALID_ARGUMENT CHANGE_COUNT changes",
       [](size_t n) {
         std::vector<v1::Change> changes;
         for (size_t i = 0; i < n; ++i) {
           changes.push_back(EntityClaim("doc:1", "mentions", absl::StrCat("new:", i)));
         }
         return CommitOf("limit", changes);
       },
       kLimits.changes_per_commit},
  };
  return cases;
}

TEST(LimitsOverRpcTest, CommitsAtTheLimitAndOnePastIt) {
  RunningServer server;
  server.MakeGraph();
  const uint64_t head = MustCommit(server, "first", SomeChanges(1)).revision();
  uint64_t written = head;
  for (const Case& limit : CommitCases()) {
    v1::CommitResponse response;
    grpc::ClientContext past;
    EXPECT_EQ(Told(server.graphs().Commit(&past, limit.request(limit.most + 1), &response)),
              limit.told);
    v1::CommitRequest request = limit.request(limit.most);
    if (request.request_id() == "limit") request.set_request_id(absl::StrCat("at ", written));
    grpc::ClientContext at;
    const grpc::Status status = server.graphs().Commit(&at, request, &response);
    EXPECT_EQ(Told(status), "OK") << limit.told << ": " << status.error_message();
    EXPECT_EQ(response.revision(), ++written) << limit.told;
  }
}

TEST(LimitsOverRpcTest, PagesOfReadsAreOnlySoLong) {
  RunningServer server;
  server.MakeGraph();
  MustCommit(server, "first", SomeChanges(1));
  for (const size_t more : {size_t{0}, size_t{1}}) {
    const auto size = static_cast<uint32_t>(kLimits.page_most + more);
    const std::string expected = more == 0 ? "OK" : "INVALID_ARGUMENT LIMIT_PAGE page_size";
    v1::ListPropositionsRequest propositions = LocatedIn();
    propositions.set_page_size(static_cast<uint32_t>(kLimits.call_rows + more));  // of a stream
    EXPECT_EQ(Told(List(server, propositions).status), expected);
    v1::ListClaimsRequest claims;
    claims.mutable_scope()->set_graph("g");
    claims.set_subject("s:ru");
    claims.set_page_size(size);
    v1::ListClaimsResponse claims_response;
    grpc::ClientContext first;
    EXPECT_EQ(Told(server.graphs().ListClaims(&first, claims, &claims_response)), expected);
    v1::GetHistoryRequest history;
    history.mutable_scope()->set_graph("g");
    history.mutable_proposition()->set_subject("u:00000");
    history.mutable_proposition()->set_predicate("located_in");
    history.mutable_proposition()->set_object("r:kursk");
    history.set_page_size(size);
    v1::GetHistoryResponse history_response;
    grpc::ClientContext second;
    EXPECT_EQ(Told(server.graphs().GetHistory(&second, history, &history_response)), expected);
  }
}

// Of a budget, edges are those of the server's own limit: one more may not even be asked for.
TEST(LimitsOverRpcTest, BudgetsAreOnlySoLarge) {
  RunningServer server;
  server.MakeGraph();
  MustCommit(server, "first", SomeChanges(1));
  const auto told = [&](void (v1::Budget::*set)(uint64_t), uint64_t amount) {
    v1::ListPropositionsRequest request = LocatedIn();
    (request.mutable_scope()->mutable_budget()->*set)(amount);
    return Told(List(server, request).status);
  };
  EXPECT_EQ(told(&v1::Budget::set_edges, kLimits.call_edges), "OK");
  EXPECT_EQ(told(&v1::Budget::set_edges, kLimits.call_edges + 1),
            "INVALID_ARGUMENT LIMIT_BUDGET scope.budget.edges");
  EXPECT_EQ(told(&v1::Budget::set_rows, kLimits.call_rows), "OK");
  EXPECT_EQ(told(&v1::Budget::set_rows, kLimits.call_rows + 1),
            "INVALID_ARGUMENT LIMIT_BUDGET scope.budget.rows");
  EXPECT_EQ(told(&v1::Budget::set_bytes, kLimits.call_bytes), "OK");
  EXPECT_EQ(told(&v1::Budget::set_bytes, kLimits.call_bytes + 1),
            "INVALID_ARGUMENT LIMIT_BUDGET scope.budget.bytes");
}

}  // namespace
}  // namespace entente
