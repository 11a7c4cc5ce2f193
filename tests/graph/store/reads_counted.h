// An engine for reading only, which counts the rounds of another one.
#ifndef ENTENTE_TESTS_GRAPH_STORE_READS_COUNTED_H_
#define ENTENTE_TESTS_GRAPH_STORE_READS_COUNTED_H_

#include <vector>

#include "graph/engine/engine.h"

namespace entente {

// One thread at a time.
class ReadsCounted final : public Engine {
 public:
  explicit ReadsCounted(const Engine& engine) : engine_(engine) {}
  int reads() const { return reads_; }

  absl::StatusOr<std::vector<std::optional<ScannedRow>>> MultiGet(
      absl::Span<const GetRequest> requests, Sequence snapshot,
      absl::Time deadline) const override {
    ++reads_;
    return engine_.MultiGet(requests, snapshot, deadline);
  }
  absl::StatusOr<std::vector<ScanPage>> MultiScan(absl::Span<const ScanRequest> requests,
                                                  Sequence snapshot,
                                                  absl::Time deadline) const override {
    ++reads_;
    return engine_.MultiScan(requests, snapshot, deadline);
  }
  absl::StatusOr<CommitOutcome> Commit(const CommitId&, Sequence, absl::Span<const Row>) override {
    return absl::UnavailableError("for reading only");
  }
  absl::StatusOr<std::optional<Sequence>> Lookup(const CommitId& id) const override {
    return engine_.Lookup(id);
  }
  absl::Status Stage(const RowSource&) override {
    return absl::UnavailableError("for reading only");
  }
  Sequence WaitStable(Sequence at_least, absl::Time deadline) const override {
    return engine_.WaitStable(at_least, deadline);
  }
  absl::StatusOr<TailPage> Tail(const TailPosition& from, size_t max_rows) const override {
    return engine_.Tail(from, max_rows);
  }
  absl::Status Erase(absl::string_view, Sequence) override {
    return absl::UnavailableError("for reading only");
  }

 private:
  const Engine& engine_;
  mutable int reads_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_STORE_READS_COUNTED_H_
