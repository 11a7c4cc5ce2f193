// Neighbors: the entity's own partition for what goes out, its incoming rows for what comes in. The
// other end is read off the index row, so that neighbours of another type cost no claims.
#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "graph/model/status.h"
#include "graph/query/index_range.h"
#include "graph/query/page.h"
#include "graph/query/place_walk.h"
#include "graph/query/predicate_names.h"
#include "graph/query/queries.h"
#include "graph/query/type_filter.h"

namespace entente {
namespace {

struct Step {
  const PredicateDefinition* predicate = nullptr;
  bool out = true;
  bool in = true;
};

absl::StatusOr<std::vector<Step>> Steps(const Ontology& ontology, const NeighborPattern& pattern) {
  const bool out = pattern.direction != Direction::kIn;
  const bool in = pattern.direction != Direction::kOut;
  std::vector<Step> steps;
  if (pattern.predicates.empty()) {
    for (const PredicateDefinition& predicate : ontology.predicates()) {
      if (!predicate.attribute) steps.push_back({&predicate, out, in});
    }
    return steps;
  }
  for (const std::string& name : pattern.predicates) {
    ASSIGN_OR_RETURN(const NamedPredicate named, FindPredicateNamed(ontology, name, "predicates"));
    if (named.definition->attribute) {
      return InvalidField("NOT_A_RELATION", "predicates", name,
                          "attributes lead to no neighbour; ask for a relation");
    }
    steps.push_back({named.definition, named.inverse ? in : out, named.inverse ? out : in});
  }
  std::sort(steps.begin(), steps.end(),
            [](const Step& a, const Step& b) { return a.predicate->name < b.predicate->name; });
  // A relation asked for by both of its names, or twice, is walked once.
  std::vector<Step> merged;
  for (const Step& step : steps) {
    if (!merged.empty() && merged.back().predicate == step.predicate) {
      merged.back().out |= step.out;
      merged.back().in |= step.in;
    } else {
      merged.push_back(step);
    }
  }
  return merged;
}

std::vector<IndexRange> Ranges(const EntityId& entity, const std::vector<Step>& steps) {
  std::vector<IndexRange> ranges;
  for (const Step& step : steps) {
    if (step.out || step.predicate->symmetric) {
      ranges.push_back({Table::kClaim, entity, PropositionPrefix(step.predicate->name)});
    }
  }
  for (const Step& step : steps) {
    if (step.in || step.predicate->symmetric) {
      ranges.push_back({Table::kIncoming, entity, IncomingPrefix(step.predicate->name)});
    }
  }
  return ranges;
}

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

NeighborRow ToNeighbor(PropositionRow row, bool incoming, const Ontology& ontology) {
  const PredicateDefinition* predicate = ontology.FindPredicate(row.proposition.predicate);
  NeighborRow neighbor;
  neighbor.direction = incoming ? Direction::kIn : Direction::kOut;
  if (predicate != nullptr && predicate->symmetric) neighbor.direction = Direction::kBoth;
  const auto* object = std::get_if<EntityId>(&row.proposition.object);
  neighbor.neighbor = incoming || object == nullptr ? row.proposition.subject : *object;
  neighbor.row = std::move(row);
  return neighbor;
}

}  // namespace

absl::StatusOr<Ending> Neighbors(View& view, const NeighborPattern& pattern, uint64_t page,
                                 const Bookmark& from,
                                 const std::function<absl::Status(NeighborRow)>& sink) {
  const Ontology& ontology = view.ontology();
  RETURN_IF_ERROR(CheckTypeNamed(ontology, pattern.neighbor_type, "neighbor_type"));
  ASSIGN_OR_RETURN(const std::vector<Step> steps, Steps(ontology, pattern));
  const std::vector<IndexRange> ranges = Ranges(pattern.entity, steps);
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
            neighbors.push_back(ToNeighbor(std::move(row), incoming, ontology));
          }
          begin = end;
        }
        return HandOver(batch, standing, through, hidden, std::move(neighbors), sink);
      });
}

}  // namespace entente
