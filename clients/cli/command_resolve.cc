#include "clients/cli/command_resolve.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/read_output.h"
#include "clients/cli/table.h"
#include "clients/cli/value_text.h"
#include "clients/cpp/json.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

void WriteTable(const v1::ResolveNameResponse& answer, Session& session) {
  Table table({"ID", "NAME", "TYPES", "SCORE", "REASON", "MATCHED"}, session.out, session.width);
  for (const v1::NameCandidate& candidate : answer.candidates()) {
    table.Row(CandidateCells(candidate));
  }
  table.Finish();
  std::ostream& about = session.width.csv ? session.err : session.out;
  const std::string means =
      answer.means().empty() ? "no single entity; give an id" : answer.means();
  about << EscapeForTerminal(absl::StrCat("as an entity it means: ", means)) << '\n';
  if (answer.too_many_names()) {
    about << "the graph has too many names to look for similar ones\n";
  }
  about << FooterText(answer.scope(), answer.trailer(),
                      static_cast<uint64_t>(answer.candidates_size()));
}

absl::StatusOr<ExitCode> RunResolve(Session& session, const ResolveFlags& flags) {
  ASSIGN_OR_RETURN(const v1::ResolveNameRequest request,
                   ResolveRequest(flags, session.flags.graph));
  v1::ResolveNameResponse answer;
  RETURN_IF_ERROR(session.connection->Call(request, &answer));
  const uint64_t rows = static_cast<uint64_t>(answer.candidates_size());
  if (session.format == Format::kJson) {
    ASSIGN_OR_RETURN(const std::string text, JsonOf(answer, JsonForm::kIndented));
    session.out << text << '\n';
  } else if (session.format == Format::kNdjson) {
    for (const v1::NameCandidate& candidate : answer.candidates()) {
      ASSIGN_OR_RETURN(const std::string text, JsonOf(candidate, JsonForm::kOneLine));
      session.out << text << '\n';
    }
    session.err << FooterText(answer.scope(), answer.trailer(), rows);
  } else {
    WriteTable(answer, session);
  }
  // A ranking is cut by design; nobody at all is what scripts want to know.
  if (rows > 0) return ExitCode::kOk;
  return WithRpcError(
      absl::NotFoundError(absl::StrCat("nothing has an id or a name like \"", flags.name, "\"")),
      {.reason = "ENTITY_NOT_FOUND", .field = "NAME", .value = flags.name, .metadata = {}});
}

}  // namespace

void AddResolveFlags(CLI::App* command, ResolveFlags* flags) {
  command->add_option("NAME", flags->name, "A name in any script, an id, or an external id")
      ->required();
  command->add_option("--type", flags->type, "Only entities of this type or a more special one");
  command->add_option("--language", flags->language, "Only names in this language, such as uk");
  command->add_option("--kind", flags->kind, "Only official, alias or historical names");
  command->add_option("--least-score", flags->least_score,
                      "Least score, 0 to 1 (default 0.4; equal names have 0.93 and more)");
  command->add_option("--limit", flags->limit, "Candidates at most (default 10, at most 100)");
  AddReadFlags(command, &flags->read);
}

absl::StatusOr<v1::ResolveNameRequest> ResolveRequest(const ResolveFlags& flags,
                                                      const std::string& graph) {
  v1::ResolveNameRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, AsGiven()));
  request.set_name(flags.name);
  request.set_type(flags.type);
  request.set_language(flags.language);
  request.set_kind(flags.kind);
  request.set_least_score(flags.least_score);
  request.set_limit(flags.limit);
  return request;
}

std::vector<std::string> CandidateCells(const v1::NameCandidate& candidate) {
  const v1::Proposition& matched = candidate.row().proposition();
  const EntityNames none;
  return {candidate.id(),
          candidate.name(),
          absl::StrJoin(candidate.types(), ", "),
          absl::StrFormat("%.2f", candidate.score()),
          Word(candidate.reason()),
          candidate.has_row() ? FillerText(matched, none) : "-"};
}

void AddResolve(CLI::App* app, Session* session) {
  CLI::App* command =
      app->add_subcommand("resolve", "Whom a name may mean, with scores and reasons");
  const auto flags = std::make_shared<ResolveFlags>();
  AddResolveFlags(command, flags.get());
  command->footer(
      "\nExamples:\n"
      "  entente resolve Zelensky\n"
      "  entente resolve \"Kursk oblast\" --type Region --limit 3\n"
      "  entente resolve 북한 --format json");
  command->callback(
      [session, flags] { session->run = [flags](Session& s) { return RunResolve(s, *flags); }; });
}

}  // namespace entente
