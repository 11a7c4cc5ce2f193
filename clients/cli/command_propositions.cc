#include "clients/cli/command_propositions.h"

#include <CLI/CLI.hpp>

#include "clients/cli/draw_output.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/flags_page.h"
#include "clients/cli/followed_pages.h"
#include "clients/cli/mentioned_ids.h"
#include "clients/cli/proposition_table.h"
#include "clients/cli/read_output.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::Status AddRows(const v1::ListPropositionsResponse& part, Session& session, ReadOutput* output,
                     EntityNames* names, Table* table, Drawing* drawing) {
  for (const v1::PropositionRow& row : part.rows()) RETURN_IF_ERROR(output->Row(row));
  if (session.format != Format::kTable && !Draws(session.format)) return absl::OkStatus();
  IdSet ids;
  for (const v1::PropositionRow& row : part.rows()) CollectIds(row, &ids);
  RETURN_IF_ERROR(
      names->Learn(*session.connection, session.flags.graph, output->scope().revision(), ids));
  for (const v1::PropositionRow& row : part.rows()) {
    if (Draws(session.format)) {
      drawing->Add(row, *names);
      continue;
    }
    table->Row(PropositionCells(row, *names));
    AddDetails(row, *names, table);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ExitCode> RunPropositions(Session& session, v1::ListPropositionsRequest request,
                                         const PagePolicy& policy) {
  if (Draws(session.format)) request.set_evidence(true);
  ReadOutput output(session, "rows");
  EntityNames names;
  Drawing drawing;
  Table table(PropositionHeaders(), session.out, session.width);
  const auto each = [&](const v1::ListPropositionsResponse& part) {
    return AddRows(part, session, &output, &names, &table, &drawing);
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer, FollowStream<v1::ListPropositionsResponse>(
                                                  session, policy, request, &output, each));
  if (session.format == Format::kTable) table.Finish();
  if (Draws(session.format)) {
    WriteDrawing(session, output.scope(), trailer, drawing.edges().size(), &drawing);
  }
  return output.End(trailer, policy);
}

void AddPropositionsFlags(CLI::App* command, PropositionsFlags* flags) {
  AddPatternFlags(command, flags);
  command->add_option("--group", flags->group, "Group claims by")
      ->type_name(Choices<v1::Grouping>());
  command->add_flag("--evidence", flags->evidence, "Show the claims behind each row");
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

absl::StatusOr<v1::ListPropositionsRequest> PropositionsRequest(const PropositionsFlags& flags,
                                                                const std::string& graph,
                                                                const Lookup& lookup) {
  v1::ListPropositionsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, lookup));
  ASSIGN_OR_RETURN(const v1::Grouping group, FromWord<v1::Grouping>("--group", flags.group));
  request.set_group(group);
  RETURN_IF_ERROR(PutPattern(flags, lookup, &request));
  request.set_evidence(flags.evidence);
  return request;
}

void AddPropositions(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("propositions", "What is said to be the case");
  const auto flags = std::make_shared<PropositionsFlags>();
  AddPropositionsFlags(command, flags.get());
  command->footer(
      "\n--format dot and html draw the rows, with their claims.\n"
      "\nExamples:\n"
      "  entente propositions --predicate located_in --within \"Kursk region\" --valid 2024-10-27\n"
      "  entente propositions --subject iso:RU-KRS --published-before 2024-10-24 --evidence\n"
      "  entente propositions --predicate strength --least-origins 2 --group origin --format json");
  command->callback([session, flags] {
    session->draws = true;
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckPageFlags(flags->page));
      ASSIGN_OR_RETURN(v1::ListPropositionsRequest request,
                       PropositionsRequest(*flags, s.flags.graph, AsGiven()));
      return RunPropositions(s, std::move(request), flags->page);
    };
  });
}

}  // namespace entente
