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

// Whether only `within` is bound, so that rows come place by place.
bool ListedByPlace(const PropositionPattern& pattern);

// Leaves out what is met again: of a pattern ListedByPlace, a symmetric pair that lies in `places`
// with both ends is met at either; the later end, where it comes in, is where it stands.
absl::StatusOr<std::vector<Found>> EachOnce(const PropositionPattern& pattern,
                                            const std::vector<IndexRange>& ranges,
                                            const std::set<EntityId>& places,
                                            std::vector<Found> met);

// What a pattern asks of a proposition's two ends.
class EndsFilter {
 public:
  // Both outlive the filter; `places` is what lies within pattern.within.
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
