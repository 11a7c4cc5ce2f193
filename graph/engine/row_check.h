// What every engine refuses, checked in one place so that all engines refuse alike.
#ifndef ENTENTE_GRAPH_ENGINE_ROW_CHECK_H_
#define ENTENTE_GRAPH_ENGINE_ROW_CHECK_H_

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "graph/engine/engine.h"

namespace entente {

// The kInvalidArgument cases of Engine::Commit that need no store: id, row count, bytes, sequences,
// key and value sizes, a key given twice. The message names the row and what would be right.
absl::Status CheckCommit(const CommitId& commit_id, Sequence expected_head,
                         absl::Span<const Row> rows);

// One row of Engine::Stage: sizes, its sequence, and that its (partition, suffix) is above that of
// `previous` (null for the first row).
absl::Status CheckStagedRow(const Row& row, const Row* previous, Sequence sequence);
// What is wrong with a call of Stage whose truth rows lie among those of an earlier one.
inline constexpr char kNotApart[] =
    "the truth rows of a call of Stage lie among those staged before; they must lie all above or "
    "all below them";

// Ends a page of the log with sequence `last`.
void EndTailAt(Sequence last, TailPage* page);

// Sizes of the requested keys, and the page limit.
absl::Status CheckGets(absl::Span<const GetRequest> requests);
absl::Status CheckScans(absl::Span<const ScanRequest> requests);

// kDeadlineExceeded once `deadline` has passed. Asking the time costs about 30 ns, so that loops
// ask at every kDeadlineStride-th step only.
absl::Status CheckDeadline(absl::Time deadline);
inline constexpr uint64_t kDeadlineStride = 64;

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROW_CHECK_H_
