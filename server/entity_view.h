// Entities as their types show them: State, MilitaryUnit, ... filled by reflection from what the
// ontology declares, so that no type and no attribute is named here.
#ifndef ENTENTE_SERVER_ENTITY_VIEW_H_
#define ENTENTE_SERVER_ENTITY_VIEW_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "entente/v1/graph_service.pb.h"
#include "graph/ontology/ontology.h"
#include "graph/query/queries.h"
#include "server/reading.h"

namespace entente {

// The type that shows an entity with these types: the most special one that v1::Entity has a view
// for or the graph declares itself, the first by name where several are; nullptr where there is
// none.
const TypeDefinition* ShownType(const std::vector<std::string>& types, const Ontology& ontology);

// The entity, its attributes in order of their keys; what the lens keeps out of them is added to
// `ending->hidden`. A budget that runs out ends it early: `ending` says so.
absl::StatusOr<v1::Entity> EntityOf(const EntityNote& note, bool evidence, Reading& reading,
                                    Ending* ending);

}  // namespace entente

#endif  // ENTENTE_SERVER_ENTITY_VIEW_H_
