// Who really speaks in a claim, and which bodies that voice belongs to.
#ifndef ENTENTE_GRAPH_RESOLVE_APPARATUS_H_
#define ENTENTE_GRAPH_RESOLVE_APPARATUS_H_

#include <compare>
#include <optional>
#include <set>
#include <string>

#include "graph/model/claim.h"
#include "graph/model/instant.h"
#include "graph/resolve/evidence.h"

namespace entente {

// The innermost voice of a claim.
struct Origin {
  enum class Kind : uint8_t {
    kAgent = 1,      // named in the chain, or the issuer of a document that speaks itself
    kDocument = 2,   // a document that speaks itself and whose issuer is not known
    kAnonymous = 3,  // described only: one per document and description
  };
  Kind kind = Kind::kAgent;
  EntityId id;              // agent or document; of an anonymous one the document
  std::string description;  // of an anonymous one
  friend auto operator<=>(const Origin&, const Origin&) = default;
};
Origin OriginOf(const Claim& claim, const Surroundings& around);

// `agent` and the bodies it belonged to at `moment`, directly or through other bodies; without a
// moment, at any time. Whatever the lens.
std::set<EntityId> BodiesOf(const EntityId& agent, const std::optional<Moment>& moment,
                            const Surroundings& around);

// True if the origins of both claims are the same, or had a common body when the claims were
// published.
bool SameApparatus(const Claim& a, const Claim& b, const Surroundings& around);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_APPARATUS_H_
