// The walk that every question about claims makes: claims by a pattern, a page at a time.
#ifndef ENTENTE_GRAPH_QUERY_CLAIM_WALK_H_
#define ENTENTE_GRAPH_QUERY_CLAIM_WALK_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/verdict.h"
#include "graph/query/pattern.h"
#include "graph/resolve/evidence.h"
#include "graph/store/view.h"

namespace entente {

// What became of a claim that was handed over: a row of the answer, something hidden, or (neither)
// nothing that was asked for.
struct ClaimTaken {
  bool row = false;
  std::optional<HiddenReason> hidden;
};

// Who is handed the claims. An error of either ends the page as a sink's does (queries.h).
struct ClaimTaker {
  // All claims of a round, before the first of them is taken, so that what must be known of them is
  // read in one go. May be empty. What it charges is given back with the round's claims.
  std::function<absl::Status(const std::vector<const RecordedClaim*>& claims)> meet;
  std::function<absl::StatusOr<ClaimTaken>(RecordedClaim claim)> take;
};

// Hands over the claims that ListClaims lists, in its order, until `page` of them are rows; counts
// what is unpublished and what the taker says is hidden.
absl::StatusOr<Ending> WalkClaims(View& view, const ClaimPattern& pattern, uint64_t page,
                                  const Bookmark& from, const ClaimTaker& taker);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_CLAIM_WALK_H_
