// Measures a bulk load of edges from a file, through a server of its own, against what RocksDB
// alone does with the same rows in the same run. scripts/bench runs it; docs/bulk-load.md tells
// figures.
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "bench/edge_list.h"
#include "bench/ingest_ceiling.h"
#include "bench/server_process.h"
#include "clients/cpp/connection.h"
#include "graph/model/limits.h"
#include "graph/model/status.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

struct Flags {
  std::string server;   // program
  std::string scratch;  // folder, emptied at the end
  std::string json;
  uint64_t edges = 1'000'000;
  uint64_t seed = 20241027;
};

struct Figures {
  double load_seconds = 0;
  uint64_t disk_bytes = 0;
  uint64_t peak_bytes = 0;
  uint64_t idle_bytes = 0;  // before the load
  IngestCeiling ceiling;
};

absl::Status Prepare(Connection& connection) {
  v1::CreateGraphRequest create;
  create.set_name("edges");
  create.set_open(true);
  v1::CreateGraphResponse created;
  RETURN_IF_ERROR(connection.Call(create, &created));
  v1::CommitRequest commit;
  commit.set_graph("edges");
  commit.set_request_id("document");
  v1::Claim& claim = *commit.add_changes()->mutable_claim();
  claim.set_subject(kEdgeDocument);
  claim.set_predicate("type");
  claim.mutable_value()->mutable_text()->set_text("Document");
  claim.mutable_voice()->set_document(kEdgeDocument);
  v1::CommitResponse committed;
  return connection.Call(commit, &committed);
}

// From opening the file to being asked and answered.
absl::Status Load(Connection& connection, const std::string& file, uint64_t edges) {
  const auto load = connection.BeginBulkLoad("edges", "load");
  RETURN_IF_ERROR(
      ReadEdges(file, [&](v1::Change change) { return load->Write(std::move(change)); }));
  v1::BulkLoadResponse answer;
  RETURN_IF_ERROR(load->Finish(&answer));
  if (answer.claims_recorded() + answer.claims_already_present() != edges) {
    return absl::InternalError(
        absl::StrCat(edges, " edges were sent, but ", answer.claims_recorded(), " recorded"));
  }
  v1::ListClaimsRequest list;
  list.mutable_scope()->set_graph("edges");
  list.set_subject("n0");
  list.set_page_size(1);
  v1::ListClaimsResponse claims;
  return connection.Call(list, &claims);
}

// As the file system counts them.
uint64_t BytesIn(const std::string& folder) {
  uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    struct stat about;
    if (lstat(entry.path().c_str(), &about) == 0) bytes += uint64_t(about.st_blocks) * 512;
  }
  return bytes;
}

absl::StatusOr<Figures> Measure(const Flags& flags) {
  const std::string file = flags.scratch + "/edges.csv";
  RETURN_IF_ERROR(WriteEdges(file, flags.edges, flags.seed));
  ASSIGN_OR_RETURN(const auto server, ServerProcess::Start(flags.server, flags.scratch + "/data"));
  Connection connection(server->address(), absl::InfiniteDuration());
  RETURN_IF_ERROR(Prepare(connection));
  Figures figures;
  figures.idle_bytes = server->PeakBytes();
  const absl::Time began = absl::Now();
  RETURN_IF_ERROR(Load(connection, file, flags.edges));
  figures.load_seconds = absl::ToDoubleSeconds(absl::Now() - began);
  figures.peak_bytes = server->PeakBytes();
  server->Stop();
  figures.disk_bytes = BytesIn(flags.scratch + "/data/graphs/edges");
  fs::create_directory(flags.scratch + "/ceiling");
  ASSIGN_OR_RETURN(figures.ceiling, MeasureIngest(flags.scratch + "/data/graphs/edges/rocksdb",
                                                  flags.scratch + "/ceiling"));
  return figures;
}

std::string Goal(const char* name, double figure, double must, double stretch, bool least) {
  const bool met = least ? figure >= must : figure <= must;
  return least ? absl::StrFormat("%s %.2f must %.2f stretch %.2f %s", name, figure, must, stretch,
                                 met ? "met" : "missed")
               : absl::StrFormat("%s %.0f B must %.0f B stretch %.0f B %s", name, figure, must,
                                 stretch, met ? "met" : "missed");
}

void Print(const Flags& flags, const Figures& figures) {
  const auto rows = static_cast<double>(figures.ceiling.rows);
  const double edges = static_cast<double>(flags.edges);
  const double load_rate = rows / figures.load_seconds;
  const double ceiling_rate = rows / figures.ceiling.seconds;
  const double ratio = load_rate / ceiling_rate;
  const double disk = static_cast<double>(figures.disk_bytes) / edges;
  const double mib = 1024.0 * 1024.0;
  const double budget = static_cast<double>(Limits().bulk_load_memory_bytes) / mib;
  const double peak = static_cast<double>(figures.peak_bytes) / mib;
  const double idle = static_cast<double>(figures.idle_bytes) / mib;
  const std::string g15 = Goal("G15", ratio, 0.30, 0.50, true);
  const std::string g16 = Goal("G16", disk, 130, 95, false);
  std::cout << absl::StrFormat("edges                 %12d\n", flags.edges)
            << absl::StrFormat("rows                  %12d  (%.0f B each)\n", figures.ceiling.rows,
                               static_cast<double>(figures.ceiling.bytes) / rows)
            << absl::StrFormat("load                  %12.1f  s, %.0f edges/s, %.0f rows/s\n",
                               figures.load_seconds, edges / figures.load_seconds, load_rate)
            << absl::StrFormat("SST ingest, same rows %12.1f  s, %.0f rows/s\n",
                               figures.ceiling.seconds, ceiling_rate)
            << absl::StrFormat("disk                  %12.0f  B an edge\n", disk)
            << absl::StrFormat("server at most        %12.0f  MiB; %.0f before; budget %.0f\n",
                               peak, idle, budget)
            << g15 << "\n"
            << g16 << std::endl;
  if (flags.json.empty()) return;
  const nlohmann::json out = {{"edges", flags.edges},
                              {"seed", flags.seed},
                              {"rows", figures.ceiling.rows},
                              {"row_bytes", figures.ceiling.bytes},
                              {"load_seconds", figures.load_seconds},
                              {"ingest_seconds", figures.ceiling.seconds},
                              {"g15", ratio},
                              {"g16", disk},
                              {"disk_bytes", figures.disk_bytes},
                              {"peak_bytes", figures.peak_bytes},
                              {"idle_bytes", figures.idle_bytes},
                              {"budget_bytes", Limits().bulk_load_memory_bytes}};
  std::ofstream(flags.json) << out.dump(2) << "\n";
}

int Main(int argc, const char* const* argv) {
  Flags flags;
  CLI::App app("Measures a bulk load", "load_bench");
  app.add_option("--server", flags.server, "the program entented")->required();
  app.add_option("--scratch", flags.scratch, "a folder for everything, made and removed")
      ->required();
  app.add_option("--edges", flags.edges, "edges to load")->check(CLI::PositiveNumber);
  app.add_option("--seed", flags.seed, "of the edges");
  app.add_option("--json", flags.json, "a file for the figures");
  CLI11_PARSE(app, argc, argv);
  fs::create_directories(flags.scratch);
  const absl::StatusOr<Figures> figures = Measure(flags);
  if (figures.ok()) Print(flags, *figures);
  std::error_code left;
  fs::remove_all(flags.scratch, left);
  if (figures.ok()) return 0;
  std::cerr << "bench: " << figures.status().ToString() << std::endl;
  return 1;
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) { return entente::Main(argc, argv); }
