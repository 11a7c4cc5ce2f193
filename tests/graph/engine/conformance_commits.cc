// Commits: whole or invisible, refused where they must be, published loads, Tail, Lookup, Erase.
#include <thread>

#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "tests/graph/engine/conformance.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST_P(EngineConformance, ANewEngineIsEmpty) {
  EXPECT_EQ(Stable(), 0u);
  EXPECT_EQ(Get("p", "a", 0), std::nullopt);
  EXPECT_THAT(ScanAll("p", "", 0, 10), IsEmpty());
  EXPECT_THAT(Tail(0, 10), IsEmpty());
  EXPECT_EQ(*engine().Lookup(NewId()), std::nullopt);
}

TEST_P(EngineConformance, ACommitOfSeveralSequencesIsThereAndStaysThere) {
  MustCommit({Truth(1, "p", "a", "one"), Derived(1, "q", "a", ""), Truth(2, "p", "b", "two")});
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(Stable(), 2u);
    EXPECT_EQ(Get("p", "a", 2), (ScannedRow{"a", 1, "one"}));
    EXPECT_EQ(Get("p", "b", 2), (ScannedRow{"b", 2, "two"}));
    EXPECT_EQ(Get("p", "b", 1), std::nullopt);
    EXPECT_EQ(Get("q", "a", 2), (ScannedRow{"a", 1, ""}));
    under_test_->Restart();
  }
}

TEST_P(EngineConformance, AConflictWritesNothingAndTellsTheHead) {
  MustCommit({Truth(1, "p", "a", "")});
  const auto behind = CommitAt(0, {Truth(1, "p", "b", "")});
  ASSERT_TRUE(behind.ok()) << behind.status();
  EXPECT_EQ(behind->kind, CommitOutcome::Kind::kConflict);
  EXPECT_EQ(behind->head, 1u);
  const auto ahead = CommitAt(5, {Truth(6, "p", "b", "")});
  ASSERT_TRUE(ahead.ok()) << ahead.status();
  EXPECT_EQ(ahead->kind, CommitOutcome::Kind::kConflict);
  EXPECT_THAT(ScanAll("p", "", 9, 10), SizeIs(1));
  EXPECT_EQ(Stable(), 1u);
}

TEST_P(EngineConformance, ACommitIdIsUsedOnce) {
  const CommitId id = NewId();
  const std::vector<Row> rows = {Truth(1, "p", "a", "")};
  ASSERT_TRUE(engine().Commit(id, 0, rows).ok());
  EXPECT_EQ(*engine().Lookup(id), 1u);
  // Repeated as it was, and with the right head: both refused, before a conflict is looked for.
  EXPECT_TRUE(absl::IsInvalidArgument(engine().Commit(id, 0, rows).status()));
  under_test_->Restart();
  const std::vector<Row> next = {Truth(2, "p", "a", "")};
  EXPECT_TRUE(absl::IsInvalidArgument(engine().Commit(id, 1, next).status()));
  EXPECT_EQ(Stable(), 1u);
  EXPECT_EQ(*engine().Lookup(id), 1u);
  EXPECT_TRUE(absl::IsInvalidArgument(engine().Commit("short", 1, next).status()));
}

TEST_P(EngineConformance, LookupTellsTheLastSequence) {
  const CommitId id = NewId();
  const std::vector<Row> rows = {Truth(1, "p", "a", ""), Truth(2, "p", "b", "")};
  ASSERT_TRUE(engine().Commit(id, 0, rows).ok());
  EXPECT_EQ(*engine().Lookup(id), 2u);
}

