// An engine that is wrong in one way: the control that shows that agreement would notice.
#ifndef ENTENTE_TESTS_AGREEMENT_FAULTY_ENGINE_H_
#define ENTENTE_TESTS_AGREEMENT_FAULTY_ENGINE_H_

#include <string>
#include <vector>

#include "graph/engine/engine.h"

namespace entente {

enum class ScanFault {
  kNone,
  kDropsLastRow,     // of every page of two rows or more
  kIgnoresSnapshot,  // reads at the head
  kReadsTooOld,      // reads one revision before the snapshot
  kSkipsFirstRow,    // of every page of two rows or more
  kFindsNothing,     // of single rows every second one
  kLosesPointers,    // of judgements on two entities, those that lie with the smaller id only
  kLosesUndoing,     // retractions of judgements on two entities
};

// Forwards everything to `engine`; reads are wrong once the fault is set.
class FaultyEngine final : public Engine {
 public:
  explicit FaultyEngine(Engine& engine) : engine_(engine) {}
  void Set(ScanFault fault) { fault_ = fault; }

  absl::StatusOr<std::vector<std::optional<ScannedRow>>> MultiGet(
      absl::Span<const GetRequest> requests, Sequence snapshot, absl::Time deadline) const override;
  absl::StatusOr<std::vector<ScanPage>> MultiScan(absl::Span<const ScanRequest> requests,
                                                  Sequence snapshot,
                                                  absl::Time deadline) const override;
  absl::StatusOr<CommitOutcome> Commit(const CommitId& commit_id, Sequence expected_head,
                                       absl::Span<const Row> rows) override {
    return engine_.Commit(commit_id, expected_head, rows);
  }
  absl::StatusOr<std::optional<Sequence>> Lookup(const CommitId& commit_id) const override {
    return engine_.Lookup(commit_id);
  }
  absl::Status Stage(const RowSource& rows) override { return engine_.Stage(rows); }
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
  Sequence SnapshotOf(Sequence asked) const;

  Engine& engine_;
  ScanFault fault_ = ScanFault::kNone;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_FAULTY_ENGINE_H_
