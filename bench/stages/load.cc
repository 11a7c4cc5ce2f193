// A bulk load of edges from a file, through a server of its own, against what RocksDB alone does
// with the same rows in the same run. docs/bulk-load.md tells figures.
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "bench/edge_list.h"
#include "bench/graphs/graph_load.h"
#include "bench/ingest_ceiling.h"
#include "bench/server_process.h"
#include "bench/stages/stage.h"
#include "clients/cpp/connection.h"
#include "graph/model/status.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr double kMiB = 1024.0 * 1024.0;

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

// Seconds that the load took.
absl::StatusOr<double> LoadFile(const Settings& settings, const std::string& folder,
                                Report& report) {
  const std::string file = folder + "/edges.csv";
  RETURN_IF_ERROR(WriteEdges(file, settings.load_edges, settings.seed));
  ASSIGN_OR_RETURN(const auto server, ServerProcess::Start(settings.server, folder + "/server"));
  Connection connection(server->address(), absl::InfiniteDuration());
  RETURN_IF_ERROR(MakeGraph(connection, "edges"));
  report.Tell("load: MiB of the server before", static_cast<double>(server->PeakBytes()) / kMiB);
  const absl::Time began = absl::Now();
  RETURN_IF_ERROR(Load(connection, file, settings.load_edges));
  const double seconds = absl::ToDoubleSeconds(absl::Now() - began);
  report.Tell("load: MiB of the server at most", static_cast<double>(server->PeakBytes()) / kMiB);
  return seconds;
}

}  // namespace

absl::Status LoadStage(const Settings& settings, Report& report) {
  const std::string folder = settings.scratch + "/load";
  fs::create_directories(folder + "/ceiling");
  Say(absl::StrCat("loading a file of ", settings.load_edges, " edges"));
  ASSIGN_OR_RETURN(const double seconds, LoadFile(settings, folder, report));
  const auto edges = static_cast<double>(settings.load_edges);
  const std::string graph = folder + "/server/graphs/edges";
  const auto disk = static_cast<double>(BytesIn(graph));
  ASSIGN_OR_RETURN(const IngestCeiling ceiling,
                   MeasureIngest(graph + "/rocksdb", folder + "/ceiling"));
  const auto rows = static_cast<double>(ceiling.rows);
  report.Tell("load: edges", edges);
  report.Tell("load: rows", rows);
  report.Tell("load: bytes a row", static_cast<double>(ceiling.bytes) / rows);
  report.Tell("load: seconds", seconds);
  report.Tell("load: seconds of SST ingest of the same rows", ceiling.seconds);
  report.Tell("load: bytes on disk an edge", disk / edges);
  report.Tell("G15 SST ingest", ceiling.seconds / seconds);
  report.Tell("G16", disk / edges);
  fs::remove_all(folder);
  return absl::OkStatus();
}

}  // namespace entente
