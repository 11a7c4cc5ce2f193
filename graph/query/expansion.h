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
#include "graph/query/hop.h"
#include "graph/query/place_walk.h"
#include "graph/store/view.h"

namespace entente {

// An edge of the entity at `from` in the frontier.
struct Edge {
  size_t from = 0;
  NeighborRow to;
};

// What is to become of the edges to an entity, before any claim of theirs is read.
enum class Interest : uint8_t {
  kNone = 1,   // they are not looked at
  kQuiet = 2,  // what is hidden of them is not counted
  kFull = 3,
};

// One thread at a time. Memory: that of one engine page and one batch of rows, whatever the
// frontier and however many edges an entity has.
class Expansion {
 public:
  enum class Way : uint8_t {
    kForward = 1,   // what leaves the frontier as the hop asks
    kBackward = 2,  // what leads to it
    kOwn = 3,       // propositions whose subject is in the frontier, wherever they lead
  };
  using InterestIn = std::function<Interest(const EntityId& neighbor)>;

  // `view`, `hop` and `hidden` outlive it; `hidden` is added to. The frontier is of canonical ids,
  // and so are the neighbours.
  Expansion(View& view, const Hop& hop, Way way, std::vector<EntityId> frontier,
            InterestIn interest, Hidden* hidden);

  // Edges to this entity are followed whatever its type.
  void Exempt(EntityId entity) { exempt_ = std::move(entity); }
  // What is hidden of propositions in `counted`, which outlives this, is counted no more; those
  // that are looked at are added.
  void CountOnce(std::set<PropositionPlace>* counted) { counted_ = counted; }

  // The next edges, by frontier, then out before in, then by predicate, other end, rest; those of
  // types and kinds that the hop does not ask for are left out. Empty: there are none left.
  absl::StatusOr<std::vector<Edge>> Next();

 private:
  struct Candidate;

  absl::Status BeginRound();
  absl::StatusOr<std::vector<Candidate>> CandidatesOf(const std::vector<Found>& batch);
  absl::Status DropOtherTypes(std::vector<Candidate>* candidates);
  absl::StatusOr<std::vector<Edge>> Resolved(std::vector<Candidate> candidates);

  View& view_;
  const Hop& hop_;
  const Way way_;
  const std::vector<EntityId> frontier_;
  const InterestIn interest_;
  Hidden* const hidden_;
  EntityId exempt_;
  std::set<PropositionPlace>* counted_ = nullptr;
  size_t begun_ = 0;  // entities of the frontier whose ranges are in a round
  std::optional<PlaceWalk> walk_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_EXPANSION_H_
