// Reads claims with the judgements that stand on them, at one revision, in batches.
#ifndef ENTENTE_GRAPH_STORE_CLAIM_READER_H_
#define ENTENTE_GRAPH_STORE_CLAIM_READER_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "graph/encoding/row_keys.h"
#include "graph/engine/engine.h"
#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/resolve/evidence.h"
#include "graph/store/budget.h"

namespace entente {

// What to read: every claim about `subject` whose suffix starts with `prefix` (PropositionPrefix,
// PropositionKey or ClaimPrefix bytes).
struct ClaimRange {
  EntityId subject;
  std::string prefix;
};

// One thread at a time. Charges the budget a row at a time, and stops with its error.
class ClaimReader {
 public:
  // Both outlive the reader.
  ClaimReader(const Engine& engine, Revision revision, Budget& budget);

  // One answer per range, in order; claims in order of proposition key, then id. Judgements
  // retracted at the revision are left out.
  absl::StatusOr<std::vector<std::vector<RecordedClaim>>> Read(absl::Span<const ClaimRange> ranges);

  // In the order asked; nullopt where not recorded at the revision.
  absl::StatusOr<std::vector<std::optional<RecordedClaim>>> ReadById(absl::Span<const ClaimId> ids);

  // Judgements on each document itself, in order of recording.
  absl::StatusOr<std::vector<std::vector<RecordedJudgement>>> ReadDocumentJudgements(
      absl::Span<const EntityId> documents);

  Budget& budget() const { return budget_; }
  Revision revision() const { return revision_; }

  // Where each claim's own row is, in the order asked; nullopt where not recorded at the revision.
  absl::StatusOr<std::vector<std::optional<RowPlace>>> PlacesOf(absl::Span<const ClaimId> ids);

  // Single rows, in the order asked.
  absl::StatusOr<std::vector<std::optional<ScannedRow>>> Get(absl::Span<const RowPlace> places);

  // All rows of each request, page after page, charging the budget. Exposed for the readers of
  // index tables.
  absl::StatusOr<std::vector<std::vector<ScannedRow>>> ScanAll(std::vector<ScanRequest> requests);

 private:
  const Engine& engine_;
  const Revision revision_;
  Budget& budget_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_CLAIM_READER_H_
