// Random small worlds in which ways meet, and random questions about them.
#ifndef ENTENTE_TESTS_AGREEMENT_RANDOM_WAYS_H_
#define ENTENTE_TESTS_AGREEMENT_RANDOM_WAYS_H_

#include <string>
#include <variant>

#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/query/paths.h"
#include "graph/query/subgraph.h"
#include "graph/query/traversal.h"
#include "tests/agreement/chance.h"
#include "tests/agreement/script.h"

namespace entente {

struct WayQuestion {
  AsOf as_of;
  Lens lens;
  std::variant<PathPattern, TraversalPattern, SubgraphPattern> pattern;
  uint64_t page = 0;  // rows of a page
};

// Some fifteen claims between five states, two alliances and four places.
Script RandomWorld(Chance& chance);
// Times and a lens.
WayQuestion RandomScope(Chance& chance, Revision head);
WayQuestion RandomWayQuestion(Chance& chance, WayQuestion scope);

std::string Describe(const WayQuestion& question);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_RANDOM_WAYS_H_
