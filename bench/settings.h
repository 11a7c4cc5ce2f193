// What a run of graph_bench is asked to measure, and how.
#ifndef ENTENTE_BENCH_SETTINGS_H_
#define ENTENTE_BENCH_SETTINGS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace entente {

struct Settings {
  std::set<std::string> names;  // of kStageNames
  std::string server;           // the program
  std::string scratch;          // a folder in which one for everything is made and removed
  std::string json;             // a file for the report; empty: none
  uint32_t nodes = 1'000'000;
  uint64_t edges = 10'000'000;
  uint64_t load_edges = 1'000'000;       // of the file that "load" loads
  uint64_t realistic_edges = 1'000'000;  // of the graph with many voices
  uint32_t hub_edges = 1'000'000;        // of the node that has the most
  std::string data = "../shared/data";   // data sets that others made, if it is there
  uint64_t seed = 20241027;
  double seconds = 2;  // of each stretch of calls
  uint32_t runs = 1;   // medians are told of so many
  bool peers = false;  // PostgreSQL beside it
  bool wrong_reference = false;
};

inline constexpr const char* kStageNames[] = {"load",  "point",    "hop",    "traverse",
                                              "path",  "triangle", "asof",   "lens",
                                              "write", "stream",   "restart"};

// The exit code when there is nothing to measure: 0 after --help, 2 for a bad command line.
std::optional<int> ParseSettings(int argc, const char* const* argv, Settings* settings);

// For the report.
std::map<std::string, std::string> TextsOf(const Settings& settings);

}  // namespace entente

#endif  // ENTENTE_BENCH_SETTINGS_H_
