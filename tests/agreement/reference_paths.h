// Traversals, paths and neighbourhoods the naive way: every walk is tried to its end, and only then
// asked whether its hops hold together.
#ifndef ENTENTE_TESTS_AGREEMENT_REFERENCE_PATHS_H_
#define ENTENTE_TESTS_AGREEMENT_REFERENCE_PATHS_H_

#include <vector>

#include "graph/query/paths.h"
#include "graph/query/subgraph.h"
#include "graph/query/traversal.h"
#include "tests/agreement/reference_graph.h"
#include "tests/agreement/reference_identity.h"

namespace entente {

// What a wrong search would do: the controls that show that agreement would notice.
enum class PathFault {
  kNone,
  kFilterAfterwards,  // the hop's filter is asked of the last hop only
  kNoSymmetry,        // a symmetric predicate is followed from its smaller id only
  kUnionOfTimes,      // a path holds where any hop does
  kBestCertainty,     // a path is as sure as its surest hop
  kOneHopShort,       // one hop fewer than asked
  kOneWayAnEntity,    // only the first way to an entity leads on
  kVerdictOfLastHop,  // only the last hop contests
  kTypesOfEnds,       // the ends, too, must be of the types asked for
  kIdsAsStated,       // who is joined with whom is not looked at
};

class ReferencePaths {
 public:
  ReferencePaths(const ReferenceGraph& graph, const AsOf& as_of, const Lens& lens,
                 PathFault fault = PathFault::kNone);

  // Whether the two ends are one entity, so that no path leads from one to the other.
  bool SameEnds(const PathPattern& pattern) const;
  // In order.
  std::vector<PathRow> Paths(PathPattern pattern) const;
  // Every entity that is reached, with every last hop of a way of the least number of hops to it.
  std::vector<TraversalRow> Reached(TraversalPattern pattern) const;
  // Entities, then propositions, in no order.
  std::vector<SubgraphRow> Around(SubgraphPattern pattern) const;

 private:
  // The rows that leave `entity` as the hop asks, seen from it, in order.
  std::vector<NeighborRow> Leaving(const EntityId& entity, const HopPattern& hop) const;
  bool Asked(const PropositionRow& row, const HopPattern& hop) const;
  bool IsOfTypes(const EntityId& entity, const std::vector<std::string>& types) const;
  PathRow Told(const EntityId& from, const std::vector<NeighborRow>& hops) const;
  std::vector<PathRow> AllPaths(const PathPattern& pattern) const;
  // Fills in when the hops can be gone; false: never.
  template <typename Row>
  bool Time(const std::vector<NeighborRow>& hops, PathTime time, Row* row) const;

  const ReferenceIdentity identity_;
  const ReferenceGraph graph_;  // by canonical ids
  const AsOf as_of_;
  const Lens lens_;
  const PathFault fault_;
  std::vector<PropositionRow> rows_;
  std::map<EntityId, std::vector<std::string>> types_;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_REFERENCE_PATHS_H_
