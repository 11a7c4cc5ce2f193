// Whether a claim counts for a read, and if not, why: the cuts and the lens, claim by claim.
#ifndef ENTENTE_GRAPH_RESOLVE_ADMISSION_H_
#define ENTENTE_GRAPH_RESOLVE_ADMISSION_H_

#include <cstdint>
#include <optional>

#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/model/verdict.h"
#include "graph/resolve/evidence.h"

namespace entente {

// When the claim was published: its document's publication, else when its outermost voice spoke.
std::optional<Moment> PublicationOf(const Claim& claim, const Surroundings& around);

// The grade that counts for a read: last word of a trusted grader, axis by axis.
struct StandingGrade {
  Reliability reliability = Reliability::kAbsent;
  uint8_t credibility = kCredibilityAbsent;
};

struct Admission {
  bool exists = true;                  // false: not published before the cut
  std::optional<HiddenReason> hidden;  // the first reason that keeps it out
  StandingGrade grade;
  bool preferred = false;
  bool retracted = false;
};

// Whether judgements made with hindsight (GRADE, PREFER, DEPRECATE, FULFILS, REFUTES) count: a
// publication cut leaves them out unless it asks for the current ones.
bool HindsightCounts(const AsOf& as_of);

Admission Admit(const RecordedClaim& claim, const AsOf& as_of, const Lens& lens,
                const Surroundings& around);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_ADMISSION_H_
