// When a way of several hops can be gone: hop after hop, as it is found.
#ifndef ENTENTE_GRAPH_RESOLVE_COURSE_H_
#define ENTENTE_GRAPH_RESOLVE_COURSE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/as_of.h"
#include "graph/model/instant.h"
#include "graph/model/lens.h"
#include "graph/model/period.h"
#include "graph/resolve/holding.h"

namespace entente {

// Whether the hops of a way hold all at once, or each not before the one before it.
enum class PathTime : uint8_t { kSimultaneous = 1, kTimeRespecting = 2 };

// A value; cheap to copy for ways of few spans.
class Course {
 public:
  // Of no hops. What can only be gone less surely than `least` cannot be gone.
  Course(const ValidCut& cut, PathTime time, Certainty least);

  // One hop further; nullopt: not within the cut.
  std::optional<Course> After(const Holding& hop) const;

  // True if every hop that can follow this can also follow `other`, for good.
  bool Within(const Course& other) const;

  // How surely it can be gone within the cut. SIMULTANEOUS: at some time all hops hold (THROUGHOUT:
  // at every instant of the cut); TIME_RESPECTING: one can be gone after the other.
  Certainty certainty() const;

  // SIMULTANEOUS: when all hops hold, in and outside of the cut, attested or extrapolated.
  std::vector<Bounds> Validity() const;

  // TIME_RESPECTING: the first instant of the cut at which its first hop can be gone, and the first
  // at which its last hop can be; both as surely as certainty() says.
  Instant departure() const { return departures_[Level()]; }
  Instant arrival() const { return *arrivals_[Level()]; }

 private:
  size_t Level() const { return static_cast<size_t>(certainty()) - 1; }

  ValidCut cut_;
  PathTime time_;
  Certainty least_;
  bool begun_ = false;
  // SIMULTANEOUS
  Holding whole_;
  Spans in_cut_;  // at least_ or better
  // TIME_RESPECTING, by certainty; no arrival: cannot be gone so surely
  std::array<Instant, 3> departures_;
  std::array<std::optional<Instant>, 3> arrivals_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_COURSE_H_
