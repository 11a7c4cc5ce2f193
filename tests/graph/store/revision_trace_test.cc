#include "graph/store/revision_trace.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "graph/engine/memory/memory_engine.h"

namespace entente {
namespace {

const absl::Time kNever = absl::InfiniteFuture();

class RevisionTraceTest : public testing::Test {
 protected:
  // Commits one row a suffix, all in partition "p".
  void Commit(const std::vector<std::string>& suffixes) {
    std::vector<Row> rows;
    for (const std::string& suffix : suffixes) {
      rows.push_back({RowKind::kTruth, head_ + 1, "p", suffix, absl::StrCat(suffix, head_ + 1)});
    }
    const auto outcome = engine_.Commit(absl::StrCat("0123456789ab", 1000 + head_), head_, rows);
    ASSERT_TRUE(outcome.ok()) << outcome.status();
    ++head_;
  }

  static std::vector<ScannedRow> ScanAll(const Engine& engine, const std::string& prefix,
                                         Sequence snapshot, size_t limit) {
    std::vector<ScannedRow> rows;
    ScanRequest request{.partition = "p", .prefix = prefix, .after = {}, .limit = limit};
    while (true) {
      const auto pages = engine.MultiScan({request}, snapshot, kNever);
      EXPECT_TRUE(pages.ok()) << pages.status();
      const ScanPage& page = pages->front();
      rows.insert(rows.end(), page.rows.begin(), page.rows.end());
      if (!page.more || page.rows.empty()) return rows;
      request.after = ScanPosition{rows.back().suffix, rows.back().sequence};
    }
  }

  MemoryEngine engine_;
  Sequence head_ = 0;
};

TEST_F(RevisionTraceTest, ItReadsAsTheEngineDoesAtItsRevision) {
  Commit({"a1", "b1"});
  Commit({"a2", "a3"});
  Commit({"a1", "a4", "b2"});
  Commit({"a0"});
  for (const size_t limit : {1, 2, 3, 100}) {
    for (const std::string prefix : {"", "a", "b", "c"}) {
      const RevisionTrace trace(engine_, 2, 4);
      EXPECT_EQ(ScanAll(trace, prefix, 2, limit), ScanAll(engine_, prefix, 2, limit))
          << prefix << " by " << limit;
      // Beyond its revision it does not see.
      EXPECT_EQ(ScanAll(trace, prefix, 4, limit), ScanAll(engine_, prefix, 2, limit));
    }
  }
  EXPECT_EQ(RevisionTrace(engine_, 2, 4).WaitStable(4, kNever), 2u);
}

TEST_F(RevisionTraceTest, TheNextRevisionIsThatOfWhatWasScanned) {
  Commit({"a1"});
  Commit({"b1"});
  Commit({"a2"});
  Commit({"a3"});
  const RevisionTrace trace(engine_, 1, 4);
  EXPECT_EQ(trace.next(), std::nullopt);
  ScanAll(trace, "c", 1, 10);
  EXPECT_EQ(trace.next(), std::nullopt);
  ScanAll(trace, "a", 1, 1);
  EXPECT_EQ(trace.next(), 3u);
  ScanAll(trace, "b", 1, 10);
  EXPECT_EQ(trace.next(), 2u);
}

TEST_F(RevisionTraceTest, NothingAfterItsEndIsNext) {
  Commit({"a1"});
  Commit({"b1"});
  Commit({"a2"});
  const RevisionTrace trace(engine_, 1, 2);
  ScanAll(trace, "a", 1, 10);
  EXPECT_EQ(trace.next(), std::nullopt);
}

TEST_F(RevisionTraceTest, OfARowTheNextVersionIsNextNotTheLast) {
  Commit({"a1"});
  Commit({"a1"});
  Commit({"a1"});
  const RevisionTrace trace(engine_, 1, 3);
  const auto found = trace.MultiGet({GetRequest{"p", "a1"}}, 1, kNever);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->front()->sequence, 1u);
  EXPECT_EQ(trace.next(), 2u);
}

TEST_F(RevisionTraceTest, WhatIsNotThereYetMayCome) {
  Commit({"a1"});
  Commit({"b1"});
  const RevisionTrace trace(engine_, 1, 2);
  const auto found = trace.MultiGet({GetRequest{"p", "b1"}}, 1, kNever);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->front(), std::nullopt);
  EXPECT_EQ(trace.next(), 2u);
}

TEST_F(RevisionTraceTest, NothingIsWrittenThroughIt) {
  Commit({"a1"});
  RevisionTrace trace(engine_, 1, 1);
  EXPECT_EQ(trace.Commit("0123456789abcdef", 1, {}).status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(trace.Stage([](Row*) { return false; }).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(trace.Erase("p", 1).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace entente
