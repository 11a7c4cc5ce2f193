#include "clients/cli/commit_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string ClaimLine(const std::string& request_id, const std::string& ref) {
  return absl::StrCat(R"({"commit": {"request_id": ")", request_id,
                      R"(", "changes": [{"claim": {"subject": "x"}, "ref": ")", ref, "\"}]}}\n");
}

std::string GradeLine(const std::string& request_id, const std::string& claim_ref) {
  return absl::StrCat(R"({"commit": {"request_id": ")", request_id,
                      R"(", "changes": [{"judgement": {"grade": {"claim": {"ref": ")", claim_ref,
                      R"("}, "credibility": 2}}}]}})", "\n");
}

// Answers every commit with ids "1", "2", ..., except those whose request id is "bad"; remembers
// what it was sent.
struct Server {
  std::vector<v1::CommitRequest> sent;
  int outcomes_unknown = 0;
  int unreachable = 0;
  int ids = 0;

  absl::Status operator()(const v1::CommitRequest& request, v1::CommitResponse* answer) {
    sent.push_back(request);
    if (outcomes_unknown > 0) {
      --outcomes_unknown;
      return WithRpcError(absl::UnavailableError("lost"), {"OUTCOME_UNKNOWN", "", "", {}});
    }
    if (unreachable > 0) {
      --unreachable;
      return absl::UnavailableError("failed to connect");
    }
    if (request.request_id() == "bad") {
      return WithRpcError(absl::FailedPreconditionError("no"),
                          {"TYPE", "changes[0].claim.subject", "x", {}});
    }
    for (int i = 0; i < request.changes_size(); ++i) {
      v1::ChangeResult* result = answer->add_results();
      result->set_outcome(v1::CHANGE_OUTCOME_RECORDED);
      result->set_id(absl::StrCat(++ids));
    }
    return absl::OkStatus();
  }
};

struct Imported {
  absl::Status status;
  std::vector<absl::Status> errors;
  ImportCounts counts;
  bool checked = false;
  std::vector<absl::Duration> pauses;
};

Imported Import(const std::string& text, Server& server, bool keep_going = false,
                bool dry_run = false) {
  std::istringstream input(text);
  Imported done;
  const ImportOptions options = {"f.ndjson", "g", keep_going,
                                 [&done](absl::Duration pause) { done.pauses.push_back(pause); }};
  const auto report = [&done](const absl::Status& status) { done.errors.push_back(status); };
  done.status =
      dry_run ? CheckCommits(input, options, std::ref(server), report, &done.counts, &done.checked)
              : ImportCommits(input, options, std::ref(server), report, &done.counts);
  return done;
}

TEST(CommitImportTest, LaterLinesReferToClaimsOfEarlierOnes) {
  Server server;
  const Imported done = Import(ClaimLine("1", "a") + GradeLine("2", "a"), server);
  ASSERT_TRUE(done.status.ok()) << done.status;
  EXPECT_EQ(server.sent[0].graph(), "g");
  EXPECT_EQ(server.sent[1].changes(0).judgement().grade().claim().id(), "1");
  EXPECT_EQ(CountsText(done.counts, false),
            "imported 2 commits: 1 claims recorded, 0 already present, 1 judgements");
}

TEST(CommitImportTest, TheFirstErrorEndsTheImportAndNamesItsLine) {
  Server server;
  const Imported done =
      Import(ClaimLine("1", "a") + "\n" + ClaimLine("bad", "b") + ClaimLine("3", "c"), server);
  EXPECT_EQ(ErrorLine(done.status), "entente: f.ndjson:3: no (changes[0].claim.subject=x) [TYPE]");
  EXPECT_EQ(ExitCodeOf(done.status), ExitCode::kConflict);
  EXPECT_EQ(server.sent.size(), 2u);
  EXPECT_EQ(done.counts.commits, 1u);
  EXPECT_EQ(done.counts.failed, 1u);
}

TEST(CommitImportTest, KeepGoingReportsEveryErrorAndReturnsTheFirst) {
  Server server;
  const Imported done = Import("{\n" + ClaimLine("bad", "a") + ClaimLine("3", "b"), server, true);
  EXPECT_THAT(ErrorLine(done.status), StartsWith("entente: f.ndjson:1: not JSON at byte 2: "));
  EXPECT_EQ(done.errors.size(), 2u);
  EXPECT_EQ(done.counts.commits, 1u);
  EXPECT_THAT(CountsText(done.counts, false), HasSubstr("2 lines failed"));
}

