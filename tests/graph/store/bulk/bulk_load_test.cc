#include "graph/store/bulk/bulk_load.h"

#include <atomic>
#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "graph/model/status.h"
#include "graph/store/change_feed.h"
#include "gtest/gtest.h"
#include "tests/graph/store/row_dump.h"
#include "tests/graph/store/stage_watch.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

using testing::HasSubstr;

class BulkLoadTest : public testing::Test {
 protected:
  std::unique_ptr<BulkLoad> Begin(const std::string& request_id) {
    auto load = graph_.store().BeginLoad({"tester", request_id, testing::TempDir()});
    EXPECT_TRUE(load.ok()) << load.status();
    return *std::move(load);
  }

  absl::StatusOr<BulkLoadResult> Load(const std::string& request_id,
                                      const std::vector<Change>& changes) {
    const std::unique_ptr<BulkLoad> load = Begin(request_id);
    for (const Change& change : changes) RETURN_IF_ERROR(load->Add(change));
    return load->Finish();
  }

  // The error of a load that must leave nothing: what is recorded next stands alone.
  absl::Status MustFail(const std::vector<Change>& changes) {
    const std::vector<std::string> before = RowsOf(graph_.store());
    const Revision head = graph_.store().Head();
    const absl::Status status = Load("failing", changes).status();
    EXPECT_FALSE(status.ok());
    EXPECT_EQ(graph_.store().Head(), head);
    EXPECT_TRUE(RowsOf(graph_.store()) == before);
    const std::string name = absl::StrCat("after ", failures_++);
    graph_.Must({Says("u1", "name", TextValue(name))});
    const size_t more = RowsOf(graph_.store()).size() - before.size();
    EXPECT_EQ(more, 4u) << "claim, id, index row, id in its document";
    return status;
  }

  TestGraph graph_;
  int failures_ = 0;
};

TEST_F(BulkLoadTest, RecordsAtOneRevisionWhatACommitWouldRecord) {
  const std::vector<Change> first = {TypeOf("doc", "Document"), TypeOf("u1", "MilitaryUnit"),
                                     TypeOf("kursk", "Region"), TypeOf("RU", "State"),
                                     Says("kursk", "part_of", EntityId("RU"))};
  const Claim seen = During(Says("u1", "located_in", EntityId("kursk")), "2024-10-23");
  TestGraph committed;
  for (TestGraph* graph : {&committed}) {
    graph->Must(first);
    graph->Must({seen, Says("u1", "name", TextValue("First"))});
  }
  const auto loaded = Load("one", first);
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->revision, 2u);
  EXPECT_EQ(loaded->counts, (LoadRecord{5, 0, 0, 4}));
  const auto again =
      Load("two", {seen, Says("u1", "name", TextValue("First")), seen, first[0], first[1]});
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->revision, 3u);
  EXPECT_EQ(again->counts, (LoadRecord{2, 3, 0, 0}));
  EXPECT_TRUE(RowsOf(graph_.store()) == RowsOf(committed.store()));
  graph_.Reopen();
  EXPECT_EQ(graph_.store().RecordOf(3)->load, again->counts);
}

TEST_F(BulkLoadTest, ARequestIsRememberedAndOneThatChangesNothingIsNot) {
  graph_.Furnish();
  const std::vector<Change> changes = {Says("u1", "name", TextValue("A")),
                                       Says("u1", "name", TextValue("B"))};
  const auto first = Load("again", changes);
  ASSERT_TRUE(first.ok()) << first.status();
  const auto second = Load("again", changes);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_TRUE(second->replayed);
  EXPECT_EQ(second->revision, first->revision);
  EXPECT_EQ(second->recorded_at, first->recorded_at);
  EXPECT_EQ(second->counts, first->counts);
  EXPECT_EQ(ReasonAt(Load("again", {changes[1], changes[0]}).status()),
            "REQUEST_ID_REUSED at request_id");
  Commit commit = graph_.NewCommit(changes);
  commit.request_id = "again";
  EXPECT_EQ(ReasonAt(graph_.store().Write(commit).status()), "REQUEST_ID_REUSED at request_id");

  const auto nothing = Load("other", changes);
  ASSERT_TRUE(nothing.ok()) << nothing.status();
  EXPECT_FALSE(nothing->changed);
  EXPECT_EQ(nothing->revision, graph_.store().Head());
  EXPECT_EQ(nothing->counts, (LoadRecord{0, 2, 0, 0}));
  EXPECT_FALSE(Load("other", changes)->replayed);
}

