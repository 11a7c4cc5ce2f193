// The control of the random run: engines with one seeded fault each must be found out.
#include "tests/graph/engine/random_run.h"

#include "graph/engine/memory/memory_engine.h"

namespace entente {
namespace {

enum class Fault {
  kNone,
  kSeesAboveSnapshot,  // one sequence too far
  kResumesOneRowLate,  // a page loses a row
  kSaysNoMore,         // pages end early
  kTailLosesLastRow,   // of an answer of several rows
  kDropsStagedRow,     // the last of a load
  kErasesTruth,        // answers as if a truth row had been erased
};

// The memory engine behind a fault.
class FaultyEngine final : public EngineUnderTest, public Engine {
 public:
  explicit FaultyEngine(Fault fault) : fault_(fault) {}

  Engine& engine() override { return *this; }
  void Restart() override { whole_.Restart(); }
  void MakeNextCommitUnknown(bool applied) override { whole_.MakeNextCommitUnknown(applied); }
  void SetFull(bool full) override { whole_.SetFull(full); }

  absl::StatusOr<std::vector<std::optional<ScannedRow>>> MultiGet(
      absl::Span<const GetRequest> requests, Sequence snapshot,
      absl::Time deadline) const override {
    return whole_.MultiGet(requests, Seen(snapshot), deadline);
  }
  absl::StatusOr<std::vector<ScanPage>> MultiScan(absl::Span<const ScanRequest> requests,
                                                  Sequence snapshot,
                                                  absl::Time deadline) const override {
    auto pages = whole_.MultiScan(requests, Seen(snapshot), deadline);
    if (!pages.ok()) return pages;
    for (size_t i = 0; i < pages->size(); ++i) {
      ScanPage& page = pages->at(i);
      if (fault_ == Fault::kResumesOneRowLate && requests[i].after && !page.rows.empty()) {
        page.rows.erase(page.rows.begin());
      }
      if (fault_ == Fault::kSaysNoMore) page.more = false;
      if (fault_ == Fault::kErasesTruth && erased_ && !page.rows.empty()) page.rows.pop_back();
    }
    return pages;
  }
  absl::StatusOr<CommitOutcome> Commit(const CommitId& commit_id, Sequence expected_head,
                                       absl::Span<const Row> rows) override {
    return whole_.Commit(commit_id, expected_head, rows);
  }
  absl::StatusOr<std::optional<Sequence>> Lookup(const CommitId& commit_id) const override {
    return whole_.Lookup(commit_id);
  }
  absl::Status Stage(const RowSource& rows) override {
    if (fault_ != Fault::kDropsStagedRow) return whole_.Stage(rows);
    Row ahead;
    bool more = *rows(&ahead);
    return whole_.Stage([&](Row* row) {
      if (!more) return false;
      *row = ahead;
      more = *rows(&ahead);
      return more;
    });
  }
  Sequence WaitStable(Sequence at_least, absl::Time deadline) const override {
    return whole_.WaitStable(at_least, deadline);
  }
  absl::StatusOr<TailPage> Tail(const TailPosition& from, size_t max_rows) const override {
    auto page = whole_.Tail(from, max_rows);
    if (fault_ == Fault::kTailLosesLastRow && page.ok() && page->rows.size() > 1) {
      page->rows.pop_back();
    }
    return page;
  }
  absl::Status Erase(absl::string_view partition, Sequence fence) override {
    erased_ = true;
    return whole_.Erase(partition, fence);
  }

 private:
  Sequence Seen(Sequence snapshot) const {
    return fault_ == Fault::kSeesAboveSnapshot ? snapshot + 1 : snapshot;
  }

  const Fault fault_;
  bool erased_ = false;
  MemoryEngine whole_;
};

TEST(RandomRunTest, FindsNothingInAWholeEngineAndEverySeededFault) {
  const uint64_t seed = 20241007;
  FaultyEngine whole(Fault::kNone);
  EXPECT_EQ(DisagreementWithModel(&whole, seed), "");
  for (const Fault fault :
       {Fault::kSeesAboveSnapshot, Fault::kResumesOneRowLate, Fault::kSaysNoMore,
        Fault::kTailLosesLastRow, Fault::kDropsStagedRow, Fault::kErasesTruth}) {
    FaultyEngine faulty(fault);
    EXPECT_NE(DisagreementWithModel(&faulty, seed), "") << "fault " << static_cast<int>(fault);
  }
}

}  // namespace
}  // namespace entente