TEST_P(EngineConformance, MalformedCommitsAreRefusedAndWriteNothing) {
  MustCommit({Truth(1, "p", "a", "")});
  const std::vector<std::vector<Row>> bad = {
      {},
      {Truth(1, "p", "b", "")},                                                  // not head + 1
      {Truth(3, "p", "b", "")},                                                  // a gap
      {Truth(2, "p", "b", ""), Truth(4, "p", "c", "")},                          // a gap inside
      {Truth(2, "p", "b", ""), Truth(3, "p", "c", ""), Truth(2, "p", "d", "")},  // descending
      {Truth(2, "p", "b", "x"), Truth(2, "p", "b", "y")},                        // a key twice
      {Truth(2, "p", "b", "x"), Derived(2, "p", "b", "x")},                      // whatever kind
      {Truth(2, "", "b", "")},                                                   // no partition
      {Row{static_cast<RowKind>(3), 2, "p", "b", ""}},                           // unknown kind
      {Truth(2, std::string(Row::kMaxPartitionBytes + 1, 'p'), "b", "")},        //
      {Truth(2, "p", std::string(Row::kMaxSuffixBytes + 1, 'b'), "")},           //
      {Truth(2, "p", "b", std::string(Row::kMaxValueBytes + 1, 'v'))},           //
  };
  for (size_t i = 0; i < bad.size(); ++i) {
    EXPECT_TRUE(absl::IsInvalidArgument(CommitAt(1, bad[i]).status())) << "case " << i;
  }
  EXPECT_EQ(Stable(), 1u);
  EXPECT_THAT(Tail(1, 100), SizeIs(1));
}

TEST_P(EngineConformance, KeysAndValuesMayBeAsLargeAsTheLimits) {
  const std::string partition(Row::kMaxPartitionBytes, '\0');
  const std::string suffix(Row::kMaxSuffixBytes, '\xff');
  const std::string value(Row::kMaxValueBytes, 'v');
  MustCommit({Truth(1, partition, suffix, value), Truth(1, "p", "", "empty suffix")});
  EXPECT_EQ(Get(partition, suffix, 1), (ScannedRow{suffix, 1, value}));
  EXPECT_EQ(Get("p", "", 1), (ScannedRow{"", 1, "empty suffix"}));
  EXPECT_THAT(ScanAll(partition, suffix, 1, 1), SizeIs(1));
}

TEST_P(EngineConformance, ACommitHasAtMostTenThousandRowsAndSixtyFourMebibytes) {
  std::vector<Row> rows;
  for (size_t i = 0; i < Engine::kMaxRowsPerCommit + 1; ++i) {
    rows.push_back(Truth(1, "p", absl::StrFormat("%06d", i), ""));
  }
  EXPECT_TRUE(absl::IsInvalidArgument(CommitAt(0, rows).status()));
  rows.pop_back();
  MustCommit(rows);
  EXPECT_EQ(Tail(1, 1), rows);

  std::vector<Row> large;
  for (int i = 0; i < 16; ++i) {
    large.push_back(Truth(2, "p", absl::StrFormat("x%05d", i), std::string(4u << 20, 'v')));
  }
  EXPECT_TRUE(absl::IsInvalidArgument(CommitAt(1, large).status()));
  large.pop_back();
  MustCommit(large);
}

TEST_P(EngineConformance, AnUnknownCommitIsWholeOrInvisibleAfterOpening) {
  for (const bool applied : {false, true}) {
    const Sequence head = Stable();
    const CommitId id = NewId();
    under_test_->MakeNextCommitUnknown(applied);
    const std::vector<Row> rows = {Truth(head + 1, "p", "a", "x"), Derived(head + 1, "q", "a", ""),
                                   Truth(head + 2, "p", "b", "y")};
    const auto outcome = engine().Commit(id, head, rows);
    ASSERT_TRUE(outcome.ok()) << outcome.status();
    ASSERT_EQ(outcome->kind, CommitOutcome::Kind::kUnknown);
    // Until then: invisible, and no more writes.
    EXPECT_EQ(Stable(), head);
    EXPECT_EQ(Get("p", "a", head + 2), std::nullopt);
    EXPECT_EQ(*engine().Lookup(id), std::nullopt);
    EXPECT_TRUE(absl::IsUnavailable(CommitAt(head, rows).status()));
    EXPECT_TRUE(absl::IsUnavailable(StageAll({Truth(head + 1, "p", "c", "")})));
    under_test_->Restart();
    EXPECT_EQ(Stable(), applied ? head + 2 : head);
    EXPECT_EQ(*engine().Lookup(id), applied ? std::optional<Sequence>(head + 2) : std::nullopt);
    EXPECT_EQ(Get("p", "a", head + 2).has_value(), applied);
    EXPECT_EQ(Get("q", "a", head + 2).has_value(), applied);
    EXPECT_THAT(Tail(head + 1, 10), SizeIs(applied ? 2 : 0));
  }
  MustCommit({Truth(Stable() + 1, "p", "z", "")});
}

