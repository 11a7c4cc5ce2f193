// One step outwards from a whole frontier: its edges, read in rounds for many entities at once and
// page by page from those that have very many.
#ifndef ENTENTE_GRAPH_QUERY_EXPANSION_H_
#define ENTENTE_GRAPH_QUERY_EXPANSION_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/verdict.h"
#include "graph/query/edge.h"
#include "graph/query/hop.h"
#include "graph/query/packed_edges.h"
#include "graph/query/place_walk.h"
#include "graph/store/view.h"

namespace entente {

// What is to become of the edges to an entity, before any claim of theirs is read.
enum class Interest : uint8_t {
  kNone = 1,   // they are not looked at
  kQuiet = 2,  // what is hidden of them is not counted
  kFull = 3,
};

// One thread at a time. Memory: that of one engine page and one batch of rows, or of one entity's
// packed edges, whatever the frontier and however many edges an entity has.
class Expansion {
 public:
  using InterestIn = std::function<Interest(const EntityId& neighbor)>;

  // `view`, `hop` and `hidden` outlive it; `hidden` is added to. The frontier is of canonical ids,
  // and so are the neighbours.
  Expansion(View& view, const Hop& hop, Following following, std::vector<EntityId> frontier,
            InterestIn interest, Hidden* hidden);

  // Edges to this entity are followed whatever its type.
  void Exempt(EntityId entity) { exempt_ = std::move(entity); }
  // What is hidden of propositions in `counted`, which outlives this, is counted no more; those
  // that are looked at are added.
  void CountOnce(std::set<PropositionPlace>* counted) { counted_ = counted; }

  // The next edges, good until the next call, by frontier, then out before in, then by predicate,
  // other end, rest; those of types and kinds that the hop does not ask for are left out. Empty:
  // there are none left.
  absl::StatusOr<std::vector<Edge>> Next();

 private:
  struct Candidate;

  absl::Status BeginRound();
  absl::Status BeginWalk(size_t entities);
  absl::StatusOr<std::vector<Candidate>> CandidatesOf(const std::vector<Found>& batch);
  absl::StatusOr<std::vector<Candidate>> PackedCandidates();
  absl::Status DropOtherTypes(std::vector<Candidate>* candidates);
  // Those already looked at are heard of no more.
  void Quieten(std::vector<Candidate>* candidates);
  absl::StatusOr<std::vector<std::optional<PlainEdge>>> WeighPlain(
      const std::vector<Candidate>& candidates);
  absl::StatusOr<std::vector<Edge>> Resolved(std::vector<Candidate> candidates);

  View& view_;
  const Hop& hop_;
  const Following following_;
  const std::vector<EntityId> frontier_;
  const InterestIn interest_;
  Hidden* const hidden_;
  EntityId exempt_;
  std::set<PropositionPlace>* counted_ = nullptr;
  size_t begun_ = 0;  // entities of the frontier that are in a round
  // The round: packed edges of the last entity begun, or a walk over some.
  PackedEdges packed_;
  PackedNeighbors ahead_;
  size_t taken_ = 0;  // of its edges
  std::optional<PlaceWalk> walk_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_EXPANSION_H_
