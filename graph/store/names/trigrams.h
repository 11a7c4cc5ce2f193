// How alike two names are: by the three-letter pieces that they share.
#ifndef ENTENTE_GRAPH_STORE_NAMES_TRIGRAMS_H_
#define ENTENTE_GRAPH_STORE_NAMES_TRIGRAMS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace entente {

// Three bytes of a name, as one number.
using Trigram = uint32_t;

// The trigrams of a romanised name, ascending, each once. Each word stands between two spaces and
// one, so that beginnings weigh more than ends and the order of words does not count: "xi ping"
// has "  x", " xi", "xi ", "  p", " pi", "pin", "ing", "ng ".
std::vector<Trigram> TrigramsOf(absl::string_view romanized);

// How many trigrams two ascending sets share.
size_t SharedBy(absl::Span<const Trigram> one, absl::Span<const Trigram> other);

// The cosine of two sets of trigrams, 0 to 1: what they share over the root of the product of their
// sizes. A short name inside a long one is thus nearer than it would be by what both have together.
double Similarity(size_t shared, size_t one, size_t other);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_NAMES_TRIGRAMS_H_
