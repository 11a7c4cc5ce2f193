#include "clients/cli/command_neighbors.h"

#include <CLI/CLI.hpp>

#include "clients/cli/draw_output.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/flags_page.h"
#include "clients/cli/followed_pages.h"
#include "clients/cli/mentioned_ids.h"
#include "clients/cli/proposition_table.h"
#include "clients/cli/read_output.h"
#include "clients/cli/value_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::Status AddRows(const v1::NeighborsResponse& part, Session& session, ReadOutput* output,
                     EntityNames* names, Table* table, Drawing* drawing) {
  for (const v1::NeighborRow& row : part.rows()) RETURN_IF_ERROR(output->Row(row));
  if (session.format != Format::kTable && !Draws(session.format)) return absl::OkStatus();
  IdSet ids;
  for (const v1::NeighborRow& row : part.rows()) {
    ids.insert(row.neighbor());
    CollectIds(row.row(), &ids);
  }
  RETURN_IF_ERROR(
      names->Learn(*session.connection, session.flags.graph, output->scope().revision(), ids));
  for (const v1::NeighborRow& row : part.rows()) {
    if (Draws(session.format)) {
      drawing->Add(row.row(), *names, row.direction() == v1::DIRECTION_BOTH);
      continue;
    }
    // The subject is the entity asked about, or the neighbour; only the way between them is new.
    std::vector<std::string> cells = PropositionCells(row.row(), *names);
    cells[0] = Word(row.direction());
    cells[2] =
        names->Shown(row.neighbor()) + QualifiersText(row.row().proposition().qualifiers(), *names);
    table->Row(cells);
    AddDetails(row.row(), *names, table);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ExitCode> RunNeighbors(Session& session, v1::NeighborsRequest request,
                                      const PagePolicy& policy) {
  if (Draws(session.format)) request.set_evidence(true);
  ReadOutput output(session, "rows");
  EntityNames names;
  Drawing drawing;
  std::vector<std::string> headers = PropositionHeaders();
  headers[0] = "DIRECTION";
  headers[2] = "NEIGHBOR";
  Table table(headers, session.out, session.width);
  const auto each = [&](const v1::NeighborsResponse& part) {
    return AddRows(part, session, &output, &names, &table, &drawing);
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer,
                   FollowStream<v1::NeighborsResponse>(session, policy, request, &output, each));
  if (session.format == Format::kTable) table.Finish();
  if (Draws(session.format)) {
    drawing.StartAt(names.CanonicalOf(IdOfField(output.scope(), "entity", request.entity())));
    WriteDrawing(session, output.scope(), trailer, drawing.edges().size(), &drawing);
  }
  return output.End(trailer, policy);
}

void AddNeighborsFlags(CLI::App* command, NeighborsFlags* flags) {
  command->add_option("ENTITY", flags->entity, "Entity, by id or name")->required();
  command->add_option("--predicates", flags->predicates, "Only these predicates or inverses")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--direction", flags->direction, "Which way relations go (default both)")
      ->type_name(Choices<v1::Direction>());
  command->add_option("--neighbor-type", flags->neighbor_type, "Only neighbours of this type");
  command->add_flag("--show-denied", flags->show_denied, "Also rows that are only denied");
  command->add_option("--group", flags->group, "Group claims by")
      ->type_name(Choices<v1::Grouping>());
  command->add_flag("--evidence", flags->evidence, "Show the claims behind each row");
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

absl::StatusOr<v1::NeighborsRequest> NeighborsRequestOf(const NeighborsFlags& flags,
                                                        const std::string& graph,
                                                        const Lookup& lookup) {
  v1::NeighborsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, lookup));
  ASSIGN_OR_RETURN(const v1::Grouping group, FromWord<v1::Grouping>("--group", flags.group));
  request.set_group(group);
  ASSIGN_OR_RETURN(const v1::Direction direction,
                   FromWord<v1::Direction>("--direction", flags.direction));
  request.set_direction(direction);
  ASSIGN_OR_RETURN(*request.mutable_entity(), lookup("ENTITY", flags.entity));
  *request.mutable_predicates() = {flags.predicates.begin(), flags.predicates.end()};
  request.set_neighbor_type(flags.neighbor_type);
  request.set_show_denied(flags.show_denied);
  request.set_evidence(flags.evidence);
  return request;
}

void AddNeighbors(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("neighbors", "What an entity is directly related to");
  const auto flags = std::make_shared<NeighborsFlags>();
  AddNeighborsFlags(command, flags.get());
  command->footer(
      "\n--format dot and html draw the rows, with their claims.\n"
      "\nExamples:\n"
      "  entente neighbors \"Kursk region\" --direction in\n"
      "  entente neighbors iso:RU --predicates part_of,borders --neighbor-type Region\n"
      "  entente neighbors iso:KP --valid 2024-10 --evidence\n"
      "  entente neighbors iso:KP --valid 2024-10 --format html > kp.html");
  command->callback([session, flags] {
    session->draws = true;
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckPageFlags(flags->page));
      ASSIGN_OR_RETURN(v1::NeighborsRequest request,
                       NeighborsRequestOf(*flags, s.flags.graph, AsGiven()));
      return RunNeighbors(s, std::move(request), flags->page);
    };
  });
}

}  // namespace entente
