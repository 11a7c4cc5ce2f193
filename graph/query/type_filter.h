// Types as a view shows them, and types as questions filter by them.
#ifndef ENTENTE_GRAPH_QUERY_TYPE_FILTER_H_
#define ENTENTE_GRAPH_QUERY_TYPE_FILTER_H_

#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "graph/model/claim.h"
#include "graph/store/view.h"

namespace entente {

// Names of the types that each entity has under the view, sorted, each once.
absl::StatusOr<std::vector<std::vector<std::string>>> TypesOf(View& view,
                                                              absl::Span<const EntityId> entities);

// Those of `entities` that are of `type` or a more special one by any unretracted claim, whatever
// the lens: a lens chooses whom to believe of what happened, and few voices say what a unit is.
absl::StatusOr<std::set<EntityId>> OfType(View& view, const std::set<EntityId>& entities,
                                          absl::string_view type);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_TYPE_FILTER_H_
