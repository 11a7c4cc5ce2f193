// Random questions to the random histories: every field of AsOf and Lens, every pattern.
#ifndef ENTENTE_TESTS_AGREEMENT_RANDOM_READ_H_
#define ENTENTE_TESTS_AGREEMENT_RANDOM_READ_H_

#include <variant>

#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/query/pattern.h"
#include "tests/agreement/chance.h"
#include "tests/agreement/reference_graph.h"

namespace entente {

struct ReadQuestion {
  AsOf as_of;
  Lens lens;
  std::variant<PropositionPattern, NeighborPattern> pattern;
  uint64_t page = 0;  // rows of a page
};

// Times and a lens to read `graph` with.
AsOf RandomAsOf(Chance& chance, const ReferenceGraph& graph, Revision head);
Lens RandomLens(Chance& chance, const ReferenceGraph& graph);
ReadQuestion RandomQuestion(Chance& chance, const AsOf& as_of, const Lens& lens);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_RANDOM_READ_H_
