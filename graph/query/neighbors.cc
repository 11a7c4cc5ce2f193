// Neighbors: where the entity's edges are packed in memory, these; else the entity's own partition
// for what goes out, its incoming rows for what comes in, of all of its ids. What leads from it to
// itself, by another id, is told once, as going out. The other end is known before any claim is
// read, so that neighbours of another type cost none.
#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "graph/model/status.h"
#include "graph/query/hop.h"
#include "graph/query/index_range.h"
#include "graph/query/packed_neighbors.h"
#include "graph/query/packed_walk.h"
#include "graph/query/page.h"
#include "graph/query/place_walk.h"
#include "graph/query/predicate_names.h"
#include "graph/query/queries.h"
#include "graph/query/type_filter.h"

namespace entente {
namespace {

// What was found, as a neighbour to be.
struct Leading {
  PropositionPlace place;
  EntityId neighbor;
  bool incoming = false;
};

// What leads to an entity of the type asked for; values (somebody unnamed, nobody) lead nowhere.
absl::StatusOr<std::vector<Leading>> LeadingOf(View& view, const std::vector<Found>& batch,
                                               const std::vector<IndexRange>& ranges,
                                               const EntityId& entity, const std::string& type) {
  std::vector<Leading> leading;
  std::set<EntityId> neighbors;
  for (const Found& found : batch) {
    ASSIGN_OR_RETURN(const bool incoming, ComesIn(found.place, ranges[found.range], entity));
    std::optional<EntityId> other = found.place.subject;
    if (!incoming) {
      ASSIGN_OR_RETURN(other, ObjectEntityOf(found.place.key));
    }
    if (!other.has_value()) continue;
    leading.push_back({found.place, *other, incoming});
    neighbors.insert(*std::move(other));
  }
  if (!type.empty()) {
    ASSIGN_OR_RETURN(neighbors, OfType(view, neighbors, type));
    std::erase_if(leading, [&](const Leading& one) { return !neighbors.contains(one.neighbor); });
  }
  return leading;
}

}  // namespace

absl::StatusOr<Ending> Neighbors(View& view, const NeighborPattern& pattern, uint64_t page,
                                 const Bookmark& from,
                                 const std::function<absl::Status(NeighborRow)>& sink) {
  const Ontology& ontology = view.ontology();
  RETURN_IF_ERROR(CheckTypeNamed(ontology, pattern.neighbor_type, "neighbor_type"));
  ASSIGN_OR_RETURN(const std::vector<Way> ways,
                   WaysOf(ontology, pattern.predicates, pattern.direction, "predicates"));
  ASSIGN_OR_RETURN(const auto members, view.MembersOf({pattern.entity}));
  const EntityId& entity = members.front().front();  // its canonical id
  const std::vector<IndexRange> ranges = RangesFrom(members.front(), ways);
  if (members.front().size() == 1) {
    ASSIGN_OR_RETURN(auto packed, PackedWalk::Start(view, entity, ways, ranges, from));
    if (packed.has_value()) {
      return RunPage(
          view, [&](size_t most) { return packed->Next(most); }, page, from,
          [&](const std::vector<Found>& batch) {
            return AnswerPacked(view, batch, packed->taken(), pattern, sink);
          });
    }
  }
  ASSIGN_OR_RETURN(PlaceWalk walk, PlaceWalk::Start(view, ranges, from));
  return RunPage(
      view, std::move(walk), page, from,
      [&](const std::vector<Found>& batch) -> absl::StatusOr<BatchEnd> {
        Hidden hidden;
        std::vector<Hidden> through;
        ASSIGN_OR_RETURN(const auto leading,
                         LeadingOf(view, batch, ranges, entity, pattern.neighbor_type));
        std::vector<PropositionPlace> places;
        for (const Leading& one : leading) places.push_back(one.place);
        ASSIGN_OR_RETURN(auto rows,
                         view.Rows(places, pattern.show_denied, nullptr, &hidden, &through));
        const std::vector<PropositionPlace> standing = PlacesOf(rows);
        std::vector<NeighborRow> neighbors;
        size_t next = 0;
        for (size_t i = 0; i < rows.size(); ++i) {
          while (leading[next].place != standing[i]) ++next;
          neighbors.push_back(SeenFrom(std::move(rows[i]), leading[next++].incoming, ontology));
        }
        return HandOver(batch, standing, through, hidden, std::move(neighbors), sink);
      });
}

}  // namespace entente
