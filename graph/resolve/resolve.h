// Resolve: claims and judgements -> verdicts. The one place that says what is true at a time and
// believed by a lens. Pure: equal input, equal output.
#ifndef ENTENTE_GRAPH_RESOLVE_RESOLVE_H_
#define ENTENTE_GRAPH_RESOLVE_RESOLVE_H_

#include <functional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/model/verdict.h"
#include "graph/ontology/ontology.h"
#include "graph/resolve/derivation.h"
#include "graph/resolve/evidence.h"
#include "graph/resolve/pace.h"

namespace entente {

struct Question {
  AsOf as_of;
  Lens lens;
  bool show_denied = false;  // rows for propositions that are only denied
  // Which propositions of the claims are asked for; the others only act as rivals and dissent.
  // Unset: all.
  std::function<bool(const Proposition&)> matches;
  // Of a derived predicate: what propositions follow from, in order of their keys.
  absl::Span<const Derived> derived;
};

struct Resolution {
  std::vector<PropositionRow> rows;  // by proposition key's order of the claims' first appearance
  std::vector<Hidden> through;       // per row: what is hidden of its proposition and those before
  Hidden hidden;                     // of all
};

// Resolves claims of one predicate about one subject, and what follows of that predicate from other
// rows: a derivation is one more support of its proposition. REQUIRES: all claims have that subject
// (of a symmetric predicate: that unordered pair's smaller id) and predicate, and are given in
// order of their proposition's key; for a predicate that is functional or whose dissent covers
// parts (NeedsWholeGroup) all claims of (subject, predicate) recorded at or before the revision are
// there. The only errors are those of `proceed` (graph/resolve/pace.h).
absl::StatusOr<Resolution> Resolve(const Question& question, const PredicateDefinition& predicate,
                                   const Ontology& ontology, absl::Span<const RecordedClaim> claims,
                                   const Surroundings& around, const Proceed& proceed = nullptr);

// True if propositions of (subject, predicate) cannot be resolved one by one.
bool NeedsWholeGroup(const PredicateDefinition& predicate);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_RESOLVE_H_
