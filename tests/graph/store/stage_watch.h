// An engine that passes everything on to another one and tells of each Stage before it begins.
#ifndef ENTENTE_TESTS_GRAPH_STORE_STAGE_WATCH_H_
#define ENTENTE_TESTS_GRAPH_STORE_STAGE_WATCH_H_

#include <functional>
#include <utility>
#include <vector>

#include "graph/engine/engine.h"

namespace entente {

// Thread-safe where the other one is.
class StageWatch final : public Engine {
 public:
  // `engine` outlives it.
  explicit StageWatch(Engine& engine) : engine_(engine) {}

  // Called with the number of the call, from 1.
  void SetBeforeStage(std::function<void(int)> call) {
    calls_ = 0;
    before_stage_ = std::move(call);
  }

  absl::StatusOr<std::vector<std::optional<ScannedRow>>> MultiGet(
      absl::Span<const GetRequest> requests, Sequence snapshot,
      absl::Time deadline) const override {
    return engine_.MultiGet(requests, snapshot, deadline);
  }
  absl::StatusOr<std::vector<ScanPage>> MultiScan(absl::Span<const ScanRequest> requests,
                                                  Sequence snapshot,
                                                  absl::Time deadline) const override {
    return engine_.MultiScan(requests, snapshot, deadline);
  }
  absl::StatusOr<CommitOutcome> Commit(const CommitId& commit_id, Sequence expected_head,
                                       absl::Span<const Row> rows) override {
    return engine_.Commit(commit_id, expected_head, rows);
  }
  absl::StatusOr<std::optional<Sequence>> Lookup(const CommitId& commit_id) const override {
    return engine_.Lookup(commit_id);
  }
  absl::Status Stage(const RowSource& rows) override {
    ++calls_;
    if (before_stage_) before_stage_(calls_);
    return engine_.Stage(rows);
  }
  Sequence WaitStable(Sequence at_least, absl::Time deadline) const override {
    return engine_.WaitStable(at_least, deadline);
  }
  absl::StatusOr<TailPage> Tail(const TailPosition& from, size_t max_rows) const override {
    return engine_.Tail(from, max_rows);
  }
  absl::Status Erase(absl::string_view partition, Sequence fence) override {
    return engine_.Erase(partition, fence);
  }

 private:
  Engine& engine_;
  int calls_ = 0;
  std::function<void(int)> before_stage_;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_STORE_STAGE_WATCH_H_
