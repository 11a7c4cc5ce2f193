// Groups, other writers, lost answers; and many writers, readers and followers at once.
#include "graph/store/commit_queue.h"

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "graph/encoding/commit_record.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"
#include "graph/store/bulk/bulk_load.h"
#include "graph/store/change_feed.h"
#include "gtest/gtest.h"
#include "tests/graph/store/faulty_engine.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

Claim Named(absl::string_view name) { return Says("u1", "name", TextValue(name)); }

// The first engine commit waits until `count` more writers have begun theirs.
class Crowd {
 public:
  explicit Crowd(FaultyEngine& engine) : engine_(engine) {
    engine_.SetBeforeCommit([this] {
      std::unique_lock<std::mutex> lock(mutex_);
      if (first_) {
        first_ = false;
        entered_.store(true);
        open_changed_.wait(lock, [this] { return open_; });
      }
    });
  }
  bool entered() const { return entered_.load(); }
  void Open() {
    std::lock_guard<std::mutex> lock(mutex_);
    open_ = true;
    open_changed_.notify_all();
  }

 private:
  FaultyEngine& engine_;
  std::mutex mutex_;
  std::condition_variable open_changed_;
  std::atomic<bool> entered_{false};
  bool first_ = true;
  bool open_ = false;
};

absl::StatusOr<BulkLoadResult> LoadName(Store& store, absl::string_view name) {
  ASSIGN_OR_RETURN(const std::unique_ptr<BulkLoad> load,
                   store.BeginLoad({"tester", std::string(name), testing::TempDir()}));
  RETURN_IF_ERROR(load->Add(Named(name)));
  return load->Finish();
}

TEST(CommitQueue, WritersWaitForALoadSoLongAndAreThenToldToComeBack) {
  FaultyEngine engine;
  TestGraph graph(engine);
  graph.Furnish();
  Crowd crowd(engine);
  absl::StatusOr<BulkLoadResult> loaded;
  std::thread loader([&] { loaded = LoadName(graph.store(), "loaded"); });
  while (!crowd.entered()) std::this_thread::yield();
  const absl::Time began = absl::Now();
  EXPECT_EQ(ReasonAt(graph.Write({Named("meanwhile")}).status()), "BULK_LOAD_PUBLISHING at ");
  EXPECT_GE(absl::Now() - began, absl::FromChrono(CommitQueue::kLoadPatience));
  crowd.Open();
  loader.join();
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->revision, 3u);
  EXPECT_EQ(graph.Must({Named("meanwhile")}).revision, 4u);
}

TEST(CommitQueue, ALoadThatIsNotPublishedLeavesNothingToTheNextCommit) {
  FaultyEngine engine;
  TestGraph graph(engine);
  graph.Furnish();
  engine.RefuseNext(absl::ResourceExhaustedError("the disk is full"));
  EXPECT_EQ(ReasonAt(LoadName(graph.store(), "loaded").status()), "DISK_SPACE at ");
  graph.Must({Named("next")});
  const auto loaded = LoadName(graph.store(), "loaded");
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->counts.claims, 1u) << "it was not there";
  EXPECT_EQ(loaded->revision, 4u);
}

TEST(CommitQueue, WritersThatWaitShareOneEngineCommit) {
  FaultyEngine engine;
  TestGraph graph(engine);
  graph.Furnish();
  const int before = engine.commits();
  Crowd crowd(engine);
  constexpr int kWriters = 8;
  std::vector<std::thread> writers;
  std::vector<Revision> revisions(kWriters);
  std::atomic<int> started{0};
  const auto write = [&](int i) {
    ++started;
    revisions[i] = graph.Must({Named(absl::StrCat("name ", i))}).revision;
  };
  writers.emplace_back(write, 0);
  while (!crowd.entered()) std::this_thread::yield();
  for (int i = 1; i < kWriters; ++i) writers.emplace_back(write, i);
  // Those that have started are in the queue, or about to be; whoever comes later makes one more
  // engine commit, which the bound below admits.
  while (started < kWriters) std::this_thread::yield();
  absl::SleepFor(absl::Milliseconds(20));
  crowd.Open();
  for (std::thread& writer : writers) writer.join();
  EXPECT_LE(engine.commits() - before, 4);
  std::sort(revisions.begin(), revisions.end());
  for (int i = 0; i < kWriters; ++i) EXPECT_EQ(revisions[i], static_cast<Revision>(3 + i));
  for (Revision r = 2; r < graph.store().Head(); ++r) {
    EXPECT_LT(graph.store().RecordOf(r)->recorded_at, graph.store().RecordOf(r + 1)->recorded_at);
  }
}

