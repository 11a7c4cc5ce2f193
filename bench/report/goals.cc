#include "bench/report/goals.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace entente {
namespace {

// "realistic" repeats a bar on the graph with realistic claims, at twice the cost at most.
constexpr Goal kGoals[] = {
    {"G1", "", 0.65, 0.80},
    {"G2", "", 1.0, 1.3},
    {"G3", "W2", 1.25, 1.10, false},
    {"G3", "W3u", 1.25, 1.10, false},
    {"G3", "W6", 1.25, 1.10, false},
    {"G3", "W7", 1.25, 1.10, false},
    {"G3", "W2 realistic", 2.50, 2.20, false},
    {"G3", "W3u realistic", 2.50, 2.20, false},
    {"G3", "W6 realistic", 2.50, 2.20, false},
    {"G3", "W7 realistic", 2.50, 2.20, false},
    {"G4", "", 1.6, 1.3, false},
    {"G5", "", 0.60, 0.70},
    {"G5", "realistic", 0.30, 0.35},
    {"G6", "2-hop", 3.0, 1.5, false},
    {"G6", "3-hop", 3.0, 1.5, false},
    {"G6", "2-hop realistic", 6.0, 3.0, false},
    {"G6", "3-hop realistic", 6.0, 3.0, false},
    {"G7", "p50", 2.5, 3.5},
    {"G7", "mean", 5.0, 8.0},
    {"G7", "p50 realistic", 1.25, 1.75},
    {"G7", "mean realistic", 2.5, 4.0},
    {"G8", "", 20, 50},
    {"G8", "realistic", 10, 25},
    {"G9", "power law", 15, 25},
    {"G9", "ICEWS18", 3, 4},
    {"G10", "", 5, 15},
    {"G11", "engine warm", 1.6, 1.3, false},
    {"G11", "engine cold", 1.6, 1.3, false},
    {"G11", "end to end warm", 1.2, 1.05, false},
    {"G11", "end to end cold", 1.2, 1.05, false},
    {"G12", "warm", 1.10, 1.05, false},
    {"G12", "cold", 1.10, 1.05, false},
    {"G13", "RocksDB", 0.75, 0.9},
    {"G13", "pgbench", 1.0, 1.2},
    {"G14", "", 0.8, 1.0},
    {"G15", "SST ingest", 0.30, 0.5},
    {"G15", "PostgreSQL", 1.5, 0.8, false},
    {"G16", "", 130, 95, false, 0},
    {"G17", "", 45, 34, false, 0},
    {"G18", "", 0.4, 0.7},
    {"G18", "realistic", 0.2, 0.35},
    {"G19", "W2", 1.5, 1.2, false},
    {"G19", "W3u", 1.5, 1.2, false},
    {"G20", "warm", 5, 2, false},
    {"G20", "cold", 5, 2, false},
    {"G21", "", 3, 1.5, false},
    {"G22", "", 1.2, 1.05, false},
};

}  // namespace

std::string Goal::title() const { return *part == '\0' ? name : absl::StrCat(name, " ", part); }

absl::Span<const Goal> Goals() { return kGoals; }

bool Met(const Goal& goal, double figure) {
  return goal.at_least ? figure >= goal.must : figure <= goal.must;
}

std::string GoalLine(const Goal& goal, const Score* score, const std::string& why) {
  if (score == nullptr) return absl::StrCat(goal.title(), " not measured: ", why);
  return absl::StrFormat("%s %.*f must %.*f stretch %.*f %s%s", goal.title(), goal.decimals,
                         score->figure, goal.decimals, goal.must, goal.decimals, goal.stretch,
                         Met(goal, score->figure) ? "met" : "missed",
                         score->scaled ? " scaled" : "");
}

std::string GoalLines(const std::map<std::string, Score>& scores, const Report& report) {
  std::string lines;
  for (const Goal& goal : Goals()) {
    const auto score = scores.find(goal.title());
    const auto why = report.left_out().find(goal.title());
    absl::StrAppend(&lines,
                    GoalLine(goal, score == scores.end() ? nullptr : &score->second,
                             why == report.left_out().end() ? "what measures it was not asked for"
                                                            : why->second),
                    "\n");
  }
  return lines;
}

}  // namespace entente
