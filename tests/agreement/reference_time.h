// Stretches of time of one claim, and how surely they meet a cut.
#ifndef ENTENTE_TESTS_AGREEMENT_REFERENCE_TIME_H_
#define ENTENTE_TESTS_AGREEMENT_REFERENCE_TIME_H_

#include <optional>
#include <vector>

#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/lens.h"
#include "graph/model/period.h"
#include "graph/ontology/definitions.h"

namespace entente {

// Half-open.
struct ReferenceStretch {
  Instant from;
  Instant to;
  bool empty() const { return !(from < to); }
};
bool Meet(const ReferenceStretch& a, const ReferenceStretch& b);
// What both share with each other inside `cut`.
bool MeetInside(const ReferenceStretch& a, const ReferenceStretch& b, const ReferenceStretch& cut);

struct ReferenceExtent {
  Bounds bounds;
  ReferenceStretch attested;
  ReferenceStretch extrapolated;
  ReferenceStretch possible;
};

// The four bounds of `claim`, published at `publication`.
Bounds ReferenceBounds(const Claim& claim, const PredicateDefinition& predicate,
                       const std::optional<Moment>& publication);

// The extent of `claim` as far as it alone says: rivals and contrary words may shorten
// `extrapolated`.
ReferenceExtent ExtentAlone(const Claim& claim, const PredicateDefinition& predicate,
                            const std::optional<Moment>& publication);

// Shortens the extrapolation of `extent` where what is attested by `attested` takes its place.
void EndExtrapolation(const ReferenceStretch& attested, ReferenceExtent* extent);

// How surely the claim is the case at some time within `cut`; nullopt: certainly not.
std::optional<Certainty> ReachOf(const ReferenceExtent& extent, const ReferenceStretch& cut);

// Whether the stretches together leave no instant of `cut` out.
bool Cover(std::vector<ReferenceStretch> stretches, const ReferenceStretch& cut);

// Whether something of this publication was certainly printed before the cut.
bool ReferencePublishedBefore(const Moment& publication, const PublishedCut& cut);

// The validity of a row: see docs/data-model.md.
std::vector<Bounds> ReferenceValidity(const std::vector<Bounds>& all);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_REFERENCE_TIME_H_
