// Texts that people would type for names that a graph has.
#ifndef ENTENTE_BENCH_NAME_QUESTIONS_H_
#define ENTENTE_BENCH_NAME_QUESTIONS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/name_graph.h"
#include "graph/encoding/romanizer.h"

namespace entente {

// Of one kind, all answered by the same step of the resolver.
struct NameQuestions {
  std::string kind;
  std::vector<std::string> texts;
};

// `count` of each kind, drawn by `seed`: "exact" a name as it is; "normalised" in capitals, with
// points for spaces; "transliterated" a name of another script in Latin letters; "fuzzy" a name of
// six letters or more with one letter left out, doubled, changed or swapped. A kind that the names
// give no question of is left out.
std::vector<NameQuestions> QuestionsAbout(const std::vector<ListedName>& names,
                                          const Romanizer& romanizer, size_t count, uint64_t seed);

}  // namespace entente

#endif  // ENTENTE_BENCH_NAME_QUESTIONS_H_
