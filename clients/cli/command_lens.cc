#include "clients/cli/command_lens.h"

#include <CLI/CLI.hpp>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/lens_text.h"
#include "clients/cli/plain_output.h"
#include "clients/cli/table.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

struct LensCommandFlags {
  std::string name;
  LensFlags lens;
};

void WriteTable(const std::vector<v1::NamedLens>& lenses, Session& session) {
  Table table({"LENS", "VERSION", "POLICY"}, session.out, session.width);
  for (const v1::NamedLens& lens : lenses) {
    table.Row({lens.name(), absl::StrCat(lens.version()), LensText(lens.lens())});
  }
  table.Finish();
}

absl::StatusOr<ExitCode> RunPut(Session& session, const LensCommandFlags& flags) {
  const Lookup lookup = LookupIn(*session.connection, session.flags.graph, "");
  ASSIGN_OR_RETURN(const v1::PutLensRequest request,
                   PutLensRequestOf(session.flags.graph, flags.name, flags.lens, lookup));
  v1::PutLensResponse answer;
  RETURN_IF_ERROR(session.connection->Call(request, &answer));
  if (session.format != Format::kTable) return PrintPlain(session, answer);
  WriteTable({answer.lens()}, session);
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> RunGet(Session& session, const LensCommandFlags& flags) {
  v1::GetLensRequest request;
  request.set_graph(session.flags.graph);
  request.set_name(flags.name);
  v1::GetLensResponse answer;
  RETURN_IF_ERROR(session.connection->Call(request, &answer));
  if (session.format != Format::kTable) return PrintPlain(session, answer);
  WriteTable({answer.lens()}, session);
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> RunList(Session& session) {
  v1::ListLensesRequest request;
  request.set_graph(session.flags.graph);
  v1::ListLensesResponse answer;
  RETURN_IF_ERROR(session.connection->Call(request, &answer));
  const std::vector<v1::NamedLens> lenses(answer.lenses().begin(), answer.lenses().end());
  if (session.format != Format::kTable) return PrintPlain(session, answer, lenses);
  WriteTable(lenses, session);
  return ExitCode::kOk;
}

}  // namespace

absl::StatusOr<v1::PutLensRequest> PutLensRequestOf(const std::string& graph,
                                                    const std::string& name, const LensFlags& flags,
                                                    const Lookup& lookup) {
  v1::PutLensRequest request;
  request.set_graph(graph);
  request.set_name(name);
  ASSIGN_OR_RETURN(*request.mutable_lens(), LensOf(flags, lookup));
  return request;
}

void AddLens(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("lens", "The stored lenses of a graph: put, get, list");
  command->require_subcommand(1);
  command->footer(
      "\nExamples:\n"
      "  entente lens put careful --least-origins 2 --contest only_uncontested\n"
      "  entente lens get careful@1\n"
      "  entente propositions --lens careful");
  const auto flags = std::make_shared<LensCommandFlags>();
  CLI::App* put = command->add_subcommand("put", "Stores a lens, as a new version if it differs");
  put->add_option("NAME", flags->name, "1 to 64 of a-z, 0-9, - and _")->required();
  AddLensFlags(put, &flags->lens);
  put->footer(
      "\nExamples:\n"
      "  entente lens put graded --least-reliability b --least-credibility 2\n"
      "  entente lens put outlook --moods fact,forecast,intent --deny-agents iso:RU");
  put->callback(
      [session, flags] { session->run = [flags](Session& s) { return RunPut(s, *flags); }; });

  CLI::App* get = command->add_subcommand("get", "A stored lens");
  get->add_option("NAME", flags->name, "NAME or NAME@VERSION")->required();
  get->footer("\nExamples:\n  entente lens get default\n  entente lens get careful@1");
  get->callback(
      [session, flags] { session->run = [flags](Session& s) { return RunGet(s, *flags); }; });

  CLI::App* list = command->add_subcommand("list", "The latest version of each stored lens");
  list->footer("\nExamples:\n  entente lens list\n  entente lens list --format ndjson");
  list->callback([session] { session->run = RunList; });
}

}  // namespace entente
