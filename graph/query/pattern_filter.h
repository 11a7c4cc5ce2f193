// What a pattern of propositions asks for, beyond the index range that it chooses: the names it
// uses and the two ends of what is found.
#ifndef ENTENTE_GRAPH_QUERY_PATTERN_FILTER_H_
#define ENTENTE_GRAPH_QUERY_PATTERN_FILTER_H_

#include <optional>
#include <set>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/claim.h"
#include "graph/ontology/ontology.h"
#include "graph/query/index_range.h"
#include "graph/query/pattern.h"
#include "graph/query/place_walk.h"
#include "graph/store/view.h"

namespace entente {

// Looks the pattern's names up and, for an inverse's name, swaps its ends. In name order; all
// predicates where the pattern names none. kInvalidArgument for unknown predicates and types.
absl::StatusOr<std::vector<const PredicateDefinition*>> PredicatesOf(const Ontology& ontology,
                                                                     PropositionPattern* pattern);

// What lies within pattern.within; empty where it is not bound.
absl::StatusOr<std::set<EntityId>> PlacesAsked(View& view, const PropositionPattern& pattern);

// Puts canonical ids into the pattern; answers what it may be stated with. `places` is what
// PlacesAsked gives.
absl::StatusOr<BoundIds> Bind(View& view, const std::set<EntityId>& places,
                              PropositionPattern* pattern);

// What a pattern asks of a proposition's two ends.
class EndsFilter {
 public:
  // Both outlive the filter. The pattern is bound; `places` is what PlacesAsked gives.
  EndsFilter(const PropositionPattern& pattern, const std::set<EntityId>& places)
      : pattern_(pattern), places_(places) {}

  // Those of the batch whose ends are as asked; of a symmetric predicate, taken either way round.
  absl::StatusOr<std::vector<PropositionPlace>> Filter(View& view,
                                                       const std::vector<Found>& batch) const;

 private:
  bool AsAsked(const EntityId& subject, const std::optional<EntityId>& object,
               const std::set<EntityId>& of_type) const;

  const PropositionPattern& pattern_;
  const std::set<EntityId>& places_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PATTERN_FILTER_H_
