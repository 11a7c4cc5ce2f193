// An engine that passes everything on to a memory engine, counts commits and fails them on command.
#ifndef ENTENTE_TESTS_GRAPH_STORE_FAULTY_ENGINE_H_
#define ENTENTE_TESTS_GRAPH_STORE_FAULTY_ENGINE_H_

#include <atomic>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "graph/engine/memory/memory_engine.h"

namespace entente {

// Thread-safe where MemoryEngine is.
class FaultyEngine final : public Engine {
 public:
  absl::StatusOr<std::vector<std::optional<ScannedRow>>> MultiGet(
      absl::Span<const GetRequest> requests, Sequence snapshot,
      absl::Time deadline) const override {
    return memory_.MultiGet(requests, snapshot, deadline);
  }
  absl::StatusOr<std::vector<ScanPage>> MultiScan(absl::Span<const ScanRequest> requests,
                                                  Sequence snapshot,
                                                  absl::Time deadline) const override {
    return memory_.MultiScan(requests, snapshot, deadline);
  }
  absl::StatusOr<CommitOutcome> Commit(const CommitId& commit_id, Sequence expected_head,
                                       absl::Span<const Row> rows) override {
    ++commits_;
    if (before_commit_) before_commit_();
    const absl::Status refusal = std::exchange(refusal_, absl::OkStatus());
    if (!refusal.ok()) {
      // As the contract has it, what was staged is dropped.
      memory_.Stage([&](Row*) -> absl::StatusOr<bool> { return refusal; }).IgnoreError();
      return refusal;
    }
    return memory_.Commit(commit_id, expected_head, rows);
  }
  absl::StatusOr<std::optional<Sequence>> Lookup(const CommitId& commit_id) const override {
    if (lookup_fails_) return absl::UnavailableError("nobody answers");
    return memory_.Lookup(commit_id);
  }
  absl::Status Stage(const RowSource& rows) override { return memory_.Stage(rows); }
  Sequence WaitStable(Sequence at_least, absl::Time deadline) const override {
    return memory_.WaitStable(at_least, deadline);
  }
  absl::StatusOr<TailPage> Tail(const TailPosition& from, size_t max_rows) const override {
    return memory_.Tail(from, max_rows);
  }
  absl::Status Erase(absl::string_view partition, Sequence fence) override {
    return memory_.Erase(partition, fence);
  }

  MemoryEngine& memory() { return memory_; }
  int commits() const { return commits_; }
  // Called in each Commit before anything else.
  void SetBeforeCommit(std::function<void()> call) { before_commit_ = std::move(call); }
  // The next Commit ends in this error.
  void RefuseNext(absl::Status status) { refusal_ = std::move(status); }
  void SetLookupFails(bool fails) { lookup_fails_ = fails; }

 private:
  MemoryEngine memory_;
  std::atomic<int> commits_{0};
  std::function<void()> before_commit_;
  absl::Status refusal_;
  std::atomic<bool> lookup_fails_{false};
};

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_STORE_FAULTY_ENGINE_H_
