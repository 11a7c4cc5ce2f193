// When rows hold, and hold together, written a second time: by pairs and by instants.
#ifndef ENTENTE_TESTS_AGREEMENT_REFERENCE_HOLDING_H_
#define ENTENTE_TESTS_AGREEMENT_REFERENCE_HOLDING_H_

#include <optional>
#include <vector>

#include "graph/model/as_of.h"
#include "graph/model/verdict.h"
#include "tests/agreement/reference_time.h"

namespace entente {

// A claim of which no instant is certain, only that it is some time: it has begun by `last_begin`
// and is not over before `first_end`, which comes first.
struct ReferenceVague {
  ClaimId claim;
  Bounds bounds;  // end_earliest is first_end, start_latest is last_begin
};

// At one certainty or better.
struct ReferenceTimes {
  std::vector<ReferenceStretch> held;  // at every instant of each; they may overlap
  std::vector<ReferenceVague> vague;
};

ReferenceTimes TimesOf(const PropositionRow& row, Certainty least);
ReferenceTimes TimesOf(const std::vector<PropositionRow>& hops, Certainty least);
ReferenceTimes BothTimes(const ReferenceTimes& a, const ReferenceTimes& b);

bool TimesMeet(const ReferenceTimes& times, const ValidCut& cut);

// Of hops together.
std::optional<Certainty> CertaintyTogether(const std::vector<PropositionRow>& hops,
                                           const ValidCut& cut);
std::vector<Bounds> ValidityTogether(const std::vector<PropositionRow>& hops);

// One hop after the other, none before the hop before it: when one leaves, and arrives first; as
// surely as can be, and at least as surely as `most`.
struct ReferenceJourney {
  Certainty certainty = Certainty::kAttested;
  Instant departure;
  Instant arrival;
};
std::optional<ReferenceJourney> JourneyAlong(const std::vector<PropositionRow>& hops,
                                             const ValidCut& cut, Certainty most);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_REFERENCE_HOLDING_H_
