// What the checks of a commit ask of a draft, in the model's words.
#ifndef ENTENTE_GRAPH_STORE_DRAFT_READS_H_
#define ENTENTE_GRAPH_STORE_DRAFT_READS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/encoding/row_keys.h"
#include "graph/resolve/evidence.h"
#include "graph/store/draft.h"

namespace entente {

// Places of rows, and of ranges of rows, for reading ahead.
RowPlace EntityRow(const EntityId& entity);
RowPlace JoinedRow(const EntityId& entity);
RowPlace ClaimByIdRow(const ClaimId& claim);
RowPlace JudgementByIdRow(const JudgementId& judgement);
RowPlace TypeClaimRows(const EntityId& entity);
RowPlace DocumentJudgementRows(const EntityId& document);
RowPlace RequestRow(const std::string& principal, const std::string& request_id);
RowPlace CommitRow(Revision revision);

// Whether some claim names the entity.
absl::StatusOr<bool> EntityExists(Draft& draft, const EntityId& entity);

// Where the claim's own row is; nullopt if it is not recorded.
absl::StatusOr<std::optional<RowPlace>> PlaceOf(Draft& draft, const ClaimId& claim);
absl::StatusOr<std::optional<RecordedClaim>> FindClaim(Draft& draft, const ClaimId& claim);

// The judgements that stand on a document, in order of recording.
absl::StatusOr<std::vector<RecordedJudgement>> JudgementsOn(Draft& draft, const EntityId& document);

// Whether the last word on the claim or its document is a retraction.
absl::StatusOr<bool> IsRetracted(Draft& draft, const RecordedClaim& claim);
absl::StatusOr<bool> IsRetracted(Draft& draft, const EntityId& document);

// The claims of a range of table kClaim that assert a fact and are not retracted.
absl::StatusOr<std::vector<RecordedClaim>> AssertedFacts(Draft& draft, const RowPlace& prefix);

// The types that unretracted claims assert of the entity as a fact, each once.
absl::StatusOr<std::vector<std::string>> TypesOf(Draft& draft, const EntityId& entity);

// The same with retracted claims: a document whose own type claim was retracted with it must still
// be found to be a document, or it could never be reinstated.
absl::StatusOr<std::vector<std::string>> TypesEverOf(Draft& draft, const EntityId& entity);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_DRAFT_READS_H_
