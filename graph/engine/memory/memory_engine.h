// The engine as ordered maps: the only test double of the seam, and the measure of the other
// engines. Nothing survives the process; Restart() plays what closing and opening would do.
#ifndef ENTENTE_GRAPH_ENGINE_MEMORY_MEMORY_ENGINE_H_
#define ENTENTE_GRAPH_ENGINE_MEMORY_MEMORY_ENGINE_H_

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/engine/engine.h"

namespace entente {

// Thread-safe. Every call takes one mutex; costs are those of std::map.
class MemoryEngine final : public Engine {
 public:
  MemoryEngine() = default;
  MemoryEngine(const MemoryEngine&) = delete;
  MemoryEngine& operator=(const MemoryEngine&) = delete;

  absl::StatusOr<std::vector<std::optional<ScannedRow>>> MultiGet(
      absl::Span<const GetRequest> requests, Sequence snapshot, absl::Time deadline) const override;
  absl::StatusOr<std::vector<ScanPage>> MultiScan(absl::Span<const ScanRequest> requests,
                                                  Sequence snapshot,
                                                  absl::Time deadline) const override;
  absl::StatusOr<CommitOutcome> Commit(const CommitId& commit_id, Sequence expected_head,
                                       absl::Span<const Row> rows) override;
  absl::StatusOr<std::optional<Sequence>> Lookup(const CommitId& commit_id) const override;
  absl::Status Stage(const RowSource& rows) override;
  Sequence WaitStable(Sequence at_least, absl::Time deadline) const override;
  absl::StatusOr<TailPage> Tail(const TailPosition& from, size_t max_rows) const override;
  absl::Status Erase(absl::string_view partition, Sequence fence) override;

  // For tests of what lies above: the next Commit that would succeed ends in kUnknown instead, and
  // its rows are there after Restart() if `applied`.
  void MakeNextCommitUnknown(bool applied);

  // Likewise: while `full`, Commit and Stage end in kResourceExhausted.
  void SetFull(bool full);

  // Closing and opening again: staged rows are gone, an unknown commit is decided, writes are
  // accepted again. No other call may run meanwhile.
  void Restart();

 private:
  struct Version {
    RowKind kind = RowKind::kTruth;
    std::string value;
  };
  using Key = std::pair<std::string, Sequence>;  // suffix, sequence
  struct NewestFirst {
    bool operator()(const Key& a, const Key& b) const {
      return a.first != b.first ? a.first < b.first : a.second > b.second;
    }
  };
  using Partition = std::map<Key, Version, NewestFirst>;
  struct Accepted {
    CommitId id;
    std::vector<Row> rows;
    std::vector<Row> staged;  // published with them
  };

  absl::StatusOr<ScanPage> ScanLocked(const ScanRequest& request, Sequence snapshot,
                                      absl::Time deadline) const;
  bool StagedLocked(const Row& row) const;
  absl::Status TakeStaged(const RowSource& rows);
  absl::Status WritableLocked() const;
  absl::Status CheckApartLocked(const std::vector<Row>& taken);
  void DropStagedLocked();
  void ApplyLocked(Accepted accepted);
  void PutLocked(const Row& row);

  mutable std::mutex mutex_;
  mutable std::condition_variable stable_changed_;
  std::map<std::string, Partition, std::less<>> partitions_;
  std::map<CommitId, Sequence> commits_;
  std::vector<std::vector<Row>> truth_;  // truth_[i]: the truth rows of sequence i + 1, in order
  std::vector<size_t> given_;            // how many of them were given to Commit, not staged
  std::vector<Row> staged_;
  std::set<std::pair<std::string, std::string>> staged_keys_;  // (partition, suffix)
  // Of each call of Stage that had truth rows: the first and the last of them.
  using RowName = std::pair<std::string, std::string>;
  std::vector<std::pair<RowName, RowName>> staged_truth_;
  Sequence stable_ = 0;
  std::optional<bool> next_unknown_applied_;
  std::optional<Accepted> undecided_;
  bool halted_ = false;
  bool full_ = false;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_MEMORY_MEMORY_ENGINE_H_
