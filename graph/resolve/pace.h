// How Resolve, which knows no clock and no caller, lets its caller stop it and count what it takes.
#ifndef ENTENTE_GRAPH_RESOLVE_PACE_H_
#define ENTENTE_GRAPH_RESOLVE_PACE_H_

#include <cstdint>
#include <functional>

#include "absl/status/status.h"

namespace entente {

// Told while Resolve works, at least every Pace::kSteps steps, what memory it has taken since it
// was last told. Not OK: Resolve gives up with that status. Empty: it goes on.
using Proceed = std::function<absl::Status(uint64_t bytes)>;

// Of one resolution. One thread.
class Pace {
 public:
  static constexpr uint64_t kSteps = 1'024;

  explicit Pace(const Proceed& proceed) : proceed_(proceed) {}  // which outlives it

  // One step of a loop that may be long: false, from then on, once the caller has had enough.
  bool Step() { return ++steps_ % kSteps == 0 ? Take(0) : status_.ok(); }
  bool Take(uint64_t bytes) {
    if (status_.ok() && proceed_) status_ = proceed_(bytes);
    return status_.ok();
  }
  const absl::Status& status() const { return status_; }

 private:
  const Proceed& proceed_;
  uint64_t steps_ = 0;
  absl::Status status_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_PACE_H_