TEST_P(EngineConformance, TailGivesWholeSequencesInTheOrderCommitted) {
  MustCommit({Truth(1, "z", "1", "a"), Derived(1, "i", "1", ""), Truth(1, "a", "1", "b")});
  MustCommit({Derived(2, "i", "2", "")});
  MustCommit({Truth(3, "p", "3", "c"), Truth(4, "p", "4", "d"), Truth(4, "b", "4", "e")});
  const std::vector<Row> all = {Truth(1, "z", "1", "a"), Truth(1, "a", "1", "b"),
                                Truth(3, "p", "3", "c"), Truth(4, "p", "4", "d"),
                                Truth(4, "b", "4", "e")};
  EXPECT_EQ(Tail(0, 100), all);
  EXPECT_EQ(Tail(1, 5), all);
  EXPECT_EQ(Tail(1, 1), std::vector<Row>(all.begin(), all.begin() + 2));
  EXPECT_EQ(Tail(1, 4), std::vector<Row>(all.begin(), all.begin() + 3));
  EXPECT_EQ(Tail(2, 1), std::vector<Row>(all.begin() + 2, all.begin() + 3));
  EXPECT_EQ(Tail(4, 1), std::vector<Row>(all.begin() + 3, all.end()));
  EXPECT_THAT(Tail(5, 10), IsEmpty());
  EXPECT_TRUE(absl::IsInvalidArgument(engine().Tail({1, 0}, 0).status()));
  under_test_->Restart();
  EXPECT_EQ(Tail(1, 100), all);
}

TEST_P(EngineConformance, WaitStableWakesForACommitAndForItsDeadline) {
  EXPECT_EQ(engine().WaitStable(1, absl::Now() + absl::Milliseconds(5)), 0u);
  std::thread writer([this] { MustCommit({Truth(1, "p", "a", ""), Truth(2, "p", "b", "")}); });
  EXPECT_EQ(engine().WaitStable(2, absl::InfiniteFuture()), 2u);
  EXPECT_TRUE(Get("p", "b", 2).has_value());
  writer.join();
}

TEST_P(EngineConformance, EraseTakesDerivedRowsOnlyAndIsFenced) {
  MustCommit({Truth(1, "p", "a", "t"), Derived(1, "p", "b", "d"), Derived(1, "pp", "b", "d")});
  MustCommit({Derived(2, "p", "b", "d2")});
  EXPECT_TRUE(absl::IsFailedPrecondition(engine().Erase("p", 1)));
  EXPECT_TRUE(absl::IsFailedPrecondition(engine().Erase("p", 3)));
  EXPECT_THAT(ScanAll("p", "", 2, 10), SizeIs(3));
  ASSERT_TRUE(engine().Erase("p", 2).ok());
  for (int i = 0; i < 2; ++i) {
    EXPECT_THAT(ScanAll("p", "", 2, 10), ElementsAre(ScannedRow{"a", 1, "t"}));
    EXPECT_THAT(ScanAll("pp", "", 2, 10), SizeIs(1));
    EXPECT_THAT(Tail(1, 10), SizeIs(1));
    under_test_->Restart();
  }
  MustCommit({Derived(3, "p", "b", "rebuilt")});
  EXPECT_EQ(Get("p", "b", 3), (ScannedRow{"b", 3, "rebuilt"}));
}

TEST_P(EngineConformance, StagedRowsAreInvisibleUntilPublished) {
  MustCommit({Truth(1, "b", "m", "old")});
  ASSERT_TRUE(
      StageAll({Truth(2, "b", "a", "s1"), Derived(2, "b", "m", "s2"), Truth(2, "bb", "a", "s3")})
          .ok());
  ASSERT_TRUE(StageAll({Truth(2, "a", "x", "s4"), Truth(2, "a", "y", "s5")}).ok());
  EXPECT_THAT(ScanAll("b", "", 9, 10), SizeIs(1));
  EXPECT_EQ(Get("b", "m", 9), (ScannedRow{"m", 1, "old"}));
  EXPECT_THAT(Tail(2, 10), IsEmpty());
  // The publishing commit may have a second sequence; the staged rows belong to the first.
  MustCommit({Truth(2, "meta", "load", "p"), Truth(3, "meta", "more", "")});
  const std::vector<Row> tail = {Truth(2, "meta", "load", "p"), Truth(2, "b", "a", "s1"),
                                 Truth(2, "bb", "a", "s3"),     Truth(2, "a", "x", "s4"),
                                 Truth(2, "a", "y", "s5"),      Truth(3, "meta", "more", "")};
  for (int i = 0; i < 2; ++i) {
    EXPECT_THAT(
        ScanAll("b", "", 3, 2),
        ElementsAre(ScannedRow{"a", 2, "s1"}, ScannedRow{"m", 2, "s2"}, ScannedRow{"m", 1, "old"}));
    EXPECT_EQ(Get("b", "m", 1), (ScannedRow{"m", 1, "old"}));
    EXPECT_EQ(Tail(2, 100), tail);
    under_test_->Restart();
  }
  // A derived row of a load can be erased like another, and the store opens after that.
  ASSERT_TRUE(engine().Erase("b", 3).ok());
  under_test_->Restart();
  EXPECT_EQ(Tail(2, 100), tail);
}

