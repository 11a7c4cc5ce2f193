#include "graph/query/edge.h"

namespace entente {

Direction Edge::direction() const {
  if (const auto* row = std::get_if<NeighborRow>(&told_)) return row->direction;
  const PlainEdge& plain = std::get<PlainEdge>(told_);
  return DirectionSeen(view_->plain().tables().predicates.At(plain.edge->predicate), incoming_,
                       view_->ontology());
}

Holding Edge::holding() const {
  if (const auto* row = std::get_if<NeighborRow>(&told_)) return Holding::Of(row->row);
  return view_->plain().HoldingOf(std::get<PlainEdge>(told_));
}

NeighborRow Edge::Row() const {
  if (const auto* row = std::get_if<NeighborRow>(&told_)) return *row;
  return SeenFrom(view_->plain().RowOf(std::get<PlainEdge>(told_)), incoming_, view_->ontology());
}

}  // namespace entente
