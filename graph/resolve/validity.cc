#include "graph/resolve/validity.h"

#include <algorithm>

namespace entente {
namespace {

bool Exact(const Bounds& bounds) {
  return bounds.start_earliest == bounds.start_latest && bounds.end_earliest == bounds.end_latest;
}

}  // namespace

std::vector<Bounds> MergeValidity(std::vector<Bounds> bounds) {
  std::sort(bounds.begin(), bounds.end());
  std::vector<Bounds> merged;
  size_t last_exact = 0;  // one past the exact bounds merged last; 0: none yet
  const Bounds* last = nullptr;
  for (const Bounds& next : bounds) {
    const bool again = last != nullptr && *last == next;
    last = &next;
    if (again) continue;
    if (!Exact(next)) {
      merged.push_back(next);
      continue;
    }
    if (last_exact > 0 && next.start_earliest <= merged[last_exact - 1].end_latest) {
      Bounds& previous = merged[last_exact - 1];
      previous.end_latest = std::max(previous.end_latest, next.end_latest);
      previous.end_earliest = previous.end_latest;
      continue;
    }
    merged.push_back(next);
    last_exact = merged.size();
  }
  return merged;
}

}  // namespace entente
