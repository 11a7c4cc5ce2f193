// Disputes by the reference: every row against every other.
#ifndef ENTENTE_TESTS_AGREEMENT_REFERENCE_DISPUTES_H_
#define ENTENTE_TESTS_AGREEMENT_REFERENCE_DISPUTES_H_

#include <string>
#include <vector>

#include "graph/query/disputes.h"
#include "tests/agreement/reference_graph.h"

namespace entente {

struct DisputeAnswer {
  std::vector<Dispute> disputes;  // in no particular order; so are the rows of each
  Hidden hidden;
};

DisputeAnswer ReferenceDisputes(const ReferenceGraph& graph, const AsOf& as_of, const Lens& lens,
                                const DisputePattern& pattern);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_REFERENCE_DISPUTES_H_
