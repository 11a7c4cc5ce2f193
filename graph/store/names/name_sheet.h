// The names of a book side by side, to be compared each with each: which may be names of one thing.
#ifndef ENTENTE_GRAPH_STORE_NAMES_NAME_SHEET_H_
#define ENTENTE_GRAPH_STORE_NAMES_NAME_SHEET_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/store/names/similar_sets.h"

namespace entente {

// Names by their numbers in the book.
struct NameSheet {
  std::vector<uint32_t> subjects;             // whose each name is, as a number
  std::vector<std::vector<uint32_t>> groups;  // names that are equal: folded, or by their RomanKey
  TrigramSets sets;                           // different ones, and
  std::vector<std::vector<uint32_t>> owners;  // of each set the names that have it
};

// Two names, the smaller number first.
using NamePair = std::pair<uint32_t, uint32_t>;

// Every two names of different subjects that stand in one group, or whose trigrams have at least
// the `least` similarity (above 0; above 1: none); ascending, each once. kResourceExhausted, reason
// LIMIT_PAIRS: more than `most`. `go_on` is asked every now and then.
absl::StatusOr<std::vector<NamePair>> PairsIn(const NameSheet& sheet, double least, size_t most,
                                              const std::function<absl::Status()>& go_on);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_NAMES_NAME_SHEET_H_