TEST_F(BulkLoadTest, JudgementsOfClaimsOfTheLoadAndOfEarlierOnes) {
  graph_.Furnish();
  const Claim old = Says("u1", "name", TextValue("Old"));
  const Claim fresh = Says("u1", "name", TextValue("Fresh"));
  graph_.Must({old});
  Grade grade{graph_.store().IdOf(fresh), "admiralty"};
  grade.reliability = Reliability::kB;
  const Judgement prefer = Judges(Prefer{graph_.store().IdOf(old)});
  const auto loaded = Load("judged", {Judges(grade), prefer, fresh});
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->counts, (LoadRecord{1, 0, 2, 0}));

  TestGraph committed;
  committed.Furnish();
  committed.Must({old});
  Commit commit = committed.NewCommit({fresh, prefer, Judges(grade)});
  // A judgement's id depends on its number: the order in which it was given differs here.
  ASSERT_TRUE(committed.store().Write(commit).ok());
  EXPECT_EQ(RowsOf(committed.store()).size(), RowsOf(graph_.store()).size());

  EXPECT_EQ(ReasonAt(MustFail({Judges(grade), Judges(grade)})),
            "SAID_TWICE at changes[1].judgement");
  EXPECT_EQ(ReasonAt(MustFail({fresh, Judges(Prefer{ClaimId{}})})),
            "CLAIM_NOT_FOUND at changes[1].judgement.prefer.claim");
  EXPECT_EQ(ReasonAt(MustFail({fresh, Judges(SameAs{"u1", "u2"})})),
            "BULK_LOAD_CHANGE at changes[1].judgement");
}

TEST_F(BulkLoadTest, WhatACommitWouldRefuseIsRefusedAndLeavesNothing) {
  graph_.Furnish();
  const Claim good = Says("u1", "name", TextValue("Good"));
  EXPECT_EQ(ReasonAt(MustFail({good, Says("u1", "nmae", TextValue("x"))})),
            "UNKNOWN_PREDICATE at changes[1].claim.predicate");
  EXPECT_EQ(ReasonAt(MustFail({good, Says("kursk", "located_in", EntityId("RU"))})),
            "DOMAIN at changes[1].claim.subject");
  EXPECT_EQ(ReasonAt(MustFail({good, Says("u1", "located_in", EntityId("nowhere"))})),
            "RANGE at changes[1].claim.object");
  Claim undocumented = good;
  undocumented.voice.document = "u1";
  EXPECT_EQ(ReasonAt(MustFail({good, good, undocumented})),
            "NOT_A_DOCUMENT at changes[2].claim.voice.document");
  EXPECT_EQ(ReasonAt(MustFail({good, Says("kursk", "part_of", EntityId("RU")),
                               Says("RU", "part_of", EntityId("kursk"))})),
            "CYCLE at changes[1].claim.object");
  EXPECT_EQ(ReasonAt(MustFail({Says("RU", "external_id", TextValue("RU")), good,
                               Says("UA", "external_id", TextValue("RU"))})),
            "EXTERNAL_ID_TAKEN at changes[0].claim.value");
  // Of several the first in the stream.
  EXPECT_EQ(ReasonAt(MustFail({good, Says("u2", "located_in", EntityId("nowhere")),
                               Says("u1", "located_in", EntityId("anywhere"))})),
            "RANGE at changes[1].claim.object");
  EXPECT_EQ(ReasonAt(Load("empty", {}).status()), "CHANGE_COUNT at changes");
}

TEST_F(BulkLoadTest, TypesOfTheLoadCountWhereverTheyStandAndRetractedOnesDoNot) {
  graph_.Furnish();
  const auto loaded = Load(
      "late type", {Says("u9", "located_in", EntityId("kursk")), TypeOf("u9", "MilitaryUnit")});
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  graph_.MustJudge(
      Retract{graph_.store().IdOf(TypeOf("u9", "MilitaryUnit")), RetractReason::kRecorderError});
  // The type claim is there, and does not come back with the load.
  EXPECT_EQ(ReasonAt(MustFail(
                {TypeOf("u9", "MilitaryUnit"), Says("u9", "located_in", EntityId("rostov"))})),
            "DOMAIN at changes[1].claim.subject");
  // What is recorded is not checked again.
  const auto again = Load("no change", {Says("u9", "located_in", EntityId("kursk"))});
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_FALSE(again->changed);
}

