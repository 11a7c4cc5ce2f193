// Claims, judgements and lenses with other ids in place of the entities that they name: how all of
// graph/resolve comes to see canonical ids only.
#ifndef ENTENTE_GRAPH_RESOLVE_CANONICAL_IDS_H_
#define ENTENTE_GRAPH_RESOLVE_CANONICAL_IDS_H_

#include <functional>

#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/model/lens.h"
#include "graph/resolve/evidence.h"

namespace entente {

// The id to write in the place of one; itself where it stays.
using Renaming = std::function<const EntityId&(const EntityId&)>;

// Calls `visit` with every entity that is renamed below: subject, object, entities of qualifiers,
// document, agents of the chain; documents that judgements on the claim name.
using VisitEntity = std::function<void(const EntityId&)>;
void VisitEntities(const RecordedClaim& claim, const VisitEntity& visit);
void VisitEntities(const RecordedJudgement& judgement, const VisitEntity& visit);
void VisitEntities(const Lens& lens, const VisitEntity& visit);

// Renames in place. A claim in which an id changes keeps what it was as `stated`.
void Rename(const Renaming& rename, RecordedClaim* claim);
void Rename(const Renaming& rename, RecordedJudgement* judgement);
// The voices of a lens: agents, origins and documents.
void Rename(const Renaming& rename, Lens* lens);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_CANONICAL_IDS_H_
