// The rows of a bulk load but those by claim id, sorted as the engine keeps them and joined with
// those that are recorded: the source of what is staged.
#ifndef ENTENTE_GRAPH_STORE_BULK_ROW_MERGE_H_
#define ENTENTE_GRAPH_STORE_BULK_ROW_MERGE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/encoding/row_keys.h"
#include "graph/engine/engine.h"
#include "graph/store/bulk/load_basis.h"
#include "graph/store/bulk/presence.h"
#include "graph/store/bulk/sorted_runs.h"

namespace entente {

// What is to be merged, in any order. One thread at a time.
class LoadRows {
 public:
  // `space` outlives the rows.
  LoadRows(SpillSpace& space, size_t memory_bytes);

  absl::Status Add(const RowPlace& place, absl::string_view value);
  // That a claim of the load was recorded in the document.
  absl::Status AddDocumentClaim(const EntityId& document, const ClaimId& claim);
  // An entity that a claim of the load names other than as subject or object.
  absl::Status AddEntity(const EntityId& entity);

 private:
  friend class RowMerge;
  static constexpr size_t kLately = 4'096;

  SortedRuns rows_;
  SortedRuns entities_;
  std::vector<std::string> lately_;  // entities added last
};

// Gives each row once. An index row or an entity that is recorded is left out, as in a commit.
class RowMerge {
 public:
  // All outlive the merge. `memory_bytes`: for reading runs.
  RowMerge(LoadRows& rows, const LoadBasis& basis, size_t memory_bytes);

  absl::Status Begin();
  // For Engine::Stage.
  absl::StatusOr<bool> Next(Row* row);

  uint64_t new_entities() const { return new_entities_; }

 private:
  absl::Status Advance();
  absl::StatusOr<bool> IsNew();
  absl::StatusOr<bool> NextEntity(Row* row);
  absl::StatusOr<bool> NextDocument(Row* row);
  absl::Status NameEntity(absl::string_view partition, std::string* last);
  void Fill(RowKind kind, Row* row) const;

  LoadRows& rows_;
  const LoadBasis& basis_;
  const size_t memory_bytes_;
  Presence indexed_;
  Presence objects_;
  Presence entities_;
  bool more_ = false;  // partition_ and suffix_ are those of the next row
  std::string partition_;
  std::string suffix_;
  std::string subject_;  // partitions seen last
  std::string object_;
  bool object_recorded_ = false;
  bool naming_ = false;  // entities are being given
  bool named_ = false;   // all have been
  std::string document_;
  uint64_t document_rows_ = 0;
  uint64_t new_entities_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_ROW_MERGE_H_
