#include "graph/resolve/contest.h"

#include <algorithm>
#include <numeric>

namespace entente {
namespace {

// True if `a` is walked before `b`. Only rows that follow from others may share their smallest
// claim.
bool Better(const Standing& a, const Standing& b) {
  if (a.credit != b.credit) return a.credit < b.credit;
  if (a.least_origins != b.least_origins) return a.least_origins > b.least_origins;
  if (a.published != b.published) return a.published > b.published;
  if (a.recorded != b.recorded) return a.recorded > b.recorded;
  return a.first_claim < b.first_claim;
}

std::vector<bool> KeepBest(absl::Span<const Standing> rows, const RivalsOfRow& rivals_of) {
  std::vector<size_t> order(rows.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return Better(rows[a], rows[b]); });
  std::vector<bool> kept(rows.size(), false);
  std::vector<bool> beaten(rows.size(), false);
  for (const size_t row : order) {
    const Standing& standing = rows[row];
    const bool denied = standing.denial.has_value() && *standing.denial < standing.credit;
    kept[row] = !denied && !beaten[row];
    if (!kept[row]) continue;
    for (const size_t rival : rivals_of(row)) beaten[rival] = true;
  }
  return kept;
}

}  // namespace

Credit CreditOf(const Admission& admission) {
  constexpr uint8_t kRank[] = {3, 0, 1, 2, 4, 5, 3};  // by credibility 0 (absent) .. 6
  return {.not_preferred = static_cast<uint8_t>(admission.preferred ? 0 : 1),
          .credibility = kRank[std::min<uint8_t>(admission.grade.credibility, 6)]};
}

std::vector<bool> Keep(absl::Span<const Standing> rows, Contest contest,
                       const RivalsOfRow& rivals_of) {
  if (contest == Contest::kResolve) return KeepBest(rows, rivals_of);
  std::vector<bool> kept(rows.size(), true);
  if (contest == Contest::kOnlyUncontested) {
    for (size_t row = 0; row < rows.size(); ++row) kept[row] = !rows[row].contested;
  }
  return kept;
}

}  // namespace entente
