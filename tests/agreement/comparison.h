// Asking a store as a client would, page after page, and comparing its answer with the reference's.
#ifndef ENTENTE_TESTS_AGREEMENT_COMPARISON_H_
#define ENTENTE_TESTS_AGREEMENT_COMPARISON_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/agreement/random_read.h"
#include "tests/agreement/script.h"

namespace entente {

// An answer of either kind: of propositions every row is its own neighbour.
struct WholeAnswer {
  std::vector<NeighborRow> rows;
  Hidden hidden;
};

// Reads to the end, each page through a view of its own, and sums what the pages hide. kInternal
// where rows come out of order or a page is not as long as asked.
absl::StatusOr<WholeAnswer> AskStore(const ScriptedStore& store, const ReadQuestion& question);
WholeAnswer AskReference(const ReferenceGraph& reference, const ReadQuestion& question);

// Empty where both are the same, else what differs.
std::string Difference(const WholeAnswer& reference, const WholeAnswer& store);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_COMPARISON_H_
