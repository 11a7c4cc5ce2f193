// Edit distance by the usual table, of which one row is kept: the cost from the first i bytes of
// one name to the first j of the other is the least of removing, inserting and replacing one.
// "Plaice" is 1 from "Place", and six letters may have two slips: near. "Plce" is 1 too, and five
// may have one; "Plcae" is 2: not near. Cost: names x 64 x 64 steps at most, for lists of a few
// thousand, and only on the way to an error.
#include "graph/ontology/nearest_names.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace entente {
namespace {

constexpr size_t kMostNames = 3;
constexpr size_t kLongestName = 64;

size_t EditDistance(absl::string_view a, absl::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const bool equal = absl::ascii_tolower(a[i - 1]) == absl::ascii_tolower(b[j - 1]);
      const size_t replaced = diagonal + (equal ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string> NearestNames(absl::Span<const absl::string_view> names,
                                      absl::string_view name) {
  std::vector<std::pair<size_t, absl::string_view>> near;
  if (name.empty() || name.size() > kLongestName) return {};
  for (absl::string_view candidate : names) {
    if (candidate.size() > kLongestName) continue;
    const size_t longer = std::max(candidate.size(), name.size());
    const size_t distance = EditDistance(candidate, name);
    if (distance <= std::max<size_t>(1, longer / 3)) near.emplace_back(distance, candidate);
  }
  std::sort(near.begin(), near.end());
  if (near.size() > kMostNames) near.resize(kMostNames);
  std::vector<std::string> nearest;
  for (const auto& [distance, candidate] : near) nearest.emplace_back(candidate);
  return nearest;
}

std::string DidYouMean(absl::Span<const std::string> nearest) {
  if (nearest.empty()) return "";
  return absl::StrCat("; did you mean \"", absl::StrJoin(nearest, "\" or \""), "\"?");
}

}  // namespace entente
