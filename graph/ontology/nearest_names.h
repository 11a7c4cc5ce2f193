// "Did you mean": the names nearest to one that is not known. For every error that names something
// unknown out of a closed list: types, predicates, lenses, flags.
#ifndef ENTENTE_GRAPH_ONTOLOGY_NEAREST_NAMES_H_
#define ENTENTE_GRAPH_ONTOLOGY_NEAREST_NAMES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace entente {

// Up to three of `names`, nearest first, whose edit distance to `name` (bytes inserted, removed,
// replaced; ASCII letter case aside) is at most a third of the longer of the two, and at least one.
// Ties in byte order. A `name` longer than 64 bytes is near nothing: it is not a slip of the hand.
std::vector<std::string> NearestNames(absl::Span<const absl::string_view> names,
                                      absl::string_view name);

// `; did you mean "a" or "b"?`, or nothing when `nearest` is empty: to be put after a message.
std::string DidYouMean(absl::Span<const std::string> nearest);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ONTOLOGY_NEAREST_NAMES_H_
