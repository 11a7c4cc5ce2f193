// Finds the chains of rows that derived predicates follow from, through one View. Nothing of it is
// stored: what follows is found anew by every read.
#ifndef ENTENTE_GRAPH_STORE_DERIVER_H_
#define ENTENTE_GRAPH_STORE_DERIVER_H_

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/model/claim.h"
#include "graph/model/verdict.h"
#include "graph/ontology/ontology.h"
#include "graph/resolve/holding.h"

namespace entente {

class View;

// One thread at a time. Keeps what it has learnt for a while and charges the view's budget for it.
class Deriver {
 public:
  // The rows of the steps are read through `steps`, which outlives the deriver.
  explicit Deriver(View& steps) : steps_(steps) {}

  // The entities that `predicate` leads to from each of `ends` (any of their ids) by some chain:
  // from subjects to objects, or where `to` back from objects; of a symmetric predicate to what
  // they pair with. REQUIRES: the predicate is derived.
  absl::StatusOr<std::vector<std::set<EntityId>>> OtherEnds(const PredicateDefinition& predicate,
                                                            absl::Span<const EntityId> ends,
                                                            bool to);

  // The chains between the ends of each pair (subject, object), which are canonical, in order; of a
  // symmetric predicate from the subject to the object as given.
  using Chains = std::vector<std::vector<PropositionRow>>;
  absl::StatusOr<std::vector<Chains>> ChainsBetween(
      const PredicateDefinition& predicate,
      const std::vector<std::pair<EntityId, EntityId>>& pairs);

  // The entities that a chain of `predicate` may begin at: those with any claim of its first step.
  absl::StatusOr<std::set<EntityId>> Beginnings(const PredicateDefinition& predicate);

 private:
  using Chain = std::vector<std::shared_ptr<const PropositionRow>>;
  using Found = std::map<EntityId, std::vector<Chain>>;  // by the other end
  struct End {
    std::string predicate;
    bool to = false;
    EntityId entity;
    friend auto operator<=>(const End&, const End&) = default;
  };
  struct Step {
    const PredicateDefinition* predicate = nullptr;
    bool out = true;
    std::string into;  // type of where it leads; empty: any
    friend bool operator==(const Step&, const Step&) = default;
  };
  struct Way;

  std::vector<Step> StepsOf(const PredicateDefinition& predicate) const;
  static std::vector<Step> Mirrored(const std::vector<Step>& steps);
  // Learns what is not known yet of these ends.
  absl::Status Learn(const PredicateDefinition& predicate, absl::Span<const EntityId> ends,
                     bool to);
  // All ways along `steps` from each of `starts` that never meet an entity twice and hold together
  // at some time of the cut.
  absl::Status Walk(const std::vector<Step>& steps, const std::vector<EntityId>& starts,
                    std::vector<Found*> found);
  absl::StatusOr<std::vector<Way>> Extended(const Step& step, const std::vector<Way>& ways);
  // For each entity the rows of the step that leave it, with where they lead.
  using Leaving = std::vector<std::pair<EntityId, std::shared_ptr<const PropositionRow>>>;
  absl::StatusOr<std::map<EntityId, Leaving>> LeavingOf(const Step& step,
                                                        const std::vector<EntityId>& entities);

  View& steps_;
  std::map<End, Found> known_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_DERIVER_H_
