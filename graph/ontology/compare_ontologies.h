// Whether an ontology may follow another one in the same graph. What was recorded under the earlier
// one must keep its identity, its verdicts and its readers, so a later one only adds.
#ifndef ENTENTE_GRAPH_ONTOLOGY_COMPARE_ONTOLOGIES_H_
#define ENTENTE_GRAPH_ONTOLOGY_COMPARE_ONTOLOGIES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/ontology/ontology.h"

namespace entente {

// What `after` has and `before` has not, each list in name order.
struct OntologyAdditions {
  std::vector<std::string> types;
  std::vector<std::string> predicates;
  // Elements of earlier ones that admit more: "flows_into.domain", "River.lengths".
  std::vector<std::string> widened;

  bool empty() const { return types.empty() && predicates.empty() && widened.empty(); }
};

// FAILED_PRECONDITION, reason ONTOLOGY_INCOMPATIBLE, unless all of `before` is still there and
// means the same. The detail names the first element that differs
// ("rivers.v1.FlowsInto.horizon_days"), the message up to ten, each with before, after and what is
// allowed:
// - domain, range and a qualifier's range may admit more, a qualifier's list of words may grow or
//   be lifted, an inverse or a qualifier may come, an abstract type may become claimable, a type
//   may show more attributes;
// - nothing else of a type or predicate may change, its message's name and the numbers of its
//   fields included, nor may what is added change how objects of an earlier relation nest.
absl::StatusOr<OntologyAdditions> CompareOntologies(const Ontology& before, const Ontology& after);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ONTOLOGY_COMPARE_ONTOLOGIES_H_
