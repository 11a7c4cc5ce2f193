// Rows of answers, domain -> wire. Evidence and groups are added by server/evidence.h.
#ifndef ENTENTE_SERVER_CONVERT_ROWS_H_
#define ENTENTE_SERVER_CONVERT_ROWS_H_

#include "entente/v1/graph_service.pb.h"
#include "entente/v1/ontology.pb.h"
#include "entente/v1/proposition.pb.h"
#include "graph/model/verdict.h"
#include "graph/query/queries.h"

namespace entente {

v1::PropositionRow ToWire(const PropositionRow& row);

// A row about an attribute as a field of an entity's view; the claims' ids only with `evidence`.
v1::Attribute AttributeToWire(const PropositionRow& row, bool evidence);

// With at most 32 names.
v1::EntitySummary ToWire(const EntityNote& note);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_ROWS_H_
