// External ids: within a scheme, one entity holds an id at an instant.
#ifndef ENTENTE_GRAPH_STORE_EXTERNAL_ID_CHECK_H_
#define ENTENTE_GRAPH_STORE_EXTERNAL_ID_CHECK_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/claim.h"
#include "graph/store/draft.h"
#include "graph/store/prepared_commit.h"

namespace entente {

// That an entity holds an id, as a claim asserts as a fact.
struct HeldId {
  EntityId holder;
  std::string text;
  std::string scheme;  // empty where none is given: a scheme of its own
  Instant start;       // from the first instant at which it may be the case
  Instant end;         // to behind the last one
  ClaimId claim;
};

// nullopt for claims of other predicates, and for those that do not assert a fact.
std::optional<HeldId> HeldIdOf(const Claim& claim, const ClaimId& id);

// The ids that unretracted claims of the draft say are held under an indexed text
// (graph/store/indexed_text.h): of all schemes, and of all longer texts that begin so.
absl::StatusOr<std::vector<HeldId>> IdsHeld(absl::string_view indexed_text, Draft& draft);

// kFailedPrecondition, reason EXTERNAL_ID_TAKEN, naming the holder. The detail's field is relative
// to the claim.
absl::Status IdTaken(const HeldId& taken);

// For the claims of one commit, once all of its changes are in the draft. Reads what is held under
// a text once, so that many claims of one id cost comparisons and no reads.
class ExternalIdCheck {
 public:
  // `draft` outlives the check.
  explicit ExternalIdCheck(Draft& draft) : draft_(draft) {}

  // IdTaken if another entity holds the same text in the same scheme and both may be the case at
  // one instant. OK for claims that HeldIdOf knows nothing of.
  absl::Status Check(const PreparedClaim& claim);

 private:
  Draft& draft_;
  std::map<std::string, std::vector<HeldId>> held_;  // by indexed text
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_EXTERNAL_ID_CHECK_H_
