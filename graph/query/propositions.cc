// ListPropositions: the pattern's ranges walked in order; per batch the subjects' types are looked
// up once, then the View resolves what is left. Cost: the index rows walked and the claims of the
// propositions met, whether or not they end up as rows.
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/model/status.h"
#include "graph/query/index_range.h"
#include "graph/query/page.h"
#include "graph/query/place_walk.h"
#include "graph/query/predicate_names.h"
#include "graph/query/queries.h"
#include "graph/query/type_filter.h"

namespace entente {
namespace {

// Looks the pattern's names up and, for an inverse's name, swaps its ends.
absl::StatusOr<std::vector<const PredicateDefinition*>> Predicates(const Ontology& ontology,
                                                                   PropositionPattern* pattern) {
  RETURN_IF_ERROR(CheckTypeNamed(ontology, pattern->subject_type, "subject_type"));
  std::vector<const PredicateDefinition*> predicates;
  if (pattern->predicate.empty()) {
    for (const PredicateDefinition& predicate : ontology.predicates()) {
      predicates.push_back(&predicate);
    }
    return predicates;
  }
  ASSIGN_OR_RETURN(const NamedPredicate named,
                   FindPredicateNamed(ontology, pattern->predicate, "predicate"));
  if (named.inverse) std::swap(pattern->subject, pattern->object);
  predicates.push_back(named.definition);
  return predicates;
}

// A symmetric pair that lies within the place with both ends is met at either; the later end, where
// it comes in, is where it stands in the answer.
absl::StatusOr<bool> MetAgain(const Found& found, const std::vector<IndexRange>& ranges,
                              const std::set<EntityId>& places) {
  if (ranges[found.range].table != Table::kClaim) return false;
  ASSIGN_OR_RETURN(const std::optional<EntityId> other, ObjectEntityOf(found.place.key));
  return other.has_value() && places.contains(*other);
}

absl::StatusOr<std::vector<PropositionPlace>> OfSubjectType(View& view,
                                                            const std::vector<Found>& batch,
                                                            const std::string& type) {
  std::set<EntityId> subjects;
  if (!type.empty()) {
    for (const Found& found : batch) subjects.insert(found.place.subject);
    ASSIGN_OR_RETURN(subjects, OfType(view, subjects, type));
  }
  std::vector<PropositionPlace> places;
  for (const Found& found : batch) {
    if (type.empty() || subjects.contains(found.place.subject)) places.push_back(found.place);
  }
  return places;
}

}  // namespace

absl::StatusOr<Ending> ListPropositions(View& view, const PropositionPattern& asked, uint64_t page,
                                        const Bookmark& from,
                                        const std::function<absl::Status(PropositionRow)>& sink) {
  PropositionPattern pattern = asked;
  ASSIGN_OR_RETURN(const auto predicates, Predicates(view.store().ontology(), &pattern));
  std::set<EntityId> places;
  std::function<bool(const Proposition&)> matches;
  if (!pattern.within.empty()) {
    ASSIGN_OR_RETURN(places, view.PlacesWithin(pattern.within));
    matches = [&](const Proposition& proposition) {
      const auto* object = std::get_if<EntityId>(&proposition.object);
      if (object != nullptr && places.contains(*object)) return true;
      // Of a symmetric predicate either end may be the place.
      const PredicateDefinition* predicate =
          view.store().ontology().FindPredicate(proposition.predicate);
      return predicate != nullptr && predicate->symmetric && places.contains(proposition.subject);
    };
  }
  const bool by_place =
      !pattern.within.empty() && pattern.subject.empty() && pattern.object.empty();
  const std::vector<IndexRange> ranges = RangesOf(pattern, predicates, places);
  ASSIGN_OR_RETURN(PlaceWalk walk, PlaceWalk::Start(view, ranges, from));
  return RunPage(
      view, std::move(walk), page, from,
      [&](const std::vector<Found>& met, Hidden* hidden) -> absl::StatusOr<uint64_t> {
        std::vector<Found> batch;
        for (const Found& found : met) {
          bool again = false;
          if (by_place) {
            ASSIGN_OR_RETURN(again, MetAgain(found, ranges, places));
          }
          if (!again) batch.push_back(found);
        }
        ASSIGN_OR_RETURN(const auto matching, OfSubjectType(view, batch, pattern.subject_type));
        ASSIGN_OR_RETURN(auto rows, view.Rows(matching, pattern.show_denied, matches, hidden));
        for (PropositionRow& row : rows) RETURN_IF_ERROR(sink(std::move(row)));
        return rows.size();
      });
}

}  // namespace entente