// Fifty commits with the same key facts: all wait behind one, so they are one group.
TEST(CommitQueue, WithinAGroupEachSeesThoseBeforeIt) {
  FaultyEngine engine;
  TestGraph graph(engine);
  graph.Furnish();
  Crowd crowd(engine);
  std::thread first([&] { graph.Must({Named("first")}); });
  while (!crowd.entered()) std::this_thread::yield();

  const Commit request = graph.NewCommit({Named("shared")});
  std::atomic<int> recorded{0}, replayed{0}, present{0}, failed{0};
  std::vector<std::thread> writers;
  for (int i = 0; i < 8; ++i) {
    writers.emplace_back([&] {
      const CommitResult result = *graph.store().Write(request);
      ++(result.replayed ? replayed : recorded);
    });
    writers.emplace_back([&] {
      const CommitResult result = graph.Must({Named("other")});
      if (!result.changed) ++present;
    });
    writers.emplace_back([&] {
      if (!graph.Write({Says("RU", "located_in", "kursk")}).ok()) ++failed;
    });
  }
  absl::SleepFor(absl::Milliseconds(20));
  crowd.Open();
  first.join();
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(recorded, 1);
  EXPECT_EQ(replayed, 7);
  EXPECT_EQ(present, 7);
  EXPECT_EQ(failed, 8);
  EXPECT_EQ(graph.store().Head(), 5u);
}

TEST(CommitQueue, AnotherWriterIsMetAndTheCommitPlannedAnew) {
  FaultyEngine engine;
  TestGraph graph(engine);
  graph.Furnish();
  // Another store on the same engine records the same claim just before.
  bool once = true;
  engine.SetBeforeCommit([&] {
    if (!once) return;
    once = false;
    SetClock clock;
    CountedRandom random;
    auto other =
        Store::Open(engine.memory(), TestOntology(), clock, random, Limits(), std::nullopt);
    Commit commit;
    commit.principal = "another";
    commit.request_id = "theirs";
    commit.changes = {Named("same"), Named("theirs")};
    ASSERT_TRUE((*other)->Write(commit).ok());
  });
  const CommitResult result = graph.Must({Named("same"), Named("ours")});
  EXPECT_EQ(result.revision, 4u);
  EXPECT_EQ(result.results[0].record.outcome, ChangeRecord::Outcome::kAlreadyPresent);
  EXPECT_EQ(result.results[1].record.outcome, ChangeRecord::Outcome::kRecorded);
  EXPECT_GT(result.recorded_at, graph.store().RecordOf(3)->recorded_at);
}

