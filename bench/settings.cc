#include "bench/settings.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace entente {
namespace {

constexpr int kBadCommandLine = 2;

void Declare(CLI::App& app, Settings* settings, std::vector<std::string>* names,
             std::optional<uint64_t>* edges) {
  std::vector<std::string> all(std::begin(kStageNames), std::end(kStageNames));
  all.push_back("all");
  app.add_option("names", *names, "what to measure: " + absl::StrJoin(all, ", "))
      ->required()
      ->check(CLI::IsMember(all));
  app.add_option("--server", settings->server, "the program entented")->required();
  app.add_option("--scratch", settings->scratch, "a folder, in which one is made and removed")
      ->required();
  app.add_option("--json", settings->json, "a file for the report");
  app.add_option("--nodes", settings->nodes, "of the graph drawn")->check(CLI::Range(100, 1 << 30));
  app.add_option("--edges", *edges,
                 "of the graph drawn, default 10,000,000; of the file loaded, default 1,000,000; a "
                 "tenth of them of the graph with many voices, and of the node that has most")
      ->check(CLI::PositiveNumber);
  app.add_option("--data", settings->data, "folder of data sets, of which ICEWS18 is asked");
  app.add_option("--seed", settings->seed, "of graph and questions");
  app.add_option("--seconds", settings->seconds, "each stretch of calls")
      ->check(CLI::Range(0.01, 600.0));
  app.add_option("--runs", settings->runs, "medians are told of so many")->check(CLI::Range(1, 99));
  app.add_flag("--peers", settings->peers, "ask PostgreSQL beside it, where it is installed");
  // To see that answers are checked; no way to measure.
  app.add_flag("--wrong-reference", settings->wrong_reference)->group("");
}

}  // namespace

std::optional<int> ParseSettings(int argc, const char* const* argv, Settings* settings) {
  CLI::App app("Measures a server of graphs against its goals.", "scripts/bench");
  std::vector<std::string> names;
  std::optional<uint64_t> edges;
  Declare(app, settings, &names, &edges);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    std::cerr << "bench: " << error.what() << " (--help lists the flags)" << std::endl;
    return kBadCommandLine;
  }
  settings->names = {names.begin(), names.end()};
  if (settings->names.erase("all") > 0) {
    settings->names.insert(std::begin(kStageNames), std::end(kStageNames));
  }
  if (edges.has_value()) {
    settings->edges = settings->load_edges = *edges;
    settings->realistic_edges = std::max<uint64_t>(*edges / 10, 1'000);
    settings->hub_edges = static_cast<uint32_t>(std::clamp<uint64_t>(*edges / 10, 100, 1'000'000));
  }
  if (settings->edges / settings->nodes > settings->nodes) {
    std::cerr << "bench: " << settings->edges << " edges are too many for " << settings->nodes
              << " nodes" << std::endl;
    return kBadCommandLine;
  }
  return std::nullopt;
}

std::map<std::string, std::string> TextsOf(const Settings& settings) {
  return {{"names", absl::StrJoin(settings.names, " ")}, {"nodes", absl::StrCat(settings.nodes)},
          {"edges", absl::StrCat(settings.edges)},       {"seed", absl::StrCat(settings.seed)},
          {"seconds", absl::StrCat(settings.seconds)},   {"runs", absl::StrCat(settings.runs)}};
}

}  // namespace entente
