#include "clients/cli/command_status.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"
#include "clients/cli/plain_output.h"
#include "clients/cli/table.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::StatusOr<ExitCode> RunStatus(Session& session) {
  v1::GetStatusResponse status;
  RETURN_IF_ERROR(session.connection->Call(v1::GetStatusRequest(), &status));
  v1::GetVersionResponse version;
  RETURN_IF_ERROR(session.connection->Call(v1::GetVersionRequest(), &version));
  if (session.format == Format::kTable) {
    (session.width.csv ? session.err : session.out)
        << EscapeForTerminal(ServerText(status, version)) << '\n';
    Table table({"GRAPH", "REVISION", "RECORDED", "WRITABLE", "WHY NOT"}, session.out,
                session.width);
    for (const v1::GraphStatus& graph : status.graphs()) {
      table.Row({graph.name(), absl::StrCat(graph.revision()), graph.recorded_at(),
                 graph.writable() ? "yes" : "no", graph.reason()});
    }
    table.Finish();
    return ExitCode::kOk;
  }
  ASSIGN_OR_RETURN(const std::string first, JsonOf(status, JsonForm::kOneLine));
  ASSIGN_OR_RETURN(const std::string second, JsonOf(version, JsonForm::kOneLine));
  session.out << "{\"status\": " << first << ", \"version\": " << second << "}\n";
  return ExitCode::kOk;
}

}  // namespace

std::string ServerText(const v1::GetStatusResponse& status, const v1::GetVersionResponse& version) {
  return absl::StrCat("entente ", version.version(), " (format ", version.format_version(),
                      ", gRPC ", version.grpc_version(), ", RocksDB ", version.rocksdb_version(),
                      "), ", status.ready() ? "ready" : "not ready", ", up ",
                      status.uptime_seconds(), " s");
}

void AddStatus(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("status", "How the server is doing");
  command->footer(
      "\nExamples:\n  entente status\n  entente --server db:50551 status --format json");
  command->callback([session] { session->run = RunStatus; });
}

}  // namespace entente
