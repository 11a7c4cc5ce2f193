// How far long work has got, for somebody who waits for it.
#ifndef ENTENTE_CLIENTS_CLI_PROGRESS_H_
#define ENTENTE_CLIENTS_CLI_PROGRESS_H_

#include <cstdint>
#include <functional>
#include <ostream>
#include <string>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace entente {

// One line on a terminal, written over itself at most five times a second; nothing at all
// elsewhere. Not thread-safe.
class Progress {
 public:
  // Borrows `out`. `shown`: it is a terminal. `now` is the clock, of which only differences matter.
  Progress(std::ostream& out, bool shown, std::function<absl::Time()> now = absl::Now)
      : out_(out), shown_(shown), now_(std::move(now)), begun_(now_()) {}
  ~Progress() { Clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Has got to `done` of `total` (0: not known), of `what`: "importing: 1200 commits". Shows the
  // share, and the time left at the pace so far, where the total is known.
  void Update(const std::string& what, uint64_t done, uint64_t total);
  // Takes the line away: before anything else is written to the same terminal, and at the end.
  void Clear();

 private:
  std::ostream& out_;
  bool shown_;
  std::function<absl::Time()> now_;
  absl::Time begun_;
  absl::Time written_ = absl::InfinitePast();
  bool there_ = false;
};

// "3 s", "2 min", "1 h 5 min".
std::string ShortDuration(absl::Duration duration);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_PROGRESS_H_