TEST_P(EngineConformance, StagedRowsAreDroppedByARestartAndCanBeStagedAgain) {
  ASSERT_TRUE(StageAll({Truth(1, "p", "a", "dropped"), Truth(1, "p", "b", "dropped")}).ok());
  under_test_->Restart();
  ASSERT_TRUE(StageAll({Truth(1, "p", "a", "kept")}).ok());
  MustCommit({Truth(1, "meta", "load", "")});
  EXPECT_THAT(ScanAll("p", "", 1, 10), ElementsAre(ScannedRow{"a", 1, "kept"}));
  EXPECT_THAT(Tail(1, 10), SizeIs(2));
}

TEST_P(EngineConformance, MalformedStagesAreRefusedAndKeepNothing) {
  const std::vector<std::vector<Row>> bad = {
      {Truth(1, "p", "b", ""), Truth(1, "p", "a", "")},  // descending
      {Truth(1, "p", "b", ""), Truth(1, "p", "b", "")},  // twice
      {Truth(1, "q", "a", ""), Truth(1, "p", "b", "")},  // descending partitions
      {Truth(1, "p", "a", ""), Truth(2, "p", "b", "")},  // another sequence
      {Truth(0, "p", "a", "")},                          //
      {Truth(1, "", "a", "")},                           // no partition
  };
  for (size_t i = 0; i < bad.size(); ++i) {
    EXPECT_TRUE(absl::IsInvalidArgument(StageAll(bad[i]))) << "case " << i;
  }
  ASSERT_TRUE(StageAll({Truth(1, "p", "a", ""), Truth(1, "p", "c", "")}).ok());
  EXPECT_TRUE(StageAll({}).ok());
  MustCommit({Truth(1, "p", "b", "")});
  EXPECT_THAT(ScanAll("p", "", 1, 10), SizeIs(3));
}

// What a failed call leaves staged would be published by whoever commits next.
TEST_P(EngineConformance, WhateverFailsDropsAllThatWasStaged) {
  const std::vector<Row> staged = {Truth(1, "p", "a", ""), Truth(1, "p", "c", "")};
  const auto stage_again = [&] { ASSERT_TRUE(StageAll(staged).ok()); };
  stage_again();
  EXPECT_TRUE(absl::IsInvalidArgument(StageAll({Truth(1, "p", "c", "")}))) << "staged before";
  stage_again();
  EXPECT_TRUE(absl::IsInvalidArgument(StageAll({Truth(1, "p", "b", "")}))) << "among the others";
  stage_again();
  EXPECT_TRUE(absl::IsInvalidArgument(CommitAt(0, {Truth(1, "p", "a", "")}).status()));
  stage_again();
  EXPECT_EQ(CommitAt(7, {Truth(8, "p", "x", "")})->kind, CommitOutcome::Kind::kConflict);
  stage_again();
  EXPECT_TRUE(absl::IsInvalidArgument(CommitAt(0, {}).status()));
  stage_again();
  int calls = 0;
  const absl::Status own = engine().Stage([&](Row* row) -> absl::StatusOr<bool> {
    if (++calls == 2) return absl::AbortedError("the load is given up");
    *row = Truth(1, "q", "a", "");
    return true;
  });
  EXPECT_EQ(own, absl::AbortedError("the load is given up"));
  MustCommit({Truth(1, "p", "b", "")});
  EXPECT_THAT(ScanAll("p", "", 1, 10), SizeIs(1));
  EXPECT_THAT(ScanAll("q", "", 1, 10), IsEmpty());
  EXPECT_THAT(Tail(1, 10), SizeIs(1));
}

