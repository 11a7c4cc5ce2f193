// The goals, and whether they are met.
#ifndef ENTENTE_BENCH_REPORT_GOALS_H_
#define ENTENTE_BENCH_REPORT_GOALS_H_

#include <map>
#include <string>

#include "absl/types/span.h"
#include "bench/report/report.h"

namespace entente {

// One bar. `must` is the least or, where `at_least` is false, the most that meets it.
struct Goal {
  const char* name;  // "G3"
  const char* part;  // "W6"; empty: the goal has one bar
  double must = 0;
  double stretch = 0;
  bool at_least = true;
  int decimals = 2;

  std::string title() const;  // "G3 W6"
};

// All of them, in order.
absl::Span<const Goal> Goals();

// A figure that a goal is held against. Scaled: a peer's figure in it was measured elsewhere and
// stretched to this machine.
struct Score {
  double figure = 0;
  bool scaled = false;
};

bool Met(const Goal& goal, double figure);

// "G1 0.71 must 0.65 stretch 0.80 met", or "missed", with " scaled" behind it where that is so;
// without a score "G17 not measured: " and why.
std::string GoalLine(const Goal& goal, const Score* score, const std::string& why);

// The lines of all goals, each ended by a newline. `scores` by title; why one is missing is what
// the report says, or that nobody asked for what would measure it.
std::string GoalLines(const std::map<std::string, Score>& scores, const Report& report);

}  // namespace entente

#endif  // ENTENTE_BENCH_REPORT_GOALS_H_
