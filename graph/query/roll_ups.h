// Sums of quantities over units; the answer is computed as a whole and paged by PageOver.
#ifndef ENTENTE_GRAPH_QUERY_ROLL_UPS_H_
#define ENTENTE_GRAPH_QUERY_ROLL_UPS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/query/computed_answer.h"
#include "graph/query/pattern.h"
#include "graph/resolve/roll_up.h"
#include "graph/store/view.h"

namespace entente {

struct RollUpPattern {
  std::vector<EntityId> units;  // at least one
  std::string predicate;        // an attribute whose values are quantities
  // The acyclic relation by which parts hang from their whole, subject from object: units below
  // those named are looked at, too. Empty: only those named.
  std::string parts_by;
  bool by_origin = false;
};

// Figures by the rows that the view shows (so its lens's contest chooses between rivals), by
// measure, unit, scope, origin. kInvalidArgument: UNKNOWN_PREDICATE, NOT_A_QUANTITY,
// NOT_A_HIERARCHY. A budget that runs out is an error: a part of a sum says nothing.
absl::StatusOr<ComputedAnswer<RolledUp>> RollUpUnits(View& view, const RollUpPattern& pattern);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_ROLL_UPS_H_
