// Measures the real server over gRPC against the goals of docs/performance.md, beside the ceilings
// of the same machine in the same run. scripts/bench runs it. Exit codes: 0 measured, whatever the
// goals; 1 a call failed or an answer was wrong; 2 a bad command line.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iostream>

#include "absl/strings/str_cat.h"
#include "bench/report/goals.h"
#include "bench/report/json.h"
#include "bench/report/machine.h"
#include "bench/report/report.h"
#include "bench/report/scores.h"
#include "bench/settings.h"
#include "bench/stages/stage.h"
#include "graph/model/status.h"

namespace entente {
namespace {

bool Names(const Settings& settings, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const char* name) { return settings.names.contains(name); });
}

absl::Status MeasureAll(const Settings& settings, Report& report) {
  report.LeaveOut("G17", "the server does not tell what a traversal index takes");
  if (Names(settings, {"point", "hop", "traverse", "path", "stream", "write", "restart"})) {
    RETURN_IF_ERROR(PlainStage(settings, report));
  }
  if (Names(settings, {"lens"})) RETURN_IF_ERROR(RealisticStage(settings, report));
  if (Names(settings, {"asof"})) RETURN_IF_ERROR(HistoryStage(settings, report));
  if (Names(settings, {"hop", "path", "triangle"})) RETURN_IF_ERROR(IcewsStage(settings, report));
  return Names(settings, {"load"}) ? LoadStage(settings, report) : absl::OkStatus();
}

int Main(int argc, const char* const* argv) {
  Settings settings;
  if (const auto code = ParseSettings(argc, argv, &settings)) return *code;
  Machine machine = ThisMachine();
  Report report;
  settings.scratch += absl::StrCat("/bench-", getpid());  // no two runs share a folder
  std::filesystem::create_directories(settings.scratch);
  const absl::Status measured = MeasureAll(settings, report);
  std::error_code left;
  std::filesystem::remove_all(settings.scratch, left);
  if (!measured.ok()) {
    std::cerr << "bench: " << std::string(measured.message()) << std::endl;
    return 1;
  }
  machine.load_after = LoadAverages();
  const auto scores = ScoresOf(report);
  std::cout << TextOf(machine) << "\n"
            << TableOf(report) << "\n"
            << GoalLines(scores, report) << std::flush;
  if (settings.json.empty()) return 0;
  std::ofstream file(settings.json);
  file << JsonOf(report, scores, machine, TextsOf(settings)) << std::endl;
  if (file.good()) return 0;
  std::cerr << "bench: cannot write " << settings.json << std::endl;
  return 1;
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) { return entente::Main(argc, argv); }
