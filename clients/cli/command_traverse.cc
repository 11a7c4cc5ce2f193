#include "clients/cli/command_traverse.h"

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

// Where the drawing begins: at the entities of the request's `field`, which may hold names.
void StartAt(const std::string& field, const google::protobuf::RepeatedPtrField<std::string>& texts,
             const v1::ResolvedScope& scope, const EntityNames& names, Drawing* drawing) {
  for (int i = 0; i < texts.size(); ++i) {
    drawing->StartAt(
        names.CanonicalOf(IdOfField(scope, absl::StrCat(field, "[", i, "]"), texts.Get(i))));
  }
}

// What both have in common.
template <typename Request>
absl::Status Fill(const TraverseFlags& flags, const std::string& graph, const Lookup& lookup,
                  Request* request) {
  ASSIGN_OR_RETURN(*request->mutable_scope(), ScopeOf(graph, flags.read, lookup));
  ASSIGN_OR_RETURN(const v1::Grouping group, FromWord<v1::Grouping>("--group", flags.group));
  request->set_group(group);
  request->set_evidence(flags.evidence);
  request->set_hops(flags.hops);
  return absl::OkStatus();
}

void AddCommonFlags(CLI::App* command, TraverseFlags* flags) {
  command->add_option("ENTITY", flags->starts, "Entities to begin at, by id or name")->required();
  command->add_option("--hops", flags->hops, "Hops at most")->capture_default_str();
  command->add_option("--group", flags->group, "Group claims by origin, document or grade");
  command->add_flag("--evidence", flags->evidence, "Show the claims behind each row");
  AddStepFlags(command, &flags->step);
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

}  // namespace

absl::StatusOr<ExitCode> RunSubgraph(Session& session, v1::SubgraphRequest request,
                                     const PagePolicy& policy) {
  if (Draws(session.format)) request.set_evidence(true);
  Drawing drawing;
  ReadOutput output(session, "rows");
  EntityNames names;
  Table entities({"DEPTH", "ENTITY"}, session.out, session.width);
  Table relations(PropositionHeaders(), session.out, session.width);
  bool begun = false;  // the second table
  const auto each = [&](const v1::SubgraphResponse& part) -> absl::Status {
    for (const v1::SubgraphRow& row : part.rows()) RETURN_IF_ERROR(output.Row(row));
    if (session.format != Format::kTable && !Draws(session.format)) return absl::OkStatus();
    IdSet ids;
    for (const v1::SubgraphRow& row : part.rows()) {
      if (row.has_entity()) ids.insert(row.entity().id());
      if (row.has_relation()) CollectIds(row.relation(), &ids);
    }
    RETURN_IF_ERROR(
        names.Learn(*session.connection, session.flags.graph, output.scope().revision(), ids));
    for (const v1::SubgraphRow& row : part.rows()) {
      if (Draws(session.format)) {
        if (row.has_relation()) drawing.Add(row.relation(), names);
        continue;
      }
      if (row.has_entity()) {
        entities.Row({absl::StrCat(row.entity().depth()), names.Shown(row.entity().id())});
        continue;
      }
      if (!begun) entities.Finish();
      begun = true;
      relations.Row(PropositionCells(row.relation(), names));
      AddDetails(row.relation(), names, &relations);
    }
    return absl::OkStatus();
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer,
                   FollowStream<v1::SubgraphResponse>(session, policy, request, &output, each));
  if (session.format == Format::kTable) {
    if (!begun) entities.Finish();
    if (begun) relations.Finish();
  }
  if (Draws(session.format)) {
    StartAt("seeds", request.seeds(), output.scope(), names, &drawing);
    WriteDrawing(session, output.scope(), trailer, drawing.edges().size(), &drawing);
  }
  return output.End(trailer, policy);
}

