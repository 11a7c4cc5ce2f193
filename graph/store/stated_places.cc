// A place names entities in slots: the subject, the object, each qualifier. Its variants are all
// ways to fill the slots with members of what stands there; of a symmetric predicate each then lies
// under the smaller of its two ends. Cost: the product of the members, which callers bound.
#include "graph/store/stated_places.h"

#include <set>
#include <utility>

#include "graph/encoding/proposition_key.h"
#include "graph/model/status.h"

namespace entente {
namespace {

// The place of one subject and object; the ends of a symmetric pair in order.
absl::StatusOr<std::optional<PropositionPlace>> PlaceWith(const PropositionKey& key, bool symmetric,
                                                          EntityId subject,
                                                          std::optional<EntityId> object,
                                                          const RenameEntity& filler) {
  if (symmetric && object.has_value() && *object < subject) std::swap(subject, *object);
  ASSIGN_OR_RETURN(std::optional<PropositionKey> made,
                   WithEntities(
                       key, [&](const EntityId&) { return *object; }, filler));
  if (!made.has_value()) return std::nullopt;
  return PropositionPlace{std::move(subject), *std::move(made)};
}

}  // namespace

absl::StatusOr<bool> VisitEntities(const PropositionPlace& place, const VisitEntity& visit) {
  const RenameEntity look = [&](const EntityId& id) {
    visit(id);
    return id;
  };
  visit(place.subject);
  ASSIGN_OR_RETURN(const auto same, WithEntities(place.key, look, look));
  return same.has_value();
}

absl::StatusOr<std::optional<PropositionPlace>> CanonicalPlaceOf(const PropositionPlace& place,
                                                                 bool symmetric,
                                                                 const Renaming& canonical) {
  ASSIGN_OR_RETURN(std::optional<EntityId> object, ObjectEntityOf(place.key));
  if (object.has_value()) object = EntityId(canonical(*object));
  return PlaceWith(place.key, symmetric, canonical(place.subject), std::move(object),
                   [&](const EntityId& id) { return canonical(id); });
}

absl::StatusOr<std::optional<std::vector<PropositionPlace>>> VariantsOf(
    const PropositionPlace& place, bool symmetric, const Members& members, size_t most) {
  ASSIGN_OR_RETURN(const std::optional<EntityId> object, ObjectEntityOf(place.key));
  std::vector<std::vector<EntityId>> slots;
  size_t count = 1;
  ASSIGN_OR_RETURN(const bool told, VisitEntities(place, [&](const EntityId& id) {
                     slots.push_back(members(id));
                     if (count <= most) count *= slots.back().size();
                   }));
  if (!told || count > most) return std::nullopt;
  const size_t fillers = object.has_value() ? 2 : 1;  // the first slot of a qualifier
  std::set<PropositionPlace> variants;
  std::vector<size_t> chosen(slots.size());
  while (true) {
    size_t slot = fillers;
    ASSIGN_OR_RETURN(
        std::optional<PropositionPlace> variant,
        PlaceWith(place.key, symmetric, slots[0][chosen[0]],
                  object.has_value() ? std::optional<EntityId>(slots[1][chosen[1]]) : std::nullopt,
                  [&](const EntityId&) {
                    const EntityId& id = slots[slot][chosen[slot]];
                    ++slot;
                    return id;
                  }));
    if (variant.has_value()) variants.insert(*std::move(variant));
    size_t next = 0;
    while (next < slots.size() && ++chosen[next] == slots[next].size()) chosen[next++] = 0;
    if (next == slots.size()) break;
  }
  return std::vector<PropositionPlace>(variants.begin(), variants.end());
}

}  // namespace entente
