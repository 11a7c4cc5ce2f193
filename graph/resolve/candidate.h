// A proposition on its way to a row: the claims about it that count, and what they amount to at the
// cut before anything else is weighed against it.
#ifndef ENTENTE_GRAPH_RESOLVE_CANDIDATE_H_
#define ENTENTE_GRAPH_RESOLVE_CANDIDATE_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/lens.h"
#include "graph/model/value.h"
#include "graph/model/verdict.h"
#include "graph/resolve/admission.h"
#include "graph/resolve/contest.h"
#include "graph/resolve/derivation.h"
#include "graph/resolve/evidence.h"
#include "graph/resolve/extent.h"

namespace entente {

// A claim that counts.
struct Voiced {
  const RecordedClaim* claim = nullptr;
  Admission admission;
  Extent extent;
  std::optional<Certainty> certainty;  // nullopt: does not reach the cut
  Interval figures;                    // of a quantity
  Stance stance() const { return claim->claim.stance; }
};

// Attested or extrapolated somewhere in the cut: only then does a claim weigh against others.
bool Effective(const Voiced& voiced);

struct Candidate {
  Proposition proposition;
  bool asked = true;              // the question asks for it
  std::vector<Voiced> claims;     // in order of id
  std::vector<size_t> supports;   // indexes of those that assert it and reach the cut; where there
                                  // are none, of those that deny it
  bool denied_only = false;       // the latter; never of what also follows from others
  std::vector<Held> derivations;  // what it follows from, as far as that meets the cut
  std::optional<Certainty> certainty;  // nullopt: the supports do not meet the cut as it asks
  Interval figures;                    // hull of the supports'
  PropositionRow row;
  Standing standing;
  Hidden hidden;  // what of it is not in the rows
};

// Finds certainty and support of the claims at the cut, and the candidate's own certainty: the best
// of its supports' and derivations', or under THROUGHOUT what they cover together.
void Weigh(const ValidCut& cut, Candidate* candidate);

// Fills in the row as far as the supports alone determine it, and what the row is ranked by.
// REQUIRES: a certainty.
void FillRow(const Surroundings& around, Candidate* candidate);

// When, within the cut, it holds attested or extrapolated: ascending, apart from each other.
std::vector<Stretch> HeldInCut(const Candidate& candidate, const ValidCut& cut);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_CANDIDATE_H_