TEST(CommitImportTest, AnUnknownOutcomeIsTriedAgainWithTheSameId) {
  Server server;
  server.outcomes_unknown = 3;
  EXPECT_TRUE(Import(ClaimLine("1", "a"), server).status.ok());
  ASSERT_EQ(server.sent.size(), 4u);
  EXPECT_EQ(server.sent[3].request_id(), "1");
  server.outcomes_unknown = 4;
  EXPECT_EQ(Import(ClaimLine("2", "a"), server).status.code(), absl::StatusCode::kUnavailable);
}

TEST(CommitImportTest, AServerThatIsAwayIsTriedAgainLaterAndLater) {
  Server server;
  server.unreachable = 2;
  const Imported done = Import(ClaimLine("1", "a") + ClaimLine("2", "b"), server);
  EXPECT_TRUE(done.status.ok()) << done.status;
  EXPECT_EQ(done.counts.commits, 2u);
  EXPECT_THAT(done.pauses, ElementsAre(absl::Milliseconds(250), absl::Milliseconds(500)));
  server.unreachable = 4;
  const Imported away = Import(ClaimLine("3", "a") + ClaimLine("4", "b"), server, true);
  EXPECT_EQ(away.status.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(away.pauses.size(), 3u);
  EXPECT_EQ(away.counts.failed, 1u);
}

TEST(CommitImportTest, OtherErrorsAreNotTriedAgain) {
  Server server;
  EXPECT_THAT(Import(ClaimLine("bad", "a"), server).pauses, ElementsAre());
  EXPECT_EQ(server.sent.size(), 1u);
}

TEST(CommitImportTest, ADryRunIsOneCommitInWhichReferencesStay) {
  Server server;
  const Imported done = Import(ClaimLine("1", "a") + GradeLine("2", "a"), server, false, true);
  ASSERT_TRUE(done.status.ok()) << done.status;
  EXPECT_TRUE(done.checked);
  ASSERT_EQ(server.sent.size(), 1u);
  EXPECT_TRUE(server.sent[0].dry_run());
  EXPECT_EQ(server.sent[0].changes(1).judgement().grade().claim().ref(), "a");
  EXPECT_EQ(done.counts.commits, 2u);
}

TEST(CommitImportTest, ADryRunNamesTheLineOfAWrongReference) {
  Server server;
  const Imported done = Import(ClaimLine("1", "a") + GradeLine("2", "b"), server, false, true);
  EXPECT_THAT(ErrorLine(done.status), StartsWith("entente: f.ndjson:2: "));
  EXPECT_EQ(RpcErrorOf(done.status)->field, "changes[0].judgement.grade.claim.ref");
  EXPECT_TRUE(server.sent.empty());
}

TEST(CommitImportTest, ALargeDryRunIsOnlyRead) {
  std::string text;
  for (int i = 0; i < 2001; ++i) text += ClaimLine(absl::StrCat(i), absl::StrCat(i));
  Server server;
  const Imported done = Import(text, server, false, true);
  EXPECT_TRUE(done.status.ok());
  EXPECT_FALSE(done.checked);
  EXPECT_TRUE(server.sent.empty());
  EXPECT_EQ(done.counts.commits, 2001u);
}

TEST(CommitImportTest, ReplayedCommitsRecordNothingNew) {
  v1::CommitRequest request;
  request.add_changes()->mutable_claim();
  request.add_changes()->mutable_judgement();
  v1::CommitResponse answer;
  answer.set_replayed(true);
  answer.add_results()->set_outcome(v1::CHANGE_OUTCOME_RECORDED);
  answer.add_results()->set_outcome(v1::CHANGE_OUTCOME_RECORDED);
  ImportCounts counts;
  Count(request, answer, &counts);
  EXPECT_EQ(CountsText(counts, true),
            "would import 1 commits (1 known before): 0 claims recorded, 1 already present, 0 "
            "judgements");
  EXPECT_EQ(CountsJson(counts, true),
            "{\"commits\": 1, \"replayed\": 1, \"claims\": 0, \"already_present\": 1, "
            "\"judgements\": 0, \"ontologies\": 0, \"failed\": 0, \"dry_run\": true}");
}

}  // namespace
}  // namespace entente
