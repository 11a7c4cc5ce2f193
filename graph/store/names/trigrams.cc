#include "graph/store/names/trigrams.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace entente {

std::vector<Trigram> TrigramsOf(absl::string_view romanized) {
  std::vector<Trigram> trigrams;
  for (const absl::string_view word : absl::StrSplit(romanized, ' ', absl::SkipEmpty())) {
    const std::string padded = absl::StrCat("  ", word, " ");
    for (size_t at = 0; at + 3 <= padded.size(); ++at) {
      Trigram trigram = 0;
      for (size_t i = 0; i < 3; ++i) {
        trigram = trigram << 8 | static_cast<unsigned char>(padded[at + i]);
      }
      trigrams.push_back(trigram);
    }
  }
  std::sort(trigrams.begin(), trigrams.end());
  trigrams.erase(std::unique(trigrams.begin(), trigrams.end()), trigrams.end());
  return trigrams;
}

size_t SharedBy(absl::Span<const Trigram> one, absl::Span<const Trigram> other) {
  size_t shared = 0;
  auto a = one.begin();
  auto b = other.begin();
  while (a != one.end() && b != other.end()) {
    if (*a == *b) {
      ++shared;
      ++a;
      ++b;
    } else if (*a < *b) {
      ++a;
    } else {
      ++b;
    }
  }
  return shared;
}

double Similarity(size_t shared, size_t one, size_t other) {
  if (shared == 0) return 0;
  return static_cast<double>(shared) / std::sqrt(static_cast<double>(one * other));
}

}  // namespace entente
