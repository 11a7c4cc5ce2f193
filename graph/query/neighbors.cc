// Neighbors: the entity's own partition for what goes out, its incoming rows for what comes in. The
// other end is read off the index row, so that neighbours of another type cost no claims.
#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "graph/model/status.h"
#include "graph/query/hop.h"
#include "graph/query/index_range.h"
#include "graph/query/page.h"
#include "graph/query/place_walk.h"
#include "graph/query/predicate_names.h"
#include "graph/query/queries.h"
#include "graph/query/type_filter.h"

namespace entente {
namespace {

// The other end of what was found; nullopt where the object is a value (somebody unnamed, nobody).
absl::StatusOr<std::optional<EntityId>> OtherEnd(const Found& found, const IndexRange& range) {
  if (range.table == Table::kIncoming) return found.place.subject;
  return ObjectEntityOf(found.place.key);
}

absl::StatusOr<std::vector<PropositionPlace>> Leading(View& view, const std::vector<Found>& batch,
                                                      const std::vector<IndexRange>& ranges,
                                                      const std::string& type) {
  std::vector<std::pair<PropositionPlace, EntityId>> leading;
  std::set<EntityId> neighbors;
  for (const Found& found : batch) {
    ASSIGN_OR_RETURN(const std::optional<EntityId> other, OtherEnd(found, ranges[found.range]));
    if (!other.has_value()) continue;
    leading.emplace_back(found.place, *other);
    neighbors.insert(*other);
  }
  if (!type.empty()) {
    ASSIGN_OR_RETURN(neighbors, OfType(view, neighbors, type));
  }
  std::vector<PropositionPlace> places;
  for (auto& [place, neighbor] : leading) {
    if (neighbors.contains(neighbor)) places.push_back(std::move(place));
  }
  return places;
}

}  // namespace

absl::StatusOr<Ending> Neighbors(View& view, const NeighborPattern& pattern, uint64_t page,
                                 const Bookmark& from,
                                 const std::function<absl::Status(NeighborRow)>& sink) {
  const Ontology& ontology = view.ontology();
  RETURN_IF_ERROR(CheckTypeNamed(ontology, pattern.neighbor_type, "neighbor_type"));
  ASSIGN_OR_RETURN(const std::vector<Way> ways,
                   WaysOf(ontology, pattern.predicates, pattern.direction, "predicates"));
  const std::vector<IndexRange> ranges = RangesFrom(pattern.entity, ways);
  ASSIGN_OR_RETURN(PlaceWalk walk, PlaceWalk::Start(view, ranges, from));
  return RunPage(
      view, std::move(walk), page, from,
      [&](const std::vector<Found>& batch) -> absl::StatusOr<BatchEnd> {
        Hidden hidden;
        std::vector<Hidden> through;
        std::vector<PropositionPlace> standing;
        std::vector<NeighborRow> neighbors;
        // Range by range, because the same proposition may come in and go out.
        for (size_t begin = 0; begin < batch.size();) {
          size_t end = begin;
          while (end < batch.size() && batch[end].range == batch[begin].range) ++end;
          const std::vector<Found> of_range(batch.begin() + static_cast<ptrdiff_t>(begin),
                                            batch.begin() + static_cast<ptrdiff_t>(end));
          ASSIGN_OR_RETURN(const auto places,
                           Leading(view, of_range, ranges, pattern.neighbor_type));
          ASSIGN_OR_RETURN(auto rows,
                           view.Rows(places, pattern.show_denied, nullptr, &hidden, &through));
          for (PropositionPlace& place : PlacesOf(rows)) standing.push_back(std::move(place));
          const bool incoming = ranges[batch[begin].range].table == Table::kIncoming;
          for (PropositionRow& row : rows) {
            neighbors.push_back(SeenFrom(std::move(row), incoming, ontology));
          }
          begin = end;
        }
        return HandOver(batch, standing, through, hidden, std::move(neighbors), sink);
      });
}

}  // namespace entente
