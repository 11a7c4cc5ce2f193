#include "clients/cli/commit_sending.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

// Fails `failures` times with `error`, then answers `results` results.
absl::Status Sent(int failures, const absl::Status& error, int results,
                  std::vector<absl::Duration>* pauses) {
  v1::CommitRequest request;
  request.add_changes();
  v1::CommitResponse answer;
  const SendCommit send = [&](const v1::CommitRequest&, v1::CommitResponse* response) {
    if (failures-- > 0) return error;
    for (int i = 0; i < results; ++i) response->add_results();
    return absl::OkStatus();
  };
  return SendUntilKnown(
      send, [&](absl::Duration pause) { pauses->push_back(pause); }, request, &answer);
}

TEST(CommitSendingTest, TriesAgainWhileTheOutcomeIsNotKnown) {
  std::vector<absl::Duration> pauses;
  EXPECT_TRUE(Sent(3, absl::UnavailableError("away"), 1, &pauses).ok());
  EXPECT_THAT(pauses,
              ElementsAre(absl::Milliseconds(250), absl::Milliseconds(500), absl::Seconds(1)));
  pauses.clear();
  EXPECT_TRUE(absl::IsUnavailable(Sent(4, absl::UnavailableError("away"), 1, &pauses)));
  EXPECT_EQ(pauses.size(), 3u);
}

TEST(CommitSendingTest, WaitsForABulkLoadAsLongAsItTakes) {
  std::vector<absl::Duration> pauses;
  const absl::Status loading =
      WithRpcError(absl::UnavailableError("a bulk load is being published"),
                   {"BULK_LOAD_PUBLISHING", "", "", {}});
  EXPECT_TRUE(Sent(100, loading, 1, &pauses).ok());
  EXPECT_EQ(pauses.size(), 100u);
  EXPECT_EQ(pauses.back(), absl::Seconds(1));
}

TEST(CommitSendingTest, OtherErrorsAndShortAnswersAreFinal) {
  std::vector<absl::Duration> pauses;
  EXPECT_TRUE(absl::IsAborted(Sent(1, absl::AbortedError("no"), 1, &pauses)));
  EXPECT_TRUE(absl::IsDataLoss(Sent(0, absl::OkStatus(), 0, &pauses)));
  EXPECT_THAT(pauses, ElementsAre());
}

}  // namespace
}  // namespace entente