absl::StatusOr<ExitCode> RunTraverse(Session& session, v1::TraverseRequest request,
                                     const PagePolicy& policy) {
  if (Draws(session.format)) {
    request.set_evidence(true);
    request.set_entities_only(false);  // a drawing is of hops
  }
  ReadOutput output(session, "rows");
  EntityNames names;
  Drawing drawing;
  std::vector<std::string> headers = {"DEPTH", "ENTITY", "VIA"};
  if (!request.entities_only()) {
    headers.insert(headers.end(), {"HOP", "VALIDITY", "CERTAINTY", "VERDICT"});
  }
  Table table(headers, session.out, session.width);
  const auto each = [&](const v1::TraverseResponse& part) -> absl::Status {
    for (const v1::TraverseRow& row : part.rows()) RETURN_IF_ERROR(output.Row(row));
    if (session.format != Format::kTable && !Draws(session.format)) return absl::OkStatus();
    IdSet ids;
    for (const v1::TraverseRow& row : part.rows()) {
      ids.insert(row.via());
      ids.insert(row.hop().neighbor());
      CollectIds(row.hop().row(), &ids);
    }
    RETURN_IF_ERROR(
        names.Learn(*session.connection, session.flags.graph, output.scope().revision(), ids));
    for (const v1::TraverseRow& row : part.rows()) {
      if (Draws(session.format)) {
        drawing.Add(row.hop().row(), names, row.hop().direction() == v1::DIRECTION_BOTH);
        continue;
      }
      if (request.entities_only()) {
        table.Row(
            {absl::StrCat(row.depth()), names.Shown(row.hop().neighbor()), names.Shown(row.via())});
        continue;
      }
      table.Row({absl::StrCat(row.depth()), names.Shown(row.hop().neighbor()),
                 names.Shown(row.via()), HopText(row.hop(), names), PassageText(row.passage()),
                 Word(row.passage().certainty()), Word(row.hop().row().verdict())});
      AddDetails(row.hop().row(), names, &table);
    }
    return absl::OkStatus();
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer,
                   FollowStream<v1::TraverseResponse>(session, policy, request, &output, each));
  if (session.format == Format::kTable) table.Finish();
  if (Draws(session.format)) {
    StartAt("starts", request.starts(), output.scope(), names, &drawing);
    WriteDrawing(session, output.scope(), trailer, drawing.edges().size(), &drawing);
  }
  return output.End(trailer, policy);
}

void AddTraverseFlags(CLI::App* command, TraverseFlags* flags) {
  AddCommonFlags(command, flags);
  command->add_option("--time", flags->time,
                      "Hops hold simultaneous (default), or time_respecting: one after the other");
  command->add_flag("--entities-only", flags->entities_only,
                    "Show what is reached and from where, not by which claims");
}

void AddSubgraphFlags(CLI::App* command, TraverseFlags* flags) { AddCommonFlags(command, flags); }

absl::StatusOr<v1::TraverseRequest> TraverseRequestOf(const TraverseFlags& flags,
                                                      const std::string& graph,
                                                      const Lookup& lookup) {
  v1::TraverseRequest request;
  RETURN_IF_ERROR(Fill(flags, graph, lookup, &request));
  for (const std::string& start : flags.starts) {
    ASSIGN_OR_RETURN(*request.add_starts(), lookup("ENTITY", start));
  }
  ASSIGN_OR_RETURN(*request.add_steps(), StepOf(flags.step));
  ASSIGN_OR_RETURN(const v1::PathTime time, FromWord<v1::PathTime>("--time", flags.time));
  request.set_time(time);
  request.set_entities_only(flags.entities_only);
  return request;
}

absl::StatusOr<v1::SubgraphRequest> SubgraphRequestOf(const TraverseFlags& flags,
                                                      const std::string& graph,
                                                      const Lookup& lookup) {
  v1::SubgraphRequest request;
  RETURN_IF_ERROR(Fill(flags, graph, lookup, &request));
  for (const std::string& seed : flags.starts) {
    ASSIGN_OR_RETURN(*request.add_seeds(), lookup("ENTITY", seed));
  }
  ASSIGN_OR_RETURN(*request.mutable_step(), StepOf(flags.step));
  return request;
}

void AddTraverse(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("traverse", "What can be reached within some hops");
  const auto flags = std::make_shared<TraverseFlags>();
  AddTraverseFlags(command, flags.get());
  command->footer(
      "\nExamples:\n"
      "  entente traverse iso:KP --hops 2 --valid 2024-10-28\n"
      "  entente traverse \"Kursk region\" --hops 3 --predicates part_of --direction out\n"
      "  entente traverse iso:KP --hops 2 --types State --evidence");
  command->callback([session, flags] {
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckPageFlags(flags->page));
      ASSIGN_OR_RETURN(v1::TraverseRequest request,
                       TraverseRequestOf(*flags, s.flags.graph, AsGiven()));
      return RunTraverse(s, std::move(request), flags->page);
    };
  });
}

void AddSubgraph(CLI::App* app, Session* session) {
  CLI::App* command =
      app->add_subcommand("subgraph", "Entities around some entities, and all that is among them");
  const auto flags = std::make_shared<TraverseFlags>();
  AddSubgraphFlags(command, flags.get());
  command->footer(
      "\nExamples:\n"
      "  entente subgraph iso:KP iso:RU --valid 2024-10-28\n"
      "  entente subgraph \"Kursk region\" --hops 2 --format ndjson");
  command->callback([session, flags] {
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckPageFlags(flags->page));
      ASSIGN_OR_RETURN(v1::SubgraphRequest request,
                       SubgraphRequestOf(*flags, s.flags.graph, AsGiven()));
      return RunSubgraph(s, std::move(request), flags->page);
    };
  });
}

}  // namespace entente
