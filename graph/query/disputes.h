// What is in dispute; the rules of sinks and pages are those of queries.h.
#ifndef ENTENTE_GRAPH_QUERY_DISPUTES_H_
#define ENTENTE_GRAPH_QUERY_DISPUTES_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/query/pattern.h"
#include "graph/resolve/dispute.h"
#include "graph/resolve/identity.h"
#include "graph/store/view.h"

namespace entente {

// Empty fields match anything.
struct DisputePattern {
  std::vector<DisputeKind> kinds;
  // Of the rows in dispute, of a symmetric predicate either end; of a SAME_AS one that it names.
  EntityId subject;
  std::string predicate;  // of the rows in dispute; inverse names too
  EntityId within;        // one of the rows' objects is this place or inside it
};

// A row that takes part, and whether it stands under the two contest rules that leave rows out.
// Under SHOW every one does.
struct DisputedRow {
  PropositionRow row;
  bool resolve = true;           // RESOLVE keeps it
  bool only_uncontested = true;  // ONLY_UNCONTESTED keeps it
  friend bool operator==(const DisputedRow&, const DisputedRow&) = default;
};

struct Dispute {
  DisputeKind kind = DisputeKind::kFunctional;
  // The worst of its rows'; POSSIBLE where the rows exclude each other only if a scope that is not
  // stated is the other's.
  Certainty certainty = Certainty::kAttested;
  std::vector<DisputedRow> rows;     // in the order of ListPropositions; IDENTITY: none
  std::vector<ClaimId> denying;      // DENIAL: the claims that deny, ascending
  std::vector<TypeBreach> breaches;  // TYPE
  std::optional<BlockedJoin> join;   // IDENTITY
  friend bool operator==(const Dispute&, const Dispute&) = default;
};

// Disputes among the rows that the view's lens admits, whatever its contest: place by place as
// ListPropositions, each dispute at the first of its rows, those at one place by kind, POSSIBLE
// ones after others. Then those of identity, which are about no row and under no cut but that of
// the record: by the least id that hangs together, in the order recorded; none where the pattern
// asks for a predicate or a place.
absl::StatusOr<Ending> ListDisputes(View& view, const DisputePattern& pattern, uint64_t page,
                                    const Bookmark& from,
                                    const std::function<absl::Status(Dispute)>& sink);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_DISPUTES_H_
