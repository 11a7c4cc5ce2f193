// A commit made ready by its caller's thread: checked in form, encoded, with ids and places, so
// that the queue's leader has only to look things up and to write.
#ifndef ENTENTE_GRAPH_STORE_PREPARED_COMMIT_H_
#define ENTENTE_GRAPH_STORE_PREPARED_COMMIT_H_

#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/model/limits.h"
#include "graph/ontology/ontology.h"
#include "graph/store/free_names.h"
#include "graph/store/store.h"

namespace entente {

struct PreparedClaim {
  const Claim* claim = nullptr;                    // of the commit
  const PredicateDefinition* predicate = nullptr;  // Ontology::FindForClaim
  ClaimId id;
  std::string bytes;  // as encoded
  Proposition proposition;
  PropositionPlace place;
  RowPlace row;
};

struct PreparedJudgement {
  Judgement judgement;  // with the commit's principal
  JudgementId id;
  std::string bytes;  // as encoded
};

struct PreparedCommit {
  const Commit* commit = nullptr;
  std::string digest;  // SHA-256 of the changes as encoded
  std::vector<std::variant<PreparedClaim, PreparedJudgement>> changes;
  FreeNames free_names;  // used by the claims though not declared
};

// One claim made ready. kInvalidArgument with a detail whose field is relative to the change
// ("claim.period"). `claim` and `ontology` outlive the answer.
absl::StatusOr<PreparedClaim> PrepareClaim(const Claim& claim, const Ontology& ontology,
                                           const Limits& limits, const IdKey& id_key);
// A claim that has been made ready before, maybe under another ontology: fills in what follows from
// it. `bytes` as encoded.
PreparedClaim PlaceClaim(const Claim& claim, const ClaimId& id, std::string bytes,
                         const PredicateDefinition& predicate);

// A judgement made ready, as change number `index` of the request; errors as PrepareClaim.
absl::StatusOr<PreparedJudgement> PrepareJudgement(const Judgement& judgement,
                                                   const std::string& principal,
                                                   const std::string& request_id, uint32_t index,
                                                   const Limits& limits, const IdKey& id_key);

// kInvalidArgument unless principal and request id have the form of one.
absl::Status CheckRequester(const std::string& principal, const std::string& request_id,
                            const Limits& limits);

// What a change adds to the digest of its request.
std::string DigestedFrame(bool claim, size_t bytes);

// kInvalidArgument with a detail whose field is relative to the commit ("changes[3].claim.period"):
// what can be found wrong without looking at the graph. `commit` and `ontology` outlive the answer.
absl::StatusOr<PreparedCommit> Prepare(const Commit& commit, const Ontology& ontology,
                                       const Limits& limits, const IdKey& id_key);

// Entities that the claim names, each once, in the order named.
std::vector<EntityId> EntitiesOf(const Claim& claim);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_PREPARED_COMMIT_H_
