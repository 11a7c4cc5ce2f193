// ListPropositions: the pattern's ranges walked in order; per batch the ends' types are looked up
// once, then the View resolves what is left. Cost: the index rows walked and the claims of the
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

// What a question asks of a proposition's two ends.
class EndsFilter {
 public:
  // Both outlive the filter; `places` is what lies within pattern.within.
  EndsFilter(const PropositionPattern& pattern, const std::set<EntityId>& places)
      : pattern_(pattern), places_(places) {}

  // Those of the batch whose ends are as asked; of a symmetric predicate, taken either way round.
  absl::StatusOr<std::vector<PropositionPlace>> Filter(View& view,
                                                       const std::vector<Found>& batch) const {
    std::vector<std::optional<EntityId>> objects;
    std::vector<bool> symmetric;
    std::set<EntityId> of_type;
    for (const Found& found : batch) {
      ASSIGN_OR_RETURN(objects.emplace_back(), ObjectEntityOf(found.place.key));
      ASSIGN_OR_RETURN(const std::string name, PredicateOf(found.place.key));
      const PredicateDefinition* predicate = view.ontology().FindPredicate(name);
      symmetric.push_back(predicate != nullptr && predicate->symmetric &&
                          objects.back().has_value());
      if (pattern_.subject_type.empty()) continue;
      of_type.insert(found.place.subject);
      if (symmetric.back()) of_type.insert(*objects.back());
    }
    if (!pattern_.subject_type.empty()) {
      ASSIGN_OR_RETURN(of_type, OfType(view, of_type, pattern_.subject_type));
    }
    std::vector<PropositionPlace> places;
    for (size_t i = 0; i < batch.size(); ++i) {
      const EntityId& subject = batch[i].place.subject;
      if (AsAsked(subject, objects[i], of_type) ||
          (symmetric[i] && AsAsked(*objects[i], subject, of_type))) {
        places.push_back(batch[i].place);
      }
    }
    return places;
  }

 private:
  bool AsAsked(const EntityId& subject, const std::optional<EntityId>& object,
               const std::set<EntityId>& of_type) const {
    if (!pattern_.subject.empty() && subject != pattern_.subject) return false;
    if (!pattern_.object.empty() && object != pattern_.object) return false;
    if (!pattern_.within.empty() && (!object.has_value() || !places_.contains(*object))) {
      return false;
    }
    return pattern_.subject_type.empty() || of_type.contains(subject);
  }

  const PropositionPattern& pattern_;
  const std::set<EntityId>& places_;
};

}  // namespace

absl::StatusOr<Ending> ListPropositions(View& view, const PropositionPattern& asked, uint64_t page,
                                        const Bookmark& from,
                                        const std::function<absl::Status(PropositionRow)>& sink) {
  PropositionPattern pattern = asked;
  ASSIGN_OR_RETURN(const auto predicates, Predicates(view.ontology(), &pattern));
  std::set<EntityId> places;
  if (!pattern.within.empty()) {
    ASSIGN_OR_RETURN(places, view.PlacesWithin(pattern.within));
  }
  const EndsFilter ends(pattern, places);
  const bool by_place =
      !pattern.within.empty() && pattern.subject.empty() && pattern.object.empty();
  const std::vector<IndexRange> ranges = RangesOf(pattern, predicates, places);
  ASSIGN_OR_RETURN(PlaceWalk walk, PlaceWalk::Start(view, ranges, from));
  return RunPage(view, std::move(walk), page, from,
                 [&](const std::vector<Found>& met) -> absl::StatusOr<BatchEnd> {
                   std::vector<Found> batch;
                   for (const Found& found : met) {
                     bool again = false;
                     if (by_place) {
                       ASSIGN_OR_RETURN(again, MetAgain(found, ranges, places));
                     }
                     if (!again) batch.push_back(found);
                   }
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
