// When a row holds, and when several rows hold together: the time of paths and derivations.
//
// Three times are kept side by side, each within the next: attested; attested or extrapolated;
// possible at all. Each is a set of spans. A solid span holds at every instant of it. A vague one
// is a claim's "some time in October": it begins at `from` at the latest and ends at `to` at the
// earliest, which come in that order, so that no instant of it is certain; yet it certainly meets
// whatever holds at all instants from just before `to` to `from`.
#ifndef ENTENTE_GRAPH_RESOLVE_HOLDING_H_
#define ENTENTE_GRAPH_RESOLVE_HOLDING_H_

#include <array>
#include <optional>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/instant.h"
#include "graph/model/lens.h"
#include "graph/model/period.h"
#include "graph/model/verdict.h"

namespace entente {

struct Span {
  Instant from;  // of a solid span its half-open ends
  Instant to;
  // Of a vague one: its claim, the earliest begin and the latest end.
  ClaimId claim;
  Instant earliest;
  Instant latest;
  bool vague() const { return !(from < to); }
};

// Solid ones, ascending and apart from each other; then vague ones, each claim once.
using Spans = absl::InlinedVector<Span, 1>;

// When all of both hold: a solid span of each in common, a vague span that a solid one of the other
// surely meets, or one vague claim on both sides.
Spans Together(const Spans& a, const Spans& b);

// True if whatever meets `inner` surely meets `outer`, too.
bool Within(const Spans& inner, const Spans& outer);

class Holding {
 public:
  // Always.
  Holding();
  // Of a row: by its own claims and its derivations.
  static Holding Of(const PropositionRow& row);
  // Of hops that hold together.
  static Holding Of(const std::vector<PropositionRow>& hops);

  const Spans& at(Certainty least) const { return spans_[static_cast<size_t>(least) - 1]; }

  // When both hold.
  Holding And(const Holding& other) const;
  // When one of them does.
  void Add(const Holding& other);

  // How surely it meets the cut as it asks; nullopt: it cannot.
  std::optional<Certainty> Meets(const ValidCut& cut) const;

  // What it is attested or extrapolated; where it is neither, what is possible. Ascending.
  std::vector<Bounds> Validity() const;

 private:
  std::array<Spans, 3> spans_;  // by certainty
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_HOLDING_H_
