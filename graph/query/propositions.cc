// ListPropositions: the pattern's ranges walked in order; per batch the ends' types are looked up
// once, then the View resolves what is left. Cost: the index rows walked and the claims of the
// propositions met, whether or not they end up as rows.
#include <set>
#include <utility>
#include <vector>

#include "graph/model/status.h"
#include "graph/query/index_range.h"
#include "graph/query/page.h"
#include "graph/query/pattern_filter.h"
#include "graph/query/place_walk.h"
#include "graph/query/queries.h"

namespace entente {

absl::StatusOr<Ending> ListPropositions(View& view, const PropositionPattern& asked, uint64_t page,
                                        const Bookmark& from,
                                        const std::function<absl::Status(PropositionRow)>& sink) {
  PropositionPattern pattern = asked;
  ASSIGN_OR_RETURN(const auto predicates, PredicatesOf(view.ontology(), &pattern));
  ASSIGN_OR_RETURN(const std::set<EntityId> places, PlacesAsked(view, pattern));
  ASSIGN_OR_RETURN(const BoundIds bound, Bind(view, places, &pattern));
  const EndsFilter ends(pattern, places);
  ASSIGN_OR_RETURN(PlaceWalk walk, PlaceWalk::Start(view, RangesOf(bound, predicates), from));
  return RunPage(view, std::move(walk), page, from,
                 [&](const std::vector<Found>& batch) -> absl::StatusOr<BatchEnd> {
                   ASSIGN_OR_RETURN(const auto matching, ends.Filter(view, batch));
                   Hidden hidden;
                   std::vector<Hidden> through;
                   ASSIGN_OR_RETURN(auto rows, view.Rows(matching, pattern.show_denied, nullptr,
                                                         &hidden, &through));
                   const std::vector<PropositionPlace> standing = PlacesOf(rows);
                   return HandOver(batch, standing, through, hidden, std::move(rows), sink);
                 });
}

}  // namespace entente
