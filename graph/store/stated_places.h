// Where claims about one canonical proposition can stand: each lies under the ids that it was
// stated with.
#ifndef ENTENTE_GRAPH_STORE_STATED_PLACES_H_
#define ENTENTE_GRAPH_STORE_STATED_PLACES_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/claim.h"
#include "graph/resolve/canonical_ids.h"

namespace entente {

// Calls `visit` with the subject, the object if it is an entity, and the entities of qualifiers as
// far as the key tells them. False: it does not tell the qualifiers.
absl::StatusOr<bool> VisitEntities(const PropositionPlace& place, const VisitEntity& visit);

// The place with canonical ids, a symmetric pair's smaller one as subject; nullopt where the key
// does not tell its qualifiers.
absl::StatusOr<std::optional<PropositionPlace>> CanonicalPlaceOf(const PropositionPlace& place,
                                                                 bool symmetric,
                                                                 const Renaming& canonical);

// Every place that `place` is the canonical one of, in order; nullopt where its key does not tell
// its qualifiers, or where there are more than `most`.
using Members = std::function<std::vector<EntityId>(const EntityId&)>;
absl::StatusOr<std::optional<std::vector<PropositionPlace>>> VariantsOf(
    const PropositionPlace& place, bool symmetric, const Members& members, size_t most);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_STATED_PLACES_H_
