#include "clients/cli/recording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

Recording OneClaim() {
  Recording recording;
  v1::Claim* claim = recording.changes.emplace_back().mutable_claim();
  claim->set_subject("unit:x");
  claim->set_predicate("located_in");
  claim->set_object("iso:RU");
  return recording;
}

TEST(RecordingTest, FlagsMakeTheCommit) {
  const auto flags = Parsed(AddRecordingFlags, "--dry-run --request-id mine");
  const v1::CommitRequest request = CommitRequestOf("g", flags, OneClaim());
  EXPECT_EQ(request.graph(), "g");
  EXPECT_EQ(request.request_id(), "mine");
  EXPECT_TRUE(request.dry_run());
  EXPECT_EQ(request.changes_size(), 1);
  EXPECT_TRUE(Parsed(AddNewEntitiesFlag, "--new-entities").new_entities);
}

TEST(RecordingTest, RequestIdsAreMadeUpAnewEachTime) {
  const v1::CommitRequest first = CommitRequestOf("g", {}, OneClaim());
  const v1::CommitRequest second = CommitRequestOf("g", {}, OneClaim());
  EXPECT_THAT(first.request_id(), StartsWith("cli-"));
  EXPECT_EQ(first.request_id().size(), 36u);
  EXPECT_NE(first.request_id(), second.request_id());
}

v1::CommitResponse Answer(v1::ChangeOutcome outcome, bool retracted = false) {
  v1::CommitResponse answer;
  answer.set_revision(42);
  answer.set_recorded_at("2026-11-26T05:00:00Z");
  answer.set_changed(outcome == v1::CHANGE_OUTCOME_RECORDED);
  v1::ChangeResult* result = answer.add_results();
  result->set_outcome(outcome);
  result->set_id(std::string(16, '\x01'));
  result->set_retracted(retracted);
  return answer;
}

TEST(RecordingTest, EachChangeIsARow) {
  const v1::CommitRequest request = CommitRequestOf("g", {}, OneClaim());
  const auto rows = OutcomeCells(request, Answer(v1::CHANGE_OUTCOME_RECORDED), EntityNames());
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0],
            (std::vector<std::string>{"recorded", "claim", "01010101010101010101010101010101",
                                      "unit:x located_in iso:RU, asserts, fact"}));
  const auto again =
      OutcomeCells(request, Answer(v1::CHANGE_OUTCOME_ALREADY_PRESENT, true), EntityNames());
  EXPECT_EQ(again[0][0], "already present, retracted");
}

TEST(RecordingTest, ADryRunSaysThatItIsOne) {
  v1::CommitRequest request = CommitRequestOf("g", {.dry_run = true, .request_id = "mine"}, {});
  EXPECT_EQ(CommitText(request, Answer(v1::CHANGE_OUTCOME_RECORDED)),
            "dry run, nothing is recorded: checked against revision 42; request id mine");
}

TEST(RecordingTest, ACommitSaysWhatBecameOfIt) {
  const v1::CommitRequest request = CommitRequestOf("g", {.request_id = "mine"}, {});
  EXPECT_EQ(CommitText(request, Answer(v1::CHANGE_OUTCOME_RECORDED)),
            "revision 42, recorded 2026-11-26T05:00:00Z; request id mine");
  EXPECT_THAT(CommitText(request, Answer(v1::CHANGE_OUTCOME_ALREADY_PRESENT)),
              StartsWith("nothing new: the graph stays at revision 42"));
  v1::CommitResponse replayed = Answer(v1::CHANGE_OUTCOME_RECORDED);
  replayed.set_replayed(true);
  EXPECT_THAT(CommitText(request, replayed), HasSubstr("known by its request id"));
}

}  // namespace
}  // namespace entente
