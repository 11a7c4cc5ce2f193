// Which of many sets of trigrams are alike, each with each, without comparing each with each.
#ifndef ENTENTE_GRAPH_STORE_NAMES_SIMILAR_SETS_H_
#define ENTENTE_GRAPH_STORE_NAMES_SIMILAR_SETS_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "graph/store/names/trigrams.h"

namespace entente {

// Sets of trigrams, each ascending; a set may be empty.
using TrigramSets = std::vector<std::vector<Trigram>>;

// Calls `each` once for every two different positions whose sets have at least the `least`
// similarity (above 0), in no order, with the smaller first; an error of `each` ends it. `go_on` is
// asked once a set. Cost: for a set of n trigrams, the postings of its rarest n - least^2 n + 1.
absl::Status ForSimilarSets(const TrigramSets& sets, double least,
                            const std::function<absl::Status()>& go_on,
                            const std::function<absl::Status(uint32_t, uint32_t)>& each);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_NAMES_SIMILAR_SETS_H_
