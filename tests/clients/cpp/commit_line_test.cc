#include "clients/cpp/commit_line.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

TEST(CommitLineTest, ALineReadsBackAsItWasWritten) {
  v1::CommitRequest request;
  request.set_request_id("r/1");
  request.add_changes()->mutable_claim()->set_subject("unit:x");
  request.mutable_changes(0)->set_ref("c:1");

  const auto line = PrintCommitLine(request, {7, "2026-01-01T00:00:00Z", "local"});
  ASSERT_TRUE(line.ok());
  EXPECT_EQ(line->find('\n'), std::string::npos);
  EXPECT_THAT(*line, ::testing::HasSubstr("\"exported\":{\"revision\":7"));
  const auto read = ParseCommitLine(*line);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(*read, request));
}

TEST(CommitLineTest, TheGraphIsNotPartOfAFile) {
  v1::CommitRequest request;
  request.set_request_id("r");
  request.set_graph("example");
  request.add_changes();
  EXPECT_EQ(PrintCommitLine(request, {}).value().find("example"), std::string::npos);
}

struct Case {
  const char* line;
  const char* field;
};

TEST(CommitLineTest, WhatTheFormatDoesNotHaveIsNamed) {
  const Case cases[] = {
      {R"([])", "commit"},
      {R"({})", "commit"},
      {R"({"commit": 3})", "commit"},
      {R"({"commit": {"request_id": "r", "changes": [{}]}, "graph": "g"})", "graph"},
      {R"({"commit": {"request_id": "r", "changes": [{}], "dry_run": true}})", "commit.dry_run"},
      {R"({"commit": {"changes": [{}]}})", "commit.request_id"},
      {R"({"commit": {"request_id": "r"}})", "commit.changes"},
      {R"({"commit": {"request_id": "r", "changes": []}})", "commit.changes"},
  };
  for (const Case& c : cases) {
    const auto read = ParseCommitLine(c.line);
    EXPECT_EQ(read.status().code(), absl::StatusCode::kInvalidArgument) << c.line;
    const auto error = RpcErrorOf(read.status());
    ASSERT_TRUE(error.has_value()) << c.line;
    EXPECT_EQ(error->field, c.field) << c.line;
  }
}

}  // namespace
}  // namespace entente
