// Claims and judgements read back from rows: each claim with the judgements that stand on it.
#ifndef ENTENTE_GRAPH_STORE_RECORDED_ROWS_H_
#define ENTENTE_GRAPH_STORE_RECORDED_ROWS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "graph/encoding/row_keys.h"
#include "graph/engine/engine.h"
#include "graph/resolve/evidence.h"

namespace entente {

// Prefix of the rows of a claim: itself, the judgements on it, their retractions.
std::string ClaimRowsPrefix(const PropositionKey& key, const ClaimId& claim);

// The claims among rows of one partition of table kClaim (in scan order, whole claims), each with
// its standing judgements in order of recording (revision, then id). kDataLoss for rows that the
// store does not write.
absl::StatusOr<std::vector<RecordedClaim>> ReadClaims(absl::Span<const ScannedRow> rows);

// The standing judgements among rows of one partition of table kDocumentJudgement or
// kEntityJudgement, in order of recording.
absl::StatusOr<std::vector<RecordedJudgement>> ReadJudgements(absl::Span<const ScannedRow> rows);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_RECORDED_ROWS_H_
