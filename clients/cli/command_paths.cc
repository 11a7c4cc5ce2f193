#include "clients/cli/command_paths.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cli/draw_output.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/flags_page.h"
#include "clients/cli/followed_pages.h"
#include "clients/cli/mentioned_ids.h"
#include "clients/cli/proposition_table.h"
#include "clients/cli/read_output.h"
#include "clients/cli/way_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

// A path is a line that sums it up, and below it a line a hop with its claims.
void AddPath(const v1::PathRow& path, const EntityNames& names, Table* table) {
  table->Row({absl::StrCat(path.hops_size()), PassageText(path.passage()),
              Word(path.passage().certainty()), Word(path.verdict()), OriginsText(path.origins())});
  std::string at = path.from();
  for (const v1::NeighborRow& hop : path.hops()) {
    table->Note(absl::StrCat(names.Shown(at), " ", HopText(hop, names), " ",
                             names.Shown(hop.neighbor()), "  ", Word(hop.row().certainty()), ", ",
                             Word(hop.row().verdict()), ", ", hop.row().support(),
                             hop.row().support() == 1 ? " claim" : " claims"));
    AddDetails(hop.row(), names, table);
    at = hop.neighbor();
  }
}

}  // namespace

absl::StatusOr<ExitCode> RunPaths(Session& session, v1::FindPathsRequest request,
                                  const PagePolicy& policy) {
  if (Draws(session.format)) request.set_evidence(true);
  Drawing drawing;
  ReadOutput output(session, "rows");
  EntityNames names;
  Table table({"HOPS", "VALIDITY", "CERTAINTY", "VERDICT", "ORIGINS"}, session.out, session.width);
  const auto each = [&](const v1::FindPathsResponse& part) -> absl::Status {
    for (const v1::PathRow& path : part.rows()) RETURN_IF_ERROR(output.Row(path));
    if (session.format != Format::kTable && !Draws(session.format)) return absl::OkStatus();
    IdSet ids;
    for (const v1::PathRow& path : part.rows()) {
      for (const v1::NeighborRow& hop : path.hops()) CollectIds(hop.row(), &ids);
    }
    RETURN_IF_ERROR(
        names.Learn(*session.connection, session.flags.graph, output.scope().revision(), ids));
    for (const v1::PathRow& path : part.rows()) {
      if (!Draws(session.format)) AddPath(path, names, &table);
      for (const v1::NeighborRow& hop : path.hops()) {
        if (!Draws(session.format)) break;
        drawing.Add(hop.row(), names, hop.direction() == v1::DIRECTION_BOTH);
      }
    }
    return absl::OkStatus();
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer,
                   FollowStream<v1::FindPathsResponse>(session, policy, request, &output, each));
  if (session.format == Format::kTable) table.Finish();
  if (Draws(session.format)) {
    drawing.StartAt(names.CanonicalOf(IdOfField(output.scope(), "from", request.from())));
    WriteDrawing(session, output.scope(), trailer, drawing.edges().size(), &drawing);
  }
  return output.End(trailer, policy);
}

void AddPathsFlags(CLI::App* command, PathsFlags* flags) {
  command->add_option("FROM", flags->from, "Where paths begin, by id or name")->required();
  command->add_option("TO", flags->to, "Where they end, by id or name")->required();
  command->add_option(
      "--path-mode", flags->path_mode,
      "shortest (default): one; all_shortest; simple: all that meet no entity twice");
  command->add_option("--time", flags->time,
                      "Hops hold simultaneous (default), or time_respecting: one after the other");
  command->add_option("--hops", flags->hops, "Hops at most")->capture_default_str();
  command->add_option("--paths", flags->paths, "Of simple: so many paths, the shortest");
  command->add_flag("--repeat-vertices", flags->repeat_vertices,
                    "Of simple: an entity may be met again, but nothing followed twice");
  command->add_option("--group", flags->group, "Group claims by origin, document or grade");
  command->add_flag("--evidence", flags->evidence, "Show the claims behind each hop");
  AddStepFlags(command, &flags->step);
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

absl::StatusOr<v1::FindPathsRequest> PathsRequestOf(const PathsFlags& flags,
                                                    const std::string& graph,
                                                    const Lookup& lookup) {
  v1::FindPathsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, lookup));
  ASSIGN_OR_RETURN(*request.mutable_from(), lookup("FROM", flags.from));
  ASSIGN_OR_RETURN(*request.mutable_to(), lookup("TO", flags.to));
  ASSIGN_OR_RETURN(*request.mutable_step(), StepOf(flags.step));
  ASSIGN_OR_RETURN(const v1::PathMode mode, FromWord<v1::PathMode>("--path-mode", flags.path_mode));
  request.set_path_mode(mode);
  ASSIGN_OR_RETURN(const v1::PathTime time, FromWord<v1::PathTime>("--time", flags.time));
  request.set_time(time);
  request.set_hops(flags.hops);
  request.set_paths(flags.paths);
  request.set_repeat_vertices(flags.repeat_vertices);
  ASSIGN_OR_RETURN(const v1::Grouping group, FromWord<v1::Grouping>("--group", flags.group));
  request.set_group(group);
  request.set_evidence(flags.evidence);
  return request;
}

void AddPaths(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("paths", "How one entity is connected to another");
  const auto flags = std::make_shared<PathsFlags>();
  AddPathsFlags(command, flags.get());
  command->footer(
      "\nExamples:\n"
      "  entente paths \"North Korea\" \"Kursk region\" --valid 2024-10-28\n"
      "  entente paths iso:KP iso:RU --path-mode simple --hops 3 --evidence\n"
      "  entente paths iso:KP iso:UA --valid 2024 --time time_respecting");
  command->callback([session, flags] {
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckPageFlags(flags->page));
      ASSIGN_OR_RETURN(v1::FindPathsRequest request,
                       PathsRequestOf(*flags, s.flags.graph, AsGiven()));
      return RunPaths(s, std::move(request), flags->page);
    };
  });
}

}  // namespace entente
