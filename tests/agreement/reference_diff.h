// What differs between two reads, by the reference: both read whole and compared row by row.
#ifndef ENTENTE_TESTS_AGREEMENT_REFERENCE_DIFF_H_
#define ENTENTE_TESTS_AGREEMENT_REFERENCE_DIFF_H_

#include <cstdint>
#include <vector>

#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/query/row_diff.h"
#include "tests/agreement/reference_graph.h"

namespace entente {

struct DiffAnswer {
  std::vector<RowDiff> rows;
  Hidden hidden_before;
  Hidden hidden_after;
  uint64_t unchanged = 0;
  friend bool operator==(const DiffAnswer&, const DiffAnswer&) = default;
};

// One side of a diff.
struct ReadAs {
  AsOf as_of;
  Lens lens;
};

DiffAnswer DiffOfReference(const ReferenceGraph& reference, const ReadAs& before,
                           const ReadAs& after, const PropositionPattern& pattern);

// What differs between two whole answers. Rows, and rivals in them, in an order of their own.
DiffAnswer DiffOfAnswers(const PropositionAnswer& before, const PropositionAnswer& after);

// The same in that order, so that equal answers are equal.
DiffAnswer InOrder(DiffAnswer answer);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_REFERENCE_DIFF_H_
