// An engine read at one revision, that notes when what was read would first read otherwise.
#ifndef ENTENTE_GRAPH_STORE_REVISION_TRACE_H_
#define ENTENTE_GRAPH_STORE_REVISION_TRACE_H_

#include <optional>
#include <string>
#include <vector>

#include "graph/engine/engine.h"

namespace entente {

// An answer is made of what its requests find. As long as none of them would find another row, the
// same question at a later revision makes the same requests and gives the same answer: so the least
// later sequence in anything requested is the next revision worth asking at.
//
// One thread at a time. Its head is `revision`; every write is refused with kFailedPrecondition.
class RevisionTrace final : public Engine {
 public:
  // `engine` outlives the trace. Notes rows up to `until`. REQUIRES: revision <= until <= Stable().
  RevisionTrace(const Engine& engine, Sequence revision, Sequence until)
      : engine_(engine), revision_(revision), until_(until) {}

  // The least revision in (revision, until] at which a request made so far would find a row that it
  // has not found; nullopt: none.
  std::optional<Sequence> next() const { return next_; }

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
  // Keeps the rows of a page at or below the snapshot and notes the others.
  void Sift(const ScanPage& all, Sequence snapshot, size_t limit, ScanPage* page) const;
  void Note(Sequence sequence) const;

  const Engine& engine_;
  const Sequence revision_;
  const Sequence until_;
  mutable std::optional<Sequence> next_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_REVISION_TRACE_H_