TEST_F(BulkLoadTest, NothingIsSeenBeforeItIsPublishedAndOthersWriteDuringTheIntake) {
  graph_.Furnish();
  const std::unique_ptr<BulkLoad> load = Begin("slow");
  ASSERT_TRUE(load->Add(Says("u1", "name", TextValue("Loaded"))).ok());
  const CommitResult committed = graph_.Must({Says("u1", "name", TextValue("Loaded"))});
  ASSERT_TRUE(load->Add(Says("u1", "name", TextValue("Other"))).ok());
  const auto loaded = load->Finish();
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->revision, committed.revision + 1);
  EXPECT_EQ(loaded->counts, (LoadRecord{1, 1, 0, 0}));
}

// A disk that fills up between the two stages of a load, also for the one that would drop them:
// what the load has staged must not come with the next commit.
TEST(BulkLoadFaultTest, ALoadThatMetAFullDiskLeavesNothingAndCanBeRepeated) {
  MemoryEngine memory;
  StageWatch engine(memory);
  TestGraph graph(engine);
  graph.Furnish();
  const auto load = [&]() -> absl::StatusOr<BulkLoadResult> {
    ASSIGN_OR_RETURN(const std::unique_ptr<BulkLoad> begun,
                     graph.store().BeginLoad({"tester", "full", testing::TempDir()}));
    RETURN_IF_ERROR(begun->Add(Says("u1", "located_in", EntityId("kursk"))));
    RETURN_IF_ERROR(begun->Add(Says("u1", "name", TextValue("A"))));
    return begun->Finish();
  };
  engine.SetBeforeStage([&](int call) { memory.SetFull(call > 1); });
  EXPECT_EQ(DetailOf(load().status())->reason, "DISK_SPACE");
  engine.SetBeforeStage(nullptr);
  memory.SetFull(false);
  const std::vector<std::string> before = RowsOf(graph.store());
  graph.Must({Says("u1", "name", TextValue("B"))});
  EXPECT_EQ(RowsOf(graph.store()).size() - before.size(), 4u);
  const auto repeated = load();
  ASSERT_TRUE(repeated.ok()) << repeated.status();
  EXPECT_EQ(repeated->counts, (LoadRecord{2, 0, 0, 0}));
}

// Cancelled at any moment, a load that is not being published yet ends and leaves nothing.
TEST_F(BulkLoadTest, ALoadMayBeCancelledUntilItIsPublished) {
  graph_.Furnish();
  const std::vector<std::string> before = RowsOf(graph_.store());
  bool recorded = false;
  for (int asked = 1; !recorded; ++asked) {
    ASSERT_LT(asked, 1'000);
    const std::unique_ptr<BulkLoad> load = Begin("cancelled");
    for (int i = 0; i < 10; ++i) {
      ASSERT_TRUE(load->Add(Says("u1", "name", TextValue(absl::StrCat("name ", i)))).ok());
    }
    std::atomic<int> left = asked;
    const auto loaded = load->Finish([&] { return --left <= 0; });
    recorded = loaded.ok();
    if (recorded) {
      EXPECT_GT(asked, 30);
      break;
    }
    EXPECT_EQ(DetailOf(loaded.status())->reason, "CANCELLED");
    EXPECT_TRUE(RowsOf(graph_.store()) == before);
  }
  EXPECT_EQ(RowsOf(graph_.store()).size(), before.size() + 40);
}

// The feed gives a load in pieces, everything in it once, and goes on with what follows.
TEST_F(BulkLoadTest, TheFeedGivesALoadInPieces) {
  graph_.Furnish();
  std::vector<Change> changes;
  for (int i = 0; i < 1'000; ++i) {
    changes.push_back(Says("u1", "name", TextValue(absl::StrCat("name ", i))));
  }
  ASSERT_TRUE(Load("many", changes).ok());
  graph_.Must({Says("u1", "name", TextValue("last"))});
  ChangeFeed feed(graph_.store(), 3);
  std::set<RecordId> ids;
  size_t pieces = 0;
  bool ended = false;
  while (!ended) {
    const auto commits = feed.Next(64, absl::InfinitePast());
    ASSERT_TRUE(commits.ok()) << commits.status();
    ASSERT_FALSE(commits->empty());
    for (const RecordedCommit& commit : *commits) {
      if (commit.revision == 4) {
        EXPECT_EQ(commit.changes.size(), 1u);
        ended = true;
        continue;
      }
      EXPECT_EQ(commit.begins, pieces++ == 0);
      EXPECT_LE(commit.changes.size(), 64u);
      EXPECT_EQ(commit.ends, ids.size() + commit.changes.size() == 1'000);
      for (const RecordedChange& change : commit.changes) ids.insert(change.id);
    }
  }
  EXPECT_EQ(ids.size(), 1'000u);
  EXPECT_GE(pieces, 16u);
  EXPECT_EQ(feed.position(), 5u);
}

}  // namespace
}  // namespace entente
