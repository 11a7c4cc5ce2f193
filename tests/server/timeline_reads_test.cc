// Timeline over gRPC: rows, points, pages, refusals.
#include "server/timeline_reads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

using testing::SizeIs;

struct TimelineAnswer {
  grpc::Status status;
  std::vector<v1::TimelineRow> rows;
  v1::ResolvedScope scope;
  v1::Trailer trailer;
};

class TimelineReadsTest : public testing::Test {
 protected:
  void SetUp() override {
    server_.MakeGraph();
    first_ = MustCommit(server_, "first", SomeChanges(2)).revision();
    v1::Change change = EntityClaim("u:00000", "located_in", "s:ru");
    change.mutable_claim()->set_period("2024-10-08/2024-10-20");
    second_ = MustCommit(server_, "second", {change}).revision();
  }

  static v1::TimelineRequest Request(v1::TimelineAxis axis) {
    v1::TimelineRequest request;
    request.mutable_scope()->set_graph("g");
    request.set_axis(axis);
    request.set_subject("u:00000");
    request.set_predicate("located_in");
    return request;
  }

  TimelineAnswer Ask(const v1::TimelineRequest& request) {
    TimelineAnswer answer;
    grpc::ClientContext context;
    const auto reader = server_.queries().Timeline(&context, request);
    v1::TimelineResponse message;
    while (reader->Read(&message)) {
      for (const v1::TimelineRow& row : message.rows()) answer.rows.push_back(row);
      if (message.has_scope()) answer.scope = message.scope();
      if (message.has_trailer()) answer.trailer = message.trailer();
    }
    answer.status = reader->Finish();
    return answer;
  }

  RunningServer server_;
  uint64_t first_ = 0;
  uint64_t second_ = 0;
};

TEST_F(TimelineReadsTest, OverRevisions) {
  v1::TimelineRequest request = Request(v1::TIMELINE_AXIS_RECORDED);
  request.mutable_scope()->mutable_as_of()->set_valid("ALL");
  const TimelineAnswer answer = Ask(request);
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  ASSERT_THAT(answer.rows, SizeIs(2));
  EXPECT_EQ(answer.rows[0].at(), absl::StrCat(first_));
  EXPECT_EQ(answer.rows[1].at(), absl::StrCat(second_));
  EXPECT_FALSE(answer.rows[1].recorded_at().empty());
  EXPECT_EQ(answer.rows[1].change().kind(), v1::DIFF_KIND_NEW);
  EXPECT_EQ(answer.scope.revision(), second_);
  EXPECT_EQ(answer.trailer.completion(), v1::COMPLETION_COMPLETE);
}

TEST_F(TimelineReadsTest, OverValidTimeAllOfItUnlessSaid) {
  v1::TimelineRequest request = Request(v1::TIMELINE_AXIS_VALID);
  TimelineAnswer answer = Ask(request);
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_EQ(answer.scope.valid(), "ALL");
  ASSERT_THAT(answer.rows, SizeIs(3));
  EXPECT_EQ(answer.rows[0].at(), "..");
  EXPECT_EQ(answer.rows[1].at(), "2024-10-08T00:00:00Z");
  EXPECT_EQ(answer.rows[2].at(), "2024-10-21T00:00:00Z");
  EXPECT_EQ(answer.rows[2].change().kind(), v1::DIFF_KIND_GONE);
  request.mutable_scope()->mutable_as_of()->set_valid("2024-10-01/2024-10-10");
  answer = Ask(request);
  ASSERT_THAT(answer.rows, SizeIs(2));
  EXPECT_EQ(answer.rows[0].at(), "2024-10-01T00:00:00Z");
}

TEST_F(TimelineReadsTest, PagesAddUpToTheWhole) {
  v1::TimelineRequest request = Request(v1::TIMELINE_AXIS_VALID);
  const TimelineAnswer whole = Ask(request);
  request.set_page_size(1);
  std::vector<v1::TimelineRow> rows;
  while (true) {
    const TimelineAnswer page = Ask(request);
    ASSERT_TRUE(page.status.ok()) << page.status.error_message();
    rows.insert(rows.end(), page.rows.begin(), page.rows.end());
    if (page.trailer.next_page_token().empty()) break;
    request.set_page_token(page.trailer.next_page_token());
  }
  ASSERT_EQ(rows.size(), whole.rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].SerializeAsString(), whole.rows[i].SerializeAsString());
  }
}

TEST_F(TimelineReadsTest, WhatIsWrongIsNamed) {
  v1::TimelineRequest request = Request(v1::TIMELINE_AXIS_VALID);
  request.set_from("2024-10-01");
  EXPECT_EQ(Told(Ask(request).status), "INVALID_ARGUMENT INVALID_TIMELINE_START from");
  request = Request(v1::TIMELINE_AXIS_PUBLISHED);
  request.set_from("2024-10-24T12:00Z");
  EXPECT_EQ(Told(Ask(request).status), "INVALID_ARGUMENT INVALID_TIMELINE_START from");
  request = Request(v1::TIMELINE_AXIS_PUBLISHED);
  request.mutable_scope()->mutable_as_of()->set_published_before("2024-10-24T12:00Z");
  EXPECT_EQ(Told(Ask(request).status),
            "INVALID_ARGUMENT INVALID_TIMELINE_END scope.as_of.published_before");
  request = Request(v1::TIMELINE_AXIS_PUBLISHED);
  request.mutable_scope()->mutable_as_of()->set_published_before("2024-10-24");
  request.set_from("2024-10-25");
  EXPECT_EQ(Told(Ask(request).status), "INVALID_ARGUMENT INVALID_TIMELINE_START from");
  request = Request(v1::TIMELINE_AXIS_RECORDED);
  request.set_from("999");
  EXPECT_EQ(Told(Ask(request).status), "OUT_OF_RANGE REVISION_OUT_OF_RANGE from");
  request = Request(v1::TIMELINE_AXIS_RECORDED);
  request.set_entity("u:00000");
  EXPECT_EQ(Told(Ask(request).status), "INVALID_ARGUMENT ENTITY_AND_ENDS entity");
}

}  // namespace
}  // namespace entente
