// Derived predicates: rows that follow from others. Pure; the View finds the chains.
#ifndef ENTENTE_GRAPH_RESOLVE_DERIVATION_H_
#define ENTENTE_GRAPH_RESOLVE_DERIVATION_H_

#include <cstddef>
#include <vector>

#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/verdict.h"
#include "graph/resolve/contest.h"
#include "graph/resolve/holding.h"

namespace entente {

// A proposition and the chains that lead from its subject to its object.
struct Derived {
  Proposition proposition;
  std::vector<std::vector<PropositionRow>> chains;
  size_t before = 0;  // claims whose proposition's key is smaller, of those resolved with it
};

// A chain whose hops hold together at some time of the cut.
struct Held {
  Derivation derivation;
  Holding holding;
};

// Those of `chains` that meet the cut, in order; THROUGHOUT asks it of all of them together, so
// here each need only meet it.
std::vector<Held> HeldTogether(const std::vector<std::vector<PropositionRow>>& chains,
                               const ValidCut& cut);

// What a derivation is ranked by: the credit of its weaker hop, each hop as good as its best claim.
Credit CreditOf(const Derivation& derivation);

// Claims behind a row: its own and those of its derivations' hops, ascending.
std::vector<ClaimId> ClaimsBehind(const PropositionRow& row);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_DERIVATION_H_
