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
  std::string scratch;          // a folder for everything, made and removed
  std::string json;             // a file for the report; empty: none
  uint32_t nodes = 1'000'000;
  uint64_t edges = 10'000'000;
  uint64_t seed = 20241027;
  double seconds = 2;  // of each stretch of calls
  uint32_t runs = 1;   // medians are told of so many
  bool wrong_reference = false;
};

inline constexpr const char* kStageNames[] = {"point", "hop", "traverse", "path"};

// The exit code when there is nothing to measure: 0 after --help, 2 for a bad command line.
std::optional<int> ParseSettings(int argc, const char* const* argv, Settings* settings);

// For the report.
std::map<std::string, std::string> TextsOf(const Settings& settings);

}  // namespace entente

#endif  // ENTENTE_BENCH_SETTINGS_H_
