#include "graph/store/adjacency/edge_block.h"

namespace entente {

PropositionPlace PlaceOf(const EdgeTables& tables, const EdgeBlock& block, const PackedEdge& edge) {
  const EntityId& own = tables.entities.At(block.entity);
  const EntityId& other = tables.entities.At(edge.neighbor);
  PropositionPlace place{block.incoming() ? other : own, {}};
  place.key.bytes = PropositionPrefix(tables.predicates.At(edge.predicate),
                                      Object(block.incoming() ? own : other));
  place.key.bytes += tables.distinctions.At(edge.distinction).rest;
  return place;
}

Proposition PropositionOf(const EdgeTables& tables, const EdgeBlock& block,
                          const PackedEdge& edge) {
  const EntityId& own = tables.entities.At(block.entity);
  const EntityId& other = tables.entities.At(edge.neighbor);
  const Distinction& distinction = tables.distinctions.At(edge.distinction);
  return {.subject = block.incoming() ? other : own,
          .predicate = tables.predicates.At(edge.predicate),
          .object = block.incoming() ? own : other,
          .qualifiers = distinction.qualifiers,
          .instance = distinction.instance,
          .occurrence = distinction.occurrence};
}

}  // namespace entente
