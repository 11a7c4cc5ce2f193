// The neighbourhood of some entities: what lies within some hops, and all that is said among it.
#ifndef ENTENTE_GRAPH_QUERY_SUBGRAPH_H_
#define ENTENTE_GRAPH_QUERY_SUBGRAPH_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/claim.h"
#include "graph/model/verdict.h"
#include "graph/query/expansion.h"
#include "graph/query/hop.h"
#include "graph/store/view.h"

namespace entente {

struct SubgraphPattern {
  std::vector<EntityId> seeds;  // at least one
  HopPattern hop;     // of every proposition, its direction only of those that are followed
  uint32_t hops = 1;  // at most; 0: only what is said among the seeds
};

struct SubgraphEntity {
  EntityId id;
  uint32_t depth = 0;  // hops from the nearest seed
};

// An entity, or a proposition that both ends of are among the entities.
using SubgraphRow = std::variant<SubgraphEntity, PropositionRow>;

// Yields the entities by depth, then id; then the propositions among them, each once, by the place
// of their subject among the entities, predicate, object, rest. Each proposition stands for itself:
// they need not hold together. One thread at a time.
class SubgraphWalk {
 public:
  using Row = SubgraphRow;

  // `view` outlives it. kInvalidArgument: names as Hop::Make says, at "step".
  static absl::StatusOr<SubgraphWalk> Begin(View& view, const SubgraphPattern& pattern);

  absl::StatusOr<std::optional<SubgraphRow>> Next();

  // Of the propositions among the entities, and of those by which an entity would have been
  // entered.
  const Hidden& hidden() const { return hidden_; }

 private:
  SubgraphWalk(View& view, SubgraphPattern pattern, Hop hop);
  absl::Status FindNext();       // the entities one hop further
  absl::Status FindRelations();  // some of the propositions

  View* view_;
  SubgraphPattern pattern_;
  Hop hop_;
  Hidden hidden_;
  uint32_t depth_ = 0;  // of the frontier
  std::vector<EntityId> frontier_;
  std::vector<EntityId> order_;  // all entities, as yielded
  std::set<EntityId> entities_;
  std::set<PropositionPlace> counted_;
  std::optional<Expansion> among_;
  bool done_ = false;
  std::deque<SubgraphRow> ready_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_SUBGRAPH_H_