TEST(CommitQueue, WhoeverIsAlwaysSecondIsToldSo) {
  FaultyEngine engine;
  TestGraph graph(engine);
  graph.Furnish();
  engine.SetBeforeCommit([&engine] {
    const Sequence head = engine.memory().WaitStable(0, absl::InfinitePast());
    const Row row{RowKind::kTruth, head + 1, PartitionOf(Table::kCommit), RevisionSuffix(head + 1),
                  EncodeCommitRecord(CommitRecord())};
    ASSERT_TRUE(
        engine.memory().Commit(absl::StrCat("theirs", head + 1'000'000'000), head, {row})->kind ==
        CommitOutcome::Kind::kCommitted);
  });
  const absl::Status status = graph.Write({Named("ours")}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(ReasonAt(status), "CONFLICT at ");
  engine.SetBeforeCommit(nullptr);
  graph.Must({Named("ours")});
}

TEST(CommitQueue, AnUnknownOutcomeIsSaidAndTheRetryTells) {
  for (const bool applied : {false, true}) {
    FaultyEngine engine;
    TestGraph graph(engine);
    graph.Furnish();
    const Commit commit = graph.NewCommit({Named("a")});
    engine.memory().MakeNextCommitUnknown(applied);
    const absl::Status unknown = graph.store().Write(commit).status();
    EXPECT_EQ(unknown.code(), absl::StatusCode::kUnavailable);
    EXPECT_EQ(ReasonAt(unknown), "OUTCOME_UNKNOWN at ");
    EXPECT_EQ(ReasonAt(graph.Write({Named("b")}).status()), "STORE_FAULTED at ");
    EXPECT_EQ(graph.store().Head(), 2u);

    engine.memory().Restart();
    const absl::StatusOr<CommitResult> again = graph.store().Write(commit);
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(again->replayed, applied);
    EXPECT_EQ(again->revision, 3u);
    EXPECT_EQ(graph.Must({Named("b")}).revision, 4u);
  }
}

TEST(CommitQueue, NothingIsWrittenWhileTheOutcomeCannotBeLookedUp) {
  FaultyEngine engine;
  TestGraph graph(engine);
  graph.Furnish();
  engine.memory().MakeNextCommitUnknown(true);
  EXPECT_FALSE(graph.Write({Named("a")}).ok());
  engine.memory().Restart();
  engine.SetLookupFails(true);
  const int before = engine.commits();
  const absl::Status status = graph.Write({Named("b")}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(ReasonAt(status), "STORE_FAULTED at ");
  EXPECT_EQ(engine.commits(), before);
  engine.SetLookupFails(false);
  EXPECT_EQ(graph.Must({Named("b")}).revision, 4u);
}

TEST(CommitQueue, TheEnginesRefusalsAreCanonical) {
  FaultyEngine engine;
  TestGraph graph(engine);
  graph.Furnish();
  engine.RefuseNext(absl::UnavailableError("background error"));
  EXPECT_EQ(ReasonAt(graph.MustFail({Named("a")})), "STORE_FAULTED at ");
  engine.RefuseNext(absl::ResourceExhaustedError("disk"));
  EXPECT_EQ(ReasonAt(graph.MustFail({Named("a")})), "DISK_SPACE at ");
  engine.RefuseNext(absl::InvalidArgumentError("key twice"));
  EXPECT_EQ(graph.MustFail({Named("a")}).code(), absl::StatusCode::kInternal);
  EXPECT_EQ(graph.Must({Named("a")}).revision, 3u);
}

// Two commits of 1,500 mentions make 7,503 rows each: the second goes with the next group.
TEST(CommitQueue, WhatDoesNotFitAGroupWaitsForTheNext) {
  FaultyEngine engine;
  TestGraph graph(engine);
  graph.Furnish();
  const auto mentions = [](absl::string_view prefix) {
    std::vector<Change> changes;
    for (int i = 0; i < 1'500; ++i) {
      changes.push_back(Says("doc", "mentions", absl::StrCat(prefix, i)));
    }
    return changes;
  };
  Crowd crowd(engine);
  std::thread first([&] { graph.Must({Named("first")}); });
  while (!crowd.entered()) std::this_thread::yield();
  std::vector<std::thread> writers;
  for (const char* prefix : {"a", "b"}) {
    writers.emplace_back([&, prefix] { EXPECT_TRUE(graph.Must(mentions(prefix)).changed); });
  }
  absl::SleepFor(absl::Milliseconds(50));
  crowd.Open();
  first.join();
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(graph.store().Head(), 5u);
}

// Writers, readers and followers against the revision order: what a writer was told must be what
// every follower gets, once and in order, and what a reader of the head finds.
TEST(CommitQueue, ManyWritersReadersAndFollowersAgree) {
  TestGraph graph;
  graph.Furnish();
  constexpr int kWriters = 4;
  constexpr int kCommits = 500;
  constexpr Revision kLast = 2 + kWriters * kCommits;
  std::mutex mutex;
  std::map<Revision, RecordId> told;
  std::vector<std::thread> threads;
  for (int w = 0; w < kWriters; ++w) {
    threads.emplace_back([&, w] {
      Revision last = 0;
      for (int i = 0; i < kCommits; ++i) {
        const CommitResult result = graph.Must({Named(absl::StrCat(w, " ", i))});
        EXPECT_GT(result.revision, last);
        EXPECT_GE(graph.store().Head(), result.revision);
        last = result.revision;
        std::lock_guard<std::mutex> lock(mutex);
        EXPECT_TRUE(told.emplace(result.revision, result.results[0].record.id).second);
      }
    });
  }
  std::vector<std::map<Revision, RecordId>> followed(2);
  for (auto& seen : followed) {
    threads.emplace_back([&graph, &seen] {
      ChangeFeed feed(graph.store(), 3);
      while (feed.position() <= kLast) {
        const auto commits = feed.Next(16, absl::Now() + absl::Seconds(60));
        ASSERT_TRUE(commits.ok()) << commits.status();
        for (const RecordedCommit& commit : *commits) {
          EXPECT_EQ(commit.revision, 3 + seen.size());
          ASSERT_EQ(commit.changes.size(), 1u);
          seen.emplace(commit.revision, commit.changes[0].id);
        }
      }
    });
  }
  for (int r = 0; r < 2; ++r) {
    threads.emplace_back([&graph] {
      Instant last;
      for (Revision head = 0; head < kLast;) {
        const Revision now = graph.store().Head();
        EXPECT_GE(now, head);
        const absl::StatusOr<CommitRecord> record = graph.store().RecordOf(now);
        ASSERT_TRUE(record.ok()) << record.status();
        EXPECT_GE(record->recorded_at, last);
        EXPECT_EQ(*graph.store().ResolveRecorded(RecordedCut(record->recorded_at)), now);
        last = record->recorded_at;
        head = now;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(graph.store().Head(), kLast);
  EXPECT_EQ(told.size(), static_cast<size_t>(kWriters * kCommits));
  EXPECT_EQ(followed[0], told);
  EXPECT_EQ(followed[1], told);
}

}  // namespace
}  // namespace entente
