// What can be reached from some entities within some hops, nearest first.
#ifndef ENTENTE_GRAPH_QUERY_TRAVERSAL_H_
#define ENTENTE_GRAPH_QUERY_TRAVERSAL_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/claim.h"
#include "graph/model/verdict.h"
#include "graph/query/expansion.h"
#include "graph/query/hop.h"
#include "graph/resolve/course.h"
#include "graph/store/view.h"

namespace entente {

struct TraversalPattern {
  std::vector<EntityId> starts;     // at least one
  std::vector<HopPattern> hops_as;  // of the first hop, the second ...; the last is repeated
  uint32_t hops = 1;                // at most
  PathTime time = PathTime::kSimultaneous;
  bool entities_only = false;  // of each row only depth, via, neighbour and direction
};

struct TraversalRow {
  uint32_t depth = 0;        // hops from a start, from 1
  bool entity_only = false;  // nothing else of the edge is told
  EntityId via;              // from which it was first reached
  NeighborRow edge;          // by which, as seen from `via`; its neighbor is the entity
  // Of the way by which it was first reached.
  Certainty certainty = Certainty::kAttested;
  std::vector<Bounds> validity;
  std::optional<Instant> departure, arrival;
};

// Yields each entity once, where it is first reached: by depth; within one depth by the place of
// the entity that it is reached from, then by the order of that one's edges (out before in,
// predicate, entity, rest). A way is one of hops that can be gone together, or one after the other,
// within the valid cut; an entity that is first reached by one way may lead on by another. Starts
// are not yielded. One thread at a time.
class Traversal {
 public:
  using Row = TraversalRow;

  // `view` outlives it. kInvalidArgument: names as Hop::Make says, at "steps[i]".
  static absl::StatusOr<Traversal> Begin(View& view, const TraversalPattern& pattern);

  // nullopt: nothing else is reached.
  absl::StatusOr<std::optional<TraversalRow>> Next();

  // Of the propositions by which an entity not reached by fewer hops would have been entered.
  const Hidden& hidden() const { return hidden_; }

 private:
  // An entity, and which step leaves it next: what is reached from it may differ by the step.
  using Stand = std::pair<EntityId, size_t>;
  using Courses = std::vector<Course>;
  struct Frontier {
    std::vector<EntityId> entities;             // in order of being reached
    absl::flat_hash_map<EntityId, Courses> by;  // the ways that are new
  };

  Traversal(View& view, TraversalPattern pattern, std::vector<Hop> hops);
  size_t StepAt(uint32_t depth) const { return std::min<size_t>(depth, hops_.size() - 1); }
  absl::Status BeginLevel();
  absl::Status Take(const Edge& edge);
  TraversalRow Told(const EntityId& via, const Edge& edge, const Course& course) const;
  // Adds the way unless one known already leads wherever it does; false: one does.
  bool Add(const EntityId& entity, const Course& course);

  View* view_;
  TraversalPattern pattern_;
  std::vector<Hop> hops_;
  bool one_instant_ = false;  // all ways are alike
  Hidden hidden_;
  uint32_t depth_ = 0;  // hops gone to the frontier
  Frontier frontier_;
  Frontier next_;
  std::optional<Expansion> expansion_;
  absl::flat_hash_map<Stand, Courses> known_;  // no way of these lies within another one
  // Starts, and what has been yielded or is ready: by how many hops.
  absl::flat_hash_map<EntityId, uint32_t> reached_;
  std::deque<TraversalRow> ready_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_TRAVERSAL_H_
