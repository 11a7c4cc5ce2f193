// What becomes of contested rows: which ones a reader sees.
#ifndef ENTENTE_GRAPH_RESOLVE_CONTEST_H_
#define ENTENTE_GRAPH_RESOLVE_CONTEST_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "graph/model/claim.h"
#include "graph/model/instant.h"
#include "graph/model/lens.h"
#include "graph/resolve/admission.h"

namespace entente {

// How good a claim is thought to be: smaller is better. Preferred before not; then credibility 1,
// 2, 3, then unknown (none or 6), then 4, 5.
struct Credit {
  uint8_t not_preferred = 1;
  uint8_t credibility = 3;
  friend auto operator<=>(const Credit&, const Credit&) = default;
};
Credit CreditOf(const Admission& admission);

// What a row is ranked by.
struct Standing {
  Credit credit;                         // the best of its supporting claims
  uint32_t least_origins = 0;            // origins.min
  Instant published = kBeginningOfTime;  // the latest of its supporting claims
  uint64_t recorded = 0;                 // likewise
  ClaimId first_claim;                   // the smallest of its supporting claims
  std::optional<Credit> denial;          // the best of the denials that contest it
  bool contested = false;                // denied or with a rival
};

// The rivals of a row, as indexes into the rows.
using RivalsOfRow = std::function<std::vector<size_t>(size_t row)>;

// Which of `rows` are kept, one answer a row.
//   SHOW: all. ONLY_UNCONTESTED: those not contested.
//   RESOLVE: best first, each that has no kept rival and no denial with better credit. Only of
//   those kept are the rivals asked for.
std::vector<bool> Keep(absl::Span<const Standing> rows, Contest contest,
                       const RivalsOfRow& rivals_of);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_CONTEST_H_
