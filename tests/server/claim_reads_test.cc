#include "server/claim_reads.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

TEST(ClaimReadsTest, RefusesWhatIsNotThere) {
  RunningServer server;
  server.MakeGraph();
  v1::GetClaimRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_id("short");
  v1::GetClaimResponse response;
  grpc::ClientContext first, second, third;
  EXPECT_EQ(Told(server.graphs().GetClaim(&first, request, &response)),
            "INVALID_ARGUMENT INVALID_RECORD_ID id");
  request.set_id(std::string(16, 'x'));
  EXPECT_EQ(Told(server.graphs().GetClaim(&second, request, &response)),
            "NOT_FOUND CLAIM_NOT_FOUND id");
  v1::GetHistoryRequest history;
  history.mutable_scope()->set_graph("g");
  v1::GetHistoryResponse entries;
  EXPECT_EQ(Told(server.graphs().GetHistory(&third, history, &entries)),
            "INVALID_ARGUMENT FIELD_MISSING about");
}

// Claims of nearly a MiB each: a page ends where the answer is full, and says so.
TEST(ClaimReadsTest, APageFitsIntoOneAnswer) {
  RunningServer server;
  server.MakeGraph();
  MustCommit(server, "types", SomeChanges(1));
  for (int i = 0; i < 5; ++i) {
    MustCommit(server, absl::StrCat("large", i),
               {TextClaim("u:00000", "assessment", absl::StrCat(i, std::string(1'000'000, 'x')))});
  }
  v1::ListClaimsRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_predicate("assessment");
  int claims = 0, pages = 0;
  do {
    grpc::ClientContext context;
    v1::ListClaimsResponse response;
    const grpc::Status status = server.graphs().ListClaims(&context, request, &response);
    ASSERT_TRUE(status.ok()) << status.error_message();
    EXPECT_LE(response.ByteSizeLong(), size_t{4} << 20);
    claims += response.claims_size();
    ++pages;
    request.set_page_token(response.trailer().next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(claims, 5);
  EXPECT_EQ(pages, 2);
}

}  // namespace
}  // namespace entente
