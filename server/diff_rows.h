// Rows of diffs as they are sent.
#ifndef ENTENTE_SERVER_DIFF_ROWS_H_
#define ENTENTE_SERVER_DIFF_ROWS_H_

#include "absl/status/statusor.h"
#include "entente/v1/diff.pb.h"
#include "graph/query/row_diff.h"
#include "server/evidence.h"
#include "server/reading.h"

namespace entente {

// Either side's row with the evidence chosen, read as that side reads. Errors as RowWithEvidence.
absl::StatusOr<v1::DiffRow> DiffRowWithEvidence(const RowDiff& diff, const EvidenceChoice& choice,
                                                Reading& before, Reading& after);

// Without evidence.
v1::DiffRow ToWire(const RowDiff& diff);

}  // namespace entente

#endif  // ENTENTE_SERVER_DIFF_ROWS_H_
