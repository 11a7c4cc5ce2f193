#include "graph/query/pattern_filter.h"

#include <string>
#include <utility>

#include "graph/model/status.h"
#include "graph/query/predicate_names.h"
#include "graph/query/type_filter.h"

namespace entente {

absl::StatusOr<std::vector<const PredicateDefinition*>> PredicatesOf(const Ontology& ontology,
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

absl::StatusOr<std::set<EntityId>> PlacesAsked(View& view, const PropositionPattern& pattern) {
  if (pattern.within.empty()) return std::set<EntityId>();
  return view.PlacesWithin(pattern.within);
}

absl::StatusOr<BoundIds> Bind(View& view, const std::set<EntityId>& places,
                              PropositionPattern* pattern) {
  BoundIds bound;
  const std::pair<EntityId*, std::vector<EntityId>*> ends[] = {{&pattern->subject, &bound.subjects},
                                                               {&pattern->object, &bound.objects}};
  for (const auto& [id, members] : ends) {
    if (id->empty()) continue;
    ASSIGN_OR_RETURN(auto of_one, view.MembersOf({*id}));
    *members = std::move(of_one.front());
    *id = members->front();
  }
  const std::vector<EntityId> listed(places.begin(), places.end());
  ASSIGN_OR_RETURN(const auto of_places, view.MembersOf(listed));
  for (const std::vector<EntityId>& members : of_places) {
    bound.places.insert(bound.places.end(), members.begin(), members.end());
  }
  return bound;
}

absl::StatusOr<std::vector<PropositionPlace>> EndsFilter::Filter(
    View& view, const std::vector<Found>& batch) const {
  std::vector<std::optional<EntityId>> objects;
  std::vector<bool> symmetric;
  std::set<EntityId> of_type;
  for (const Found& found : batch) {
    ASSIGN_OR_RETURN(objects.emplace_back(), ObjectEntityOf(found.place.key));
    ASSIGN_OR_RETURN(const std::string name, PredicateOf(found.place.key));
    const PredicateDefinition* predicate = view.ontology().FindPredicate(name);
    symmetric.push_back(predicate != nullptr && predicate->symmetric && objects.back().has_value());
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

bool EndsFilter::AsAsked(const EntityId& subject, const std::optional<EntityId>& object,
                         const std::set<EntityId>& of_type) const {
  if (!pattern_.subject.empty() && subject != pattern_.subject) return false;
  if (!pattern_.object.empty() && object != pattern_.object) return false;
  if (!pattern_.within.empty() && (!object.has_value() || !places_.contains(*object))) {
    return false;
  }
  return pattern_.subject_type.empty() || of_type.contains(subject);
}

}  // namespace entente
