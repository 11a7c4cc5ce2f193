#include "clients/cli/command_graph.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/plain_output.h"
#include "clients/cli/table.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

void GraphRow(const v1::Graph& graph, Table* table) {
  table->Row({graph.name(), absl::StrCat(graph.revision()), graph.created_at(),
              graph.open() ? "open" : ""});
}

absl::StatusOr<ExitCode> RunList(Session& session) {
  v1::ListGraphsResponse answer;
  RETURN_IF_ERROR(session.connection->Call(v1::ListGraphsRequest(), &answer));
  if (session.format != Format::kTable) {
    return PrintPlain(session, answer,
                      std::vector<v1::Graph>(answer.graphs().begin(), answer.graphs().end()));
  }
  Table table({"GRAPH", "REVISION", "CREATED", "TYPES"}, session.out, session.width);
  for (const v1::Graph& graph : answer.graphs()) GraphRow(graph, &table);
  table.Finish();
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> RunCreate(Session& session, const std::string& name,
                                   const std::string& id_key, bool open) {
  ASSIGN_OR_RETURN(v1::CreateGraphRequest request, CreateGraphRequestOf(name, id_key));
  request.set_open(open);
  v1::CreateGraphResponse answer;
  RETURN_IF_ERROR(session.connection->Call(request, &answer));
  if (session.format != Format::kTable) return PrintPlain(session, answer);
  Table table({"GRAPH", "REVISION", "CREATED", "TYPES"}, session.out, session.width);
  GraphRow(answer.graph(), &table);
  table.Finish();
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> RunDelete(Session& session, const std::string& name, bool yes) {
  if (!yes) {
    return UsageError("NAME", name,
                      "deleting a graph removes everything in it for good: say --yes to do it");
  }
  v1::DeleteGraphRequest request;
  request.set_name(name);
  v1::DeleteGraphResponse answer;
  RETURN_IF_ERROR(session.connection->Call(request, &answer));
  if (session.format == Format::kTable) session.out << "deleted " << name << '\n';
  return ExitCode::kOk;
}

struct GraphFlags {
  std::string name;
  std::string id_key;
  bool open = false;
  bool yes = false;
};

}  // namespace

absl::StatusOr<v1::CreateGraphRequest> CreateGraphRequestOf(const std::string& name,
                                                            const std::string& id_key) {
  v1::CreateGraphRequest request;
  request.set_name(name);
  if (id_key.empty()) return request;
  const bool digits = std::all_of(id_key.begin(), id_key.end(), absl::ascii_isxdigit);
  if (id_key.size() != 64 || !digits) {
    return UsageError("--id-key", id_key, "no key: 64 hex digits are expected");
  }
  request.set_id_key(absl::HexStringToBytes(id_key));
  return request;
}

void AddGraph(CLI::App* app, Session* session) {
  CLI::App* command =
      app->add_subcommand("graph", "The graphs of the server: list, create, delete");
  command->require_subcommand(1);
  command->footer(
      "\nExamples:\n"
      "  entente graph list\n"
      "  entente graph create notes\n"
      "  entente graph delete notes --yes");
  const auto flags = std::make_shared<GraphFlags>();
  CLI::App* list = command->add_subcommand("list", "All graphs, by name");
  list->callback([session] { session->run = RunList; });
  list->footer("\nExamples:\n  entente graph list\n  entente graph list --format json");

  CLI::App* create = command->add_subcommand("create", "Makes a graph");
  create->add_option("NAME", flags->name, "1 to 64 of a-z, 0-9, - and _, beginning with a letter")
      ->required();
  create->add_option("--id-key", flags->id_key,
                     "64 hex digits that claim ids are derived under (default: random)");
  create->add_flag("--open", flags->open,
                   "Admit types and predicates that nobody declared, for good");
  create->footer(
      "\nExamples:\n  entente graph create notes\n"
      "  entente graph create scratch --open\n"
      "  entente graph create copy --id-key 00112233...ff");
  create->callback([session, flags] {
    session->run = [flags](Session& s) {
      return RunCreate(s, flags->name, flags->id_key, flags->open);
    };
  });

  CLI::App* remove = command->add_subcommand("delete", "Removes a graph for good");
  remove->add_option("NAME", flags->name, "Name of the graph")->required();
  remove->add_flag("--yes", flags->yes, "Yes, everything in it");
  remove->footer(
      "\nExamples:\n  entente graph delete notes --yes\n"
      "  entente --server db:50551 graph delete notes --yes");
  remove->callback([session, flags] {
    session->run = [flags](Session& s) { return RunDelete(s, flags->name, flags->yes); };
  });
}

}  // namespace entente
