// The rows that a claim leaves in the graph.
#ifndef ENTENTE_GRAPH_STORE_CLAIM_ROWS_H_
#define ENTENTE_GRAPH_STORE_CLAIM_ROWS_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "graph/store/draft.h"
#include "graph/store/prepared_commit.h"

namespace entente {

// Plans the claim's own row, its place by id, the index rows of its proposition where that is new,
// and the rows of entities first named. REQUIRES: the claim is not recorded.
absl::Status PutClaim(const PreparedClaim& claim, Draft& draft);

// kAborted, reason INSTANCE_TAKEN, if a claim is about the proposition already, which `claim` is to
// make. The detail's field is relative to the change.
absl::Status CheckNewInstance(const PreparedClaim& claim, Draft& draft);
// That error.
absl::Status InstanceTaken(uint32_t instance);

// The index rows of a proposition: by its object, and by its predicate or its text.
std::vector<RowPlace> IndexRowsOf(const PreparedClaim& claim);

// Plans one row a document: ids of the claims that this commit records in it.
void PutDocumentClaims(const std::map<EntityId, std::vector<ClaimId>>& claims, Draft& draft);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_CLAIM_ROWS_H_
