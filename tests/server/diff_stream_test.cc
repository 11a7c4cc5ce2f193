// Diff over gRPC: rows, both scopes, pages, refusals.
#include "server/diff_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

using testing::SizeIs;

struct DiffAnswer {
  grpc::Status status;
  std::vector<v1::DiffRow> rows;
  v1::ResolvedScope before, after;
  v1::DiffTrailer trailer;
  int messages = 0;
};

class DiffStreamTest : public testing::Test {
 protected:
  void SetUp() override {
    server_.MakeGraph();
    first_ = MustCommit(server_, "first", SomeChanges(4)).revision();
    std::vector<v1::Change> changes;
    for (int i = 0; i < 4; ++i) {
      changes.push_back(EntityClaim(absl::StrCat("u:0000", i), "located_in", "s:ru"));
    }
    changes.push_back(TextClaim("u:x", "type", "MilitaryUnit"));
    changes.push_back(EntityClaim("u:x", "located_in", "r:kursk"));
    second_ = MustCommit(server_, "second", changes).revision();
  }

  v1::DiffRequest Request() {
    v1::DiffRequest request;
    request.mutable_before()->set_graph("g");
    request.mutable_before()->mutable_as_of()->set_recorded_at(absl::StrCat(first_));
    request.set_predicate("located_in");
    return request;
  }

  DiffAnswer Ask(const v1::DiffRequest& request) {
    DiffAnswer answer;
    grpc::ClientContext context;
    const auto reader = server_.queries().Diff(&context, request);
    v1::DiffResponse message;
    while (reader->Read(&message)) {
      ++answer.messages;
      for (const v1::DiffRow& row : message.rows()) answer.rows.push_back(row);
      if (message.has_before()) answer.before = message.before();
      if (message.has_after()) answer.after = message.after();
      if (message.has_trailer()) answer.trailer = message.trailer();
    }
    answer.status = reader->Finish();
    return answer;
  }

  RunningServer server_;
  uint64_t first_ = 0;
  uint64_t second_ = 0;
};

TEST_F(DiffStreamTest, BothScopesAreEchoedAndRowsSent) {
  v1::DiffRequest request = Request();
  request.set_evidence(true);
  const DiffAnswer answer = Ask(request);
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_EQ(answer.before.revision(), first_);
  EXPECT_EQ(answer.after.revision(), second_);
  EXPECT_THAT(answer.rows, SizeIs(5));
  EXPECT_EQ(answer.trailer.unchanged(), 4u);
  EXPECT_EQ(answer.trailer.trailer().completion(), v1::COMPLETION_COMPLETE);
  EXPECT_GT(answer.trailer.trailer().used().edges(), 0u);
  for (const v1::DiffRow& row : answer.rows) {
    EXPECT_EQ(row.kind(), v1::DIFF_KIND_NEW);
    EXPECT_THAT(row.after().evidence(), SizeIs(1));
  }
}

TEST_F(DiffStreamTest, PagesAddUpAndStayAtTheirRevisions) {
  v1::DiffRequest request = Request();
  const DiffAnswer whole = Ask(request);
  request.set_page_size(2);
  DiffAnswer page = Ask(request);
  EXPECT_EQ(page.trailer.trailer().truncated_by(), "PAGE_FULL");
  MustCommit(server_, "later", {EntityClaim("u:x", "located_in", "s:ru")});
  std::vector<v1::DiffRow> rows = page.rows;
  uint64_t unchanged = page.trailer.unchanged();
  while (!page.trailer.trailer().next_page_token().empty()) {
    request.set_page_token(page.trailer.trailer().next_page_token());
    page = Ask(request);
    ASSERT_TRUE(page.status.ok()) << page.status.error_message();
    EXPECT_EQ(page.after.revision(), second_);
    EXPECT_EQ(page.before.revision(), first_);
    rows.insert(rows.end(), page.rows.begin(), page.rows.end());
    unchanged += page.trailer.unchanged();
  }
  ASSERT_EQ(rows.size(), whole.rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].SerializeAsString(), whole.rows[i].SerializeAsString());
  }
  EXPECT_EQ(unchanged, whole.trailer.unchanged());
}

TEST_F(DiffStreamTest, ATokenIsBoundToItsRequest) {
  v1::DiffRequest request = Request();
  request.set_page_size(2);
  const DiffAnswer page = Ask(request);
  request.set_page_token(page.trailer.trailer().next_page_token());
  request.mutable_after()->mutable_as_of()->set_valid("2024-10-24");
  EXPECT_EQ(Told(Ask(request).status), "INVALID_ARGUMENT PAGE_TOKEN_INVALID page_token");
}

TEST_F(DiffStreamTest, WhatIsWrongIsNamedWithItsSide) {
  v1::DiffRequest request = Request();
  request.mutable_after()->set_graph("other");
  EXPECT_EQ(Told(Ask(request).status), "INVALID_ARGUMENT ANOTHER_GRAPH after.graph");
  request = Request();
  request.mutable_after()->mutable_budget()->set_rows(1);
  EXPECT_EQ(Told(Ask(request).status), "INVALID_ARGUMENT SECOND_BUDGET after.budget");
  request = Request();
  request.mutable_after()->mutable_as_of()->set_recorded_at("999");
  EXPECT_EQ(Told(Ask(request).status),
            "OUT_OF_RANGE REVISION_OUT_OF_RANGE after.as_of.recorded_at");
  request = Request();
  request.mutable_before()->mutable_as_of()->set_valid("yesterday");
  EXPECT_EQ(Told(Ask(request).status), "INVALID_ARGUMENT INVALID_VALID_CUT before.as_of.valid");
  request = Request();
  request.mutable_after()->mutable_lens()->set_name("nobodys");
  EXPECT_EQ(Told(Ask(request).status), "NOT_FOUND LENS_NOT_FOUND after.lens.name");
  request = Request();
  request.set_predicate("locatedin");
  EXPECT_EQ(Told(Ask(request).status), "INVALID_ARGUMENT UNKNOWN_PREDICATE predicate");
}

TEST_F(DiffStreamTest, ABudgetEndsItHonestly) {
  v1::DiffRequest request = Request();
  request.mutable_before()->mutable_budget()->set_rows(3);
  const DiffAnswer answer = Ask(request);
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_THAT(answer.rows, SizeIs(3));
  EXPECT_EQ(answer.trailer.trailer().completion(), v1::COMPLETION_TRUNCATED);
  EXPECT_FALSE(answer.trailer.trailer().next_page_token().empty());
}

}  // namespace
}  // namespace entente
