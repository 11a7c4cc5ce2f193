// An overlay against an engine to which the same rows were really committed: whatever is read of
// both, in whatever pages, is the same.
#include "graph/store/overlay.h"

#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "graph/engine/memory/memory_engine.h"

namespace entente {
namespace {

const absl::Time kNever = absl::InfiniteFuture();

Row RowAt(Sequence sequence, const std::string& partition, const std::string& suffix) {
  return {RowKind::kTruth, sequence, partition, suffix,
          absl::StrCat(partition, suffix, "@", sequence)};
}

class OverlayTest : public testing::Test {
 protected:
  void Commit(MemoryEngine& engine, Sequence head, const std::vector<Row>& rows) {
    const auto outcome = engine.Commit(absl::StrCat("0123456789ab", 1000 + head), head, rows);
    ASSERT_TRUE(outcome.ok()) << outcome.status();
    ASSERT_EQ(outcome->kind, CommitOutcome::Kind::kCommitted);
  }

  // Both have `shared` commits of random rows; `real_` has one more, which `planned_` is.
  void Fill(uint64_t seed, Sequence shared) {
    std::mt19937_64 random(seed);
    const auto some = [&](Sequence sequence) {
      std::vector<Row> rows;
      for (const char* partition : {"p", "q"}) {
        for (int i = 0; i < 40; ++i) {
          if (random() % 3 == 0) rows.push_back(RowAt(sequence, partition, absl::StrCat(100 + i)));
        }
      }
      if (rows.empty()) rows.push_back(RowAt(sequence, "p", "100"));
      return rows;
    };
    for (Sequence head = 0; head < shared; ++head) {
      const std::vector<Row> rows = some(head + 1);
      Commit(base_, head, rows);
      Commit(real_, head, rows);
    }
    planned_ = some(shared + 1);
    Commit(real_, shared, planned_);
    head_ = shared;
  }

  static std::vector<ScannedRow> ScanAll(const Engine& engine, const std::string& prefix,
                                         Sequence snapshot, size_t limit) {
    std::vector<ScannedRow> rows;
    ScanRequest request{.partition = "p", .prefix = prefix, .after = {}, .limit = limit};
    while (true) {
      const auto pages = engine.MultiScan({request}, snapshot, kNever);
      EXPECT_TRUE(pages.ok()) << pages.status();
      const ScanPage& page = pages->front();
      EXPECT_LE(page.rows.size(), limit);
      rows.insert(rows.end(), page.rows.begin(), page.rows.end());
      if (!page.more) return rows;
      EXPECT_FALSE(page.rows.empty());
      if (page.rows.empty()) return rows;
      request.after = ScanPosition{rows.back().suffix, rows.back().sequence};
    }
  }

  MemoryEngine base_, real_;
  std::vector<Row> planned_;
  Sequence head_ = 0;
};

TEST_F(OverlayTest, ScansInAnyPagesAreThose) {
  Fill(11, 3);
  const Overlay overlay(base_, head_, planned_);
  for (const Sequence snapshot : {Sequence{2}, head_, head_ + 1, head_ + 9}) {
    for (const std::string prefix : {"", "1", "10", "11", "139", "2"}) {
      const std::vector<ScannedRow> expected = ScanAll(real_, prefix, snapshot, 1000);
      for (const size_t limit : {1, 2, 3, 7, 1000}) {
        EXPECT_EQ(ScanAll(overlay, prefix, snapshot, limit), expected)
            << "prefix " << prefix << ", snapshot " << snapshot << ", limit " << limit;
      }
    }
  }
}

TEST_F(OverlayTest, RowsAreFoundByTheirPlace) {
  Fill(12, 2);
  const Overlay overlay(base_, head_, planned_);
  for (const Sequence snapshot : {Sequence{1}, head_, head_ + 1}) {
    std::vector<std::string> suffixes;
    for (int i = 0; i < 40; ++i) suffixes.push_back(absl::StrCat(100 + i));
    std::vector<GetRequest> requests;
    for (const std::string& suffix : suffixes) requests.push_back({"q", suffix});
    const auto expected = real_.MultiGet(requests, snapshot, kNever);
    const auto found = overlay.MultiGet(requests, snapshot, kNever);
    ASSERT_TRUE(expected.ok() && found.ok());
    EXPECT_EQ(*found, *expected) << snapshot;
  }
}

TEST_F(OverlayTest, WhatTheEngineRecordsMeanwhileIsNotSeen) {
  Fill(13, 2);
  const Overlay overlay(base_, head_, planned_);
  Commit(base_, head_, {RowAt(head_ + 1, "p", "999")});
  EXPECT_EQ(overlay.WaitStable(0, kNever), head_ + 1);
  EXPECT_EQ(ScanAll(overlay, "", head_ + 1, 1000), ScanAll(real_, "", head_ + 1, 1000));
}

TEST_F(OverlayTest, TheLogEndsWithWhatIsPlanned) {
  Fill(14, 2);
  const Overlay overlay(base_, head_, planned_);
  const auto log = overlay.Tail({1, 0}, 10'000);
  ASSERT_TRUE(log.ok());
  const auto last = overlay.Tail({head_ + 1, 0}, 10'000);
  ASSERT_TRUE(last.ok());
  EXPECT_EQ(last->rows, planned_);
  EXPECT_EQ(log->rows.back().sequence, head_);
  EXPECT_TRUE(overlay.Tail({head_ + 2, 0}, 1)->rows.empty());
}

TEST_F(OverlayTest, NothingIsWrittenThroughIt) {
  Fill(15, 1);
  Overlay overlay(base_, head_, planned_);
  const std::vector<Row> rows = {RowAt(head_ + 2, "p", "999")};
  EXPECT_EQ(overlay.Commit("0123456789abcdef", head_ + 1, rows).status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(overlay.Stage([](Row*) { return false; }).code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(overlay.Erase("p", head_ + 1).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(base_.WaitStable(0, kNever), head_);
}

}  // namespace
}  // namespace entente
