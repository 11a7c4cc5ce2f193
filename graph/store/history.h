// Everything recorded about a claim or a proposition, in order of recording: nothing is cut but by
// the revision, nothing judged.
#ifndef ENTENTE_GRAPH_STORE_HISTORY_H_
#define ENTENTE_GRAPH_STORE_HISTORY_H_

#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/judgement.h"
#include "graph/store/claim_reader.h"

namespace entente {

// A judgement, whether or not it was retracted later. A retraction is one, too: its act is
// RetractJudgement.
struct HistoryEntry {
  Revision revision = 0;
  RecordId id;
  std::variant<Claim, Judgement> recorded;
};

// At the reader's revision, charged to its budget, in few rounds of the engine however many are
// asked for.

// All ids of each document, under any of which it may have been judged; unset: each has one.
using IdsOfDocuments = std::function<absl::StatusOr<std::vector<std::vector<EntityId>>>(
    absl::Span<const EntityId> documents)>;

// Of each claim: itself, the judgements on it and on its document, their retractions. kNotFound if
// one is not recorded.
absl::StatusOr<std::vector<std::vector<HistoryEntry>>> HistoriesOf(
    ClaimReader& reader, absl::Span<const ClaimId> claims, const IdsOfDocuments& ids = nullptr);
// Of all claims of one proposition, which may be stated at several places (CanonicalReader tells
// them). Empty if there are none.
absl::StatusOr<std::vector<HistoryEntry>> HistoryOf(ClaimReader& reader,
                                                    absl::Span<const PropositionPlace> places,
                                                    const IdsOfDocuments& ids = nullptr);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_HISTORY_H_
