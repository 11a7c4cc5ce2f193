// Which propositions of a group are rivals at the cut, and what extrapolations they end. For
// predicates that are functional for the group's subject.
#ifndef ENTENTE_GRAPH_RESOLVE_RIVALRY_H_
#define ENTENTE_GRAPH_RESOLVE_RIVALRY_H_

#include <cstddef>
#include <limits>
#include <vector>

#include "graph/model/as_of.h"
#include "graph/resolve/candidate.h"
#include "graph/resolve/evidence.h"
#include "graph/resolve/pace.h"
#include "graph/resolve/time_index.h"

namespace entente {

// Ends the extrapolation of what is asserted where the next attested rival begins.
void EndAtRivals(std::vector<Candidate>* candidates, const Surroundings& around, Pace& pace);

class Rivalry {
 public:
  // Of the candidates that stand. All outlive it and stay as they are.
  Rivalry(const std::vector<Candidate*>& standing, const ValidCut& cut, const Surroundings& around,
          Pace& pace);

  // The candidates that exclude this one and hold, attested or extrapolated, at one instant of the
  // cut with it: ascending; some `most` of them where there are more. Cost: by those that hold
  // then.
  std::vector<size_t> RivalsOf(size_t candidate,
                               size_t most = std::numeric_limits<size_t>::max()) const;

 private:
  const std::vector<Candidate*>& standing_;
  const ValidCut& cut_;
  const Surroundings& around_;
  Pace& pace_;
  std::vector<size_t> class_of_;    // per candidate: equal qualifiers, which rivals share
  std::vector<TimeIndex> classes_;  // owners: indexes of candidates
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_RIVALRY_H_
