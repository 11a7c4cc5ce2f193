// PreviewCommit over gRPC: what a commit would change, then the commit, then what it changed.
#include "server/preview_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

using testing::SizeIs;

struct PreviewAnswer {
  grpc::Status status;
  v1::PreviewCommitResponse head;  // the first message
  std::vector<v1::DiffRow> rows;
  v1::DiffTrailer trailer;
  int messages = 0;
};

class PreviewStreamTest : public testing::Test {
 protected:
  void SetUp() override {
    server_.MakeGraph();
    head_ = MustCommit(server_, "first", SomeChanges(3)).revision();
  }

  PreviewAnswer Ask(const v1::PreviewCommitRequest& request) {
    PreviewAnswer answer;
    grpc::ClientContext context;
    const auto reader = server_.queries().PreviewCommit(&context, request);
    v1::PreviewCommitResponse message;
    while (reader->Read(&message)) {
      if (answer.messages++ == 0) answer.head = message;
      for (const v1::DiffRow& row : message.rows()) answer.rows.push_back(row);
      if (message.has_trailer()) answer.trailer = message.trailer();
    }
    answer.status = reader->Finish();
    return answer;
  }

  static v1::PreviewCommitRequest Request(const std::vector<v1::Change>& changes) {
    v1::PreviewCommitRequest request;
    *request.mutable_commit() = CommitOf("next", changes);
    return request;
  }

  RunningServer server_;
  uint64_t head_ = 0;
};

TEST_F(PreviewStreamTest, APreviewIsWhatTheCommitThenChanges) {
  const v1::PreviewCommitRequest request = Request(
      {EntityClaim("u:00001", "located_in", "s:ru"), TextClaim("u:00001", "name", "the first")});
  v1::PreviewCommitRequest with_evidence = request;
  with_evidence.set_evidence(true);
  const PreviewAnswer preview = Ask(request);
  ASSERT_TRUE(preview.status.ok()) << preview.status.error_message();
  EXPECT_EQ(preview.head.before().revision(), head_);
  EXPECT_EQ(preview.head.after().revision(), head_ + 1);
  EXPECT_FALSE(preview.head.everywhere());
  EXPECT_EQ(preview.head.commit().revision(), head_ + 1);
  ASSERT_THAT(preview.rows, SizeIs(2));
  EXPECT_EQ(preview.trailer.trailer().completion(), v1::COMPLETION_COMPLETE);
  for (const v1::DiffRow& row : Ask(with_evidence).rows) {
    EXPECT_THAT(row.after().evidence(), SizeIs(1));
  }

  // Nothing was recorded; now it is.
  v1::CommitResponse committed;
  grpc::ClientContext context;
  ASSERT_TRUE(server_.graphs().Commit(&context, request.commit(), &committed).ok());
  EXPECT_EQ(committed.revision(), head_ + 1);
  v1::DiffRequest diff;
  diff.mutable_before()->set_graph("g");
  diff.mutable_before()->mutable_as_of()->set_recorded_at(absl::StrCat(head_));
  grpc::ClientContext asked;
  const auto reader = server_.queries().Diff(&asked, diff);
  v1::DiffResponse message;
  std::vector<std::string> changed, previewed;
  while (reader->Read(&message)) {
    for (const v1::DiffRow& row : message.rows()) changed.push_back(row.SerializeAsString());
  }
  for (const v1::DiffRow& row : preview.rows) previewed.push_back(row.SerializeAsString());
  EXPECT_THAT(previewed, testing::UnorderedElementsAreArray(changed));
}

TEST_F(PreviewStreamTest, WhatChangesNothingChangesNoRow) {
  const PreviewAnswer again = Ask(Request({EntityClaim("u:00001", "located_in", "r:kursk")}));
  ASSERT_TRUE(again.status.ok()) << again.status.error_message();
  EXPECT_FALSE(again.head.commit().changed());
  EXPECT_EQ(again.head.after().revision(), head_);
  EXPECT_THAT(again.rows, SizeIs(0));
  EXPECT_EQ(again.trailer.trailer().completion(), v1::COMPLETION_COMPLETE);
}

TEST_F(PreviewStreamTest, WhatIsWrongIsNamed) {
  EXPECT_EQ(Told(Ask(Request({EntityClaim("u:00001", "located_in", "nowhere")})).status),
            "FAILED_PRECONDITION RANGE commit.changes[0].claim.object");
  v1::PreviewCommitRequest request = Request({EntityClaim("u:00001", "located_in", "s:ru")});
  request.mutable_scope()->set_graph("other");
  EXPECT_EQ(Told(Ask(request).status), "INVALID_ARGUMENT ANOTHER_GRAPH scope.graph");
  request = Request({EntityClaim("u:00001", "located_in", "s:ru")});
  request.mutable_scope()->mutable_as_of()->set_recorded_at("1");
  EXPECT_EQ(Told(Ask(request).status), "INVALID_ARGUMENT COMMIT_AT_HEAD scope.as_of.recorded_at");
  request.mutable_commit()->set_graph("missing");
  EXPECT_EQ(Told(Ask(request).status), "NOT_FOUND GRAPH_NOT_FOUND commit.graph");
}

}  // namespace
}  // namespace entente