// Between two calls of one load the disk may fill up; who then commits has nothing to do with it.
TEST_P(EngineConformance, AnEngineThatIsFullDropsWhatWasStagedBefore) {
  const absl::Status given_up = absl::AbortedError("the load is given up");
  ASSERT_TRUE(StageAll({Truth(1, "p", "a", "")}).ok());
  under_test_->SetFull(true);
  EXPECT_TRUE(absl::IsResourceExhausted(StageAll({Truth(1, "q", "a", "")})));
  under_test_->SetFull(false);
  ASSERT_TRUE(StageAll({Truth(1, "p", "b", "")}).ok());
  under_test_->SetFull(true);
  EXPECT_FALSE(engine().Stage([&](Row*) -> absl::StatusOr<bool> { return given_up; }).ok());
  under_test_->SetFull(false);
  ASSERT_TRUE(StageAll({Truth(1, "p", "c", "")}).ok());
  under_test_->SetFull(true);
  EXPECT_TRUE(absl::IsResourceExhausted(CommitAt(0, {Truth(1, "m", "a", "")}).status()));
  under_test_->SetFull(false);
  MustCommit({Truth(1, "m", "b", "")});
  EXPECT_THAT(Tail(1, 10), SizeIs(1));
  EXPECT_THAT(ScanAll("p", "", 1, 10), IsEmpty());
}

// Whoever writes after an unknown outcome fails, and must not take along what may be published.
TEST_P(EngineConformance, AFailureAfterAnUnknownOutcomeLeavesItsStagedRows) {
  for (const bool applied : {false, true}) {
    const Sequence head = Stable();
    ASSERT_TRUE(StageAll({Truth(head + 1, "p", "a", "staged")}).ok());
    under_test_->MakeNextCommitUnknown(applied);
    const auto outcome = CommitAt(head, {Truth(head + 1, "m", "a", "")});
    ASSERT_EQ(outcome->kind, CommitOutcome::Kind::kUnknown);
    EXPECT_TRUE(absl::IsUnavailable(CommitAt(head, {Truth(head + 1, "m", "b", "")}).status()));
    EXPECT_TRUE(absl::IsUnavailable(StageAll({Truth(head + 1, "q", "a", "")})));
    under_test_->Restart();
    EXPECT_EQ(Stable(), applied ? head + 1 : head);
    EXPECT_THAT(ScanAll("p", "", head + 1, 10), SizeIs(applied ? 1 : 0));
    EXPECT_THAT(Tail(head + 1, 10), SizeIs(applied ? 2 : 0));
  }
}

TEST_P(EngineConformance, TailTearsALoadApartAndNothingElse) {
  MustCommit({Truth(1, "m", "1", "a"), Truth(1, "m", "2", "b"), Truth(1, "m", "3", "c")});
  std::vector<Row> load;
  for (char c = 'a'; c < 'u'; ++c)
    load.push_back(Truth(2, "l", absl::string_view(std::string{c, 'x'}), "v"));
  ASSERT_TRUE(StageAll(load).ok());
  // Given to the commit, it lies among the staged rows, and is told first.
  MustCommit({Truth(2, "meta", "load", ""), Truth(2, "l", "by", "given"), Truth(3, "m", "4", "d")});
  std::vector<Row> all = {Truth(1, "m", "1", "a"), Truth(1, "m", "2", "b"), Truth(1, "m", "3", "c"),
                          Truth(2, "meta", "load", ""), Truth(2, "l", "by", "given")};
  all.insert(all.end(), load.begin(), load.end());
  all.push_back(Truth(3, "m", "4", "d"));
  for (size_t most = 1; most < 30; ++most) {
    std::vector<Row> told;
    TailPosition at;
    for (;;) {
      const auto page = engine().Tail(at, most);
      ASSERT_TRUE(page.ok()) << page.status();
      if (page->rows.empty()) break;
      EXPECT_TRUE(page->rows.size() <= std::max<size_t>(most, 3)) << most;
      told.insert(told.end(), page->rows.begin(), page->rows.end());
      at = page->next;
    }
    EXPECT_EQ(told, all) << "pages of " << most;
    EXPECT_EQ(at, (TailPosition{4, 0}));
  }
}

}  // namespace
}  // namespace entente
