// Entity fields of read requests: each may hold an id or a name, and all are resolved here. (In
// commits ids stay ids: what is recorded must not depend on what is called how.)
#ifndef ENTENTE_SERVER_NAMED_ENTITIES_H_
#define ENTENTE_SERVER_NAMED_ENTITIES_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "entente/v1/reading.pb.h"
#include "graph/model/lens.h"
#include "graph/ontology/ontology.h"
#include "graph/query/hop.h"
#include "graph/query/named_entity.h"
#include "graph/query/pattern.h"
#include "graph/store/view.h"

namespace entente {

class Reading;

struct EntityField {
  std::string path;  // in the request: "subject", "ids[3]"
  EntityId* text;    // an id or a name; becomes the id. Empty: not asked for, stays empty
};
using EntityFields = std::vector<EntityField>;

// Replaces names by ids, by the rule of graph/query/named_entity.h under the reading's view, and
// says in its scope what was a name. Equal requests under equal views get equal ids, so that the
// pages of an answer mean the same entities. kInvalidArgument AMBIGUOUS_NAME and kNotFound
// ENTITY_NOT_FOUND, at the field; the budget's errors. REQUIRES: texts are valid as ids
// (EntityFromWire).
absl::Status ResolveEntityFields(Reading& reading, const EntityFields& fields);
// The same for one.
absl::Status ResolveEntityField(Reading& reading, absl::string_view path, EntityId* text);
// As for several, where a read obeys of the cuts only recorded_at and of the lens only what it
// assumes: a name of any time counts, by whomever.
absl::Status ResolveRecordedNames(Reading& reading, const EntityFields& fields);
// As for several, leaving in place what is neither an id nor a name of one entity.
absl::Status ResolveKnownEntities(Reading& reading, const EntityFields& fields);
// As for several, of a question that both readings answer: what a text names under one of them, it
// means for both (AgreedEntity), also where only one joins the ids that it leads to. Each scope
// says what was a name there.
absl::Status ResolveEntityFields(Reading& before, Reading& after, const EntityFields& fields);

// The fields of a list, as "path[0]" and so on.
EntityFields ItemsOf(absl::string_view path, std::vector<EntityId>* texts);
// The fields of a pattern: "subject", "object", "within".
EntityFields FieldsOf(PropositionPattern* pattern);
// The qualifiers of a hop that hold entities, under every relation followed that has them.
EntityFields FieldsOf(absl::string_view path, const Ontology& ontology, HopPattern* hop);

// The agents, origins, documents and assumed pairs of a lens that was sent along as the field
// `path`, which are named before the lens can be looked through: by the default lens. Returns what
// was a name.
absl::StatusOr<std::vector<v1::ResolvedName>> ResolveLens(const Store& store, const AsOf& as_of,
                                                          Budget& budget, absl::string_view path,
                                                          Lens* lens);

v1::NameReason NameReasonToWire(NameReason reason);

}  // namespace entente

#endif  // ENTENTE_SERVER_NAMED_ENTITIES_H_
