// Which propositions cannot stand beside each other.
#ifndef ENTENTE_GRAPH_RESOLVE_RIVALS_H_
#define ENTENTE_GRAPH_RESOLVE_RIVALS_H_

#include "graph/model/claim.h"
#include "graph/model/value.h"
#include "graph/resolve/evidence.h"

namespace entente {

// One side of a comparison: a proposition of a functional predicate, with the figures that are
// meant where it is a quantity.
struct Contender {
  const Proposition* proposition = nullptr;
  Interval figures;
};

// True if both have the same subject and identifying qualifiers and exclude each other: different
// entities neither of which lies in the other, disjoint quantities of one unit and measure, other
// values that differ, anything against NO_VALUE. An unnamed value excludes only NO_VALUE.
bool Exclude(const Contender& a, const Contender& b, const Surroundings& around);

// True if `inner` lies in `outer` (part_of at the valid cut); no place lies in itself.
bool LiesIn(const EntityId& inner, const EntityId& outer, const Surroundings& around);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_RIVALS_H_
