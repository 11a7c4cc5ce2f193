// Everything recorded about a claim or a proposition, in order of recording: nothing is cut but by
// the revision, nothing judged.
#ifndef ENTENTE_GRAPH_STORE_HISTORY_H_
#define ENTENTE_GRAPH_STORE_HISTORY_H_

#include <optional>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/encoding/row_keys.h"
#include "graph/resolve/evidence.h"
#include "graph/store/store.h"

namespace entente {

// A judgement, whether or not it was retracted later. A retraction is one, too: its act is
// RetractJudgement.
struct HistoryEntry {
  Revision revision = 0;
  RecordId id;
  std::variant<Claim, Judgement> recorded;
};

// Of one claim: itself, the judgements on it and on its document, their retractions. kNotFound if
// it is not recorded at `revision`.
absl::StatusOr<std::vector<HistoryEntry>> HistoryOf(const Store& store, const ClaimId& claim,
                                                    Revision revision);
// Of all claims of one proposition. Empty if there are none.
absl::StatusOr<std::vector<HistoryEntry>> HistoryOf(const Store& store,
                                                    const PropositionPlace& proposition,
                                                    Revision revision);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_HISTORY_H_
