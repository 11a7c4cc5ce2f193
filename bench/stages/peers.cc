// PostgreSQL beside it, by bench/peers/postgres.py, which is handed the graph and the questions.
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "absl/strings/str_cat.h"
#include "bench/stages/stage.h"
#include "bench/workloads/traverse.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kProgramme[] = "bench/peers/postgres.py";
constexpr size_t kStarts = 100;

void WriteGraph(const Adjacency& graph, const std::string& path) {
  std::ofstream file(path);
  for (uint32_t node = 0; node < graph.nodes(); ++node) {
    for (const Neighbor& neighbor : graph.Out(node)) {
      file << node << ',' << neighbor.relation << ',' << neighbor.node << ',' << neighbor.first
           << ',' << neighbor.last << '\n';
    }
  }
}

void WriteStarts(const ServedGraph& graph, uint32_t hops, const std::string& path) {
  std::ofstream file(path);
  for (const auto& [node, day] : StartsIn(graph, hops, kStarts)) file << node << ',' << day << '\n';
}

}  // namespace

absl::Status MeasurePeers(const Settings& settings, const ServedGraph& graph, Report& report) {
  Say("asking PostgreSQL");
  const std::string edges = settings.scratch + "/peer-edges.csv";
  const std::string told = settings.scratch + "/peer.json";
  WriteGraph(*graph.edges, edges);
  std::string command =
      absl::StrCat(kProgramme, " --nodes ", graph.edges->nodes(), " --edges '", edges,
                   "' --seconds ", settings.seconds, " --json '", told, "' --starts");
  for (const uint32_t hops : {2u, 3u}) {
    const std::string path = absl::StrCat(settings.scratch, "/peer-starts-", hops, ".csv");
    WriteStarts(graph, hops, path);
    absl::StrAppend(&command, " ", hops, "='", path, "'");
  }
  if (std::system(command.c_str()) != 0) {
    Say("without PostgreSQL: its figures are scaled");
    return absl::OkStatus();
  }
  const auto peer = nlohmann::json::parse(std::ifstream(told), nullptr, false);
  if (peer.is_discarded()) return absl::InternalError("postgres.py tells nothing");
  const double seconds = peer["load_seconds"];
  report.Tell("PostgreSQL: seconds of the load", seconds);
  const auto own = report.Number(kPlainLoad);
  if (own.has_value()) report.Tell("G15 PostgreSQL", *own / seconds);
  for (const auto& measure : peer["measures"]) {
    report.Add({measure["what"], measure["how"]}, "",
               {.p50 = measure["p50"],
                .p99 = measure["p99"],
                .mean = measure["mean"],
                .rate = measure["rate"],
                .cpu = 0,
                .calls = measure["calls"]});
  }
  return absl::OkStatus();
}

}  // namespace entente
