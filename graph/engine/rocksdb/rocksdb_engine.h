// The embedded engine: one RocksDB in one directory. Bytes: docs/storage-format-engine.md.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_ROCKSDB_ENGINE_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_ROCKSDB_ENGINE_H_

#include <memory>
#include <optional>
#include <vector>

#include "graph/engine/engine.h"
#include "graph/engine/rocksdb/options.h"

namespace entente {

// Thread-safe, as Engine. A commit costs one synced write of RocksDB's log; commits wait for each
// other, so whoever wants more of them a second puts several sequences into one.
class RocksDbEngine final : public Engine {
 public:
  // Opens the store in options.directory, or creates it where none is.
  //   kFailedPrecondition  another engine has it open; or its format is not known to this program
  //                        (then nothing on disk has changed)
  //   kDataLoss            it is damaged, or behind what was acknowledged; the text names the file
  //                        or the sequence, and the remedy
  //   kUnavailable         other I/O errors
  static absl::StatusOr<std::unique_ptr<RocksDbEngine>> Open(const RocksDbOptions& options);

  // No call may be running.
  ~RocksDbEngine() override;

  RocksDbEngine(const RocksDbEngine&) = delete;
  RocksDbEngine& operator=(const RocksDbEngine&) = delete;

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

  // OK while commits are accepted; else the status that they would end in. For health reports.
  absl::Status Writable() const;

 private:
  struct Parts;  // what open.cc puts together
  friend class StoreOpening;

  explicit RocksDbEngine(std::unique_ptr<Parts> parts);

  absl::Status CheckIdIsNew(const CommitId& commit_id) const;
  absl::Status CheckNotStagedLocked(absl::Span<const Row> rows) const;
  absl::Status HandOverLocked(Sequence sequence);
  absl::StatusOr<CommitOutcome> CommitLocked(const CommitId& commit_id, Sequence expected_head,
                                             absl::Span<const Row> rows);
  absl::StatusOr<CommitOutcome> WriteLocked(const CommitId& commit_id, absl::Span<const Row> rows);

  const std::unique_ptr<Parts> parts_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_ROCKSDB_ENGINE_H_
