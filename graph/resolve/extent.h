// How far a claim reaches in time, and how surely.
//
//      possible   [start_earliest ............................................ end_latest)
//      attested             [start_latest .... end_earliest)
//      extrapolated                                        [........ horizon)
//
// What is attested may be empty ("some time in October"); only an end that is open or unknown is
// extrapolated, and what follows may cut that short (EndExtrapolation).
#ifndef ENTENTE_GRAPH_RESOLVE_EXTENT_H_
#define ENTENTE_GRAPH_RESOLVE_EXTENT_H_

#include <optional>

#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/instant.h"
#include "graph/model/lens.h"
#include "graph/model/period.h"
#include "graph/ontology/definitions.h"

namespace entente {

// Half-open stretch of time; empty unless start < end.
struct Stretch {
  Instant start = kEndOfTime;
  Instant end = kBeginningOfTime;
  bool empty() const { return !(start < end); }
};

inline bool Overlap(const Stretch& a, const Stretch& b) {
  return !a.empty() && !b.empty() && a.start < b.end && b.start < a.end;
}

struct Extent {
  Bounds bounds;
  Stretch extrapolated;  // empty unless the end is open or unknown

  Stretch possible() const { return {bounds.start_earliest, bounds.end_latest}; }
  Stretch attested() const { return {bounds.start_latest, bounds.end_earliest}; }
};

// When a claim published at `publication` was said: by the innermost voice whose time is known,
// else as it was published.
std::optional<Moment> SaidAt(const Claim& claim, const std::optional<Moment>& publication);

// Of a claim about `predicate` published at `publication`:
//   a period: its bounds, bound to the publication;
//   none: always; but a forecast or intent is some time after it was said, an EVENT some time.
Extent ExtentOf(const Claim& claim, const PredicateDefinition& predicate,
                const std::optional<Moment>& publication);

// Ends the extrapolation where something attested on `attested` makes it stale: at its start, or at
// once if it already holds there. What lies wholly before ends nothing.
void EndExtrapolation(const Stretch& attested, Extent* extent);

// How surely `extent` meets the cut at some time; nullopt: it cannot.
std::optional<Certainty> Meets(const Extent& extent, const ValidCut& cut);

// True if the claim can reach the cut at all.
inline bool Reaches(const Extent& extent, const ValidCut& cut) {
  return Overlap(extent.possible(), {cut.start, cut.end});
}

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_EXTENT_H_
