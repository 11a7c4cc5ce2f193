// The reference: a graph as two lists, and every read a scan of all of both. It shares no code with
// the floors that it judges (graph/resolve, graph/store, graph/query): the rules of
// docs/data-model.md are written a second time here, one after the other, for obviousness and not
// for speed. Where the two disagree, one of them is wrong.
#ifndef ENTENTE_TESTS_AGREEMENT_REFERENCE_GRAPH_H_
#define ENTENTE_TESTS_AGREEMENT_REFERENCE_GRAPH_H_

#include <vector>

#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/model/lens.h"
#include "graph/model/verdict.h"
#include "graph/ontology/ontology.h"
#include "graph/query/pattern.h"

namespace entente {

struct StatedClaim {
  ClaimId id;
  Claim claim;
  Revision revision = 0;
};

struct StatedJudgement {
  JudgementId id;
  Judgement judgement;
  Revision revision = 0;
};

// A whole answer: rows in no particular order, and what was kept out of them.
struct PropositionAnswer {
  std::vector<PropositionRow> rows;
  Hidden hidden;
};
struct NeighborAnswer {
  std::vector<NeighborRow> rows;
  Hidden hidden;
};

// What may be the case by a claim: its identity. Values lose their details, a symmetric predicate's
// subject is the smaller id, an event keeps its period as stated.
Proposition PropositionStated(const Claim& claim, const Ontology& ontology);

// One thread at a time.
class ReferenceGraph {
 public:
  // `ontology` outlives the graph.
  explicit ReferenceGraph(const Ontology& ontology) : ontology_(ontology) {}

  // Recording the same claim again changes nothing.
  void Record(const StatedClaim& claim);
  void Record(const StatedJudgement& judgement);

  PropositionAnswer Propositions(const AsOf& as_of, const Lens& lens,
                                 const PropositionPattern& pattern) const;
  NeighborAnswer Neighbors(const AsOf& as_of, const Lens& lens,
                           const NeighborPattern& pattern) const;

  const Ontology& ontology() const { return ontology_; }
  const std::vector<StatedClaim>& claims() const { return claims_; }
  const std::vector<StatedJudgement>& judgements() const { return judgements_; }

 private:
  const Ontology& ontology_;
  std::vector<StatedClaim> claims_;
  std::vector<StatedJudgement> judgements_;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_REFERENCE_GRAPH_H_
