// What speaks against two entities being one.
#ifndef ENTENTE_GRAPH_QUERY_MERGE_OBJECTIONS_H_
#define ENTENTE_GRAPH_QUERY_MERGE_OBJECTIONS_H_

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/query/duplicates.h"
#include "graph/store/view.h"

namespace entente {

// Whether rows of the two may hold at one time, as far as their validity tells.
bool MayOverlap(const std::vector<Bounds>& one, const std::vector<Bounds>& other);

// Drops pairs that a NOT_SAME_AS keeps apart, and notes on the others what speaks against them:
// read for all of them together, relation by relation. `pairs` have ids, types and reasons.
absl::Status AddObjections(View& view, std::vector<Duplicate>* pairs);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_MERGE_OBJECTIONS_H_
