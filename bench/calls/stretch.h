// A stretch of calls: the load that a server is measured under, and what came of it.
#ifndef ENTENTE_BENCH_CALLS_STRETCH_H_
#define ENTENTE_BENCH_CALLS_STRETCH_H_

#include <cstddef>
#include <functional>
#include <vector>

#include "absl/types/span.h"
#include "bench/calls/lines.h"
#include "bench/calls/question.h"

namespace entente {

// How long calls are begun: for `seconds`, longer for `least` of them, but never for more than ten
// times as long (a second, if that is more), nor when answers of 512 MiB are kept.
struct Length {
  double seconds = 1;
  size_t least = 1;
  bool once = false;  // ends when every question has been asked: none may be repeated
};

struct Stretch {
  std::vector<Reply> replies;  // in the order in which they came
  double seconds = 0;          // from the first question to the last answer
  double cpu_seconds = 0;      // worked meanwhile by the process measured
  size_t missed = 0;           // of an open loop: not asked, since too many were under way
};

// What a process has worked so far, in seconds.
using Worked = std::function<double()>;

// A closed loop: `callers` that each ask, wait for the answer, and ask the next question in turn.
// Latency is counted from asking.
Stretch CallInTurn(Lines& lines, absl::Span<const Question> questions, size_t callers,
                   const Length& length, const Worked& worked);

// An open loop: `rate` questions a second, whatever becomes of those before. Latency is counted
// from when a question was to be asked, also where the generator itself was late, so that a stall
// counts for all who would have met it.
Stretch CallAtRate(Lines& lines, absl::Span<const Question> questions, double rate,
                   const Length& length, const Worked& worked);

}  // namespace entente

#endif  // ENTENTE_BENCH_CALLS_STRETCH_H_
