// An engine as it would be with one more commit: what is planned is read, nothing is written.
#ifndef ENTENTE_GRAPH_STORE_OVERLAY_H_
#define ENTENTE_GRAPH_STORE_OVERLAY_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/engine/engine.h"

namespace entente {

// Thread-safe. Its head is one above `head`, however far `engine` moves on meanwhile; at snapshots
// at or below `head` it reads as `engine` does. Every write is refused with kFailedPrecondition.
class Overlay final : public Engine {
 public:
  // `engine` outlives the overlay. REQUIRES: head <= engine's Stable(); all rows have the sequence
  // head + 1, and no place twice.
  Overlay(const Engine& engine, Sequence head, std::vector<Row> rows);

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

 private:
  // Puts the planned rows of the request where they belong in a page of the engine's.
  void MergeInto(const ScanRequest& request, ScanPage* page) const;

  const Engine& engine_;
  const Sequence head_;
  const std::vector<Row> rows_;
  std::map<std::pair<std::string, std::string>, size_t> by_place_;  // numbers of rows
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_OVERLAY_H_
