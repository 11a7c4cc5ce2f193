#include "clients/mapping/nearest_word.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace entente {
namespace {

// Letters to insert, drop or exchange to come from one to the other (Levenshtein), case aside.
size_t Distance(absl::string_view one, absl::string_view other) {
  std::vector<size_t> row(other.size() + 1);
  for (size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= one.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= other.size(); ++j) {
      const bool same = absl::ascii_tolower(one[i - 1]) == absl::ascii_tolower(other[j - 1]);
      const size_t exchanged = diagonal + (same ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, exchanged});
    }
  }
  return row[other.size()];
}

}  // namespace

std::string DidYouMean(absl::string_view word, const std::vector<std::string>& known) {
  constexpr size_t kShortList = 24;
  const std::string* nearest = nullptr;
  size_t least = std::max<size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const size_t distance = Distance(word, candidate);
    if (distance >= least) continue;
    least = distance;
    nearest = &candidate;
  }
  if (nearest != nullptr) return absl::StrCat("; did you mean '", *nearest, "'?");
  if (known.empty() || known.size() > kShortList) return "";
  return absl::StrCat("; it may be one of ", absl::StrJoin(known, ", "));
}

}  // namespace entente
