#include "clients/cli/command_timeline.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <utility>

#include "clients/cli/diff_table.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/flags_page.h"
#include "clients/cli/followed_pages.h"
#include "clients/cli/read_output.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::Status AddRows(const v1::TimelineResponse& part, Session& session, ReadOutput* output,
                     EntityNames* names, Table* table) {
  for (const v1::TimelineRow& row : part.rows()) RETURN_IF_ERROR(output->Row(row));
  if (session.format != Format::kTable) return absl::OkStatus();
  IdSet ids;
  for (const v1::TimelineRow& row : part.rows()) CollectIds(row.change(), &ids);
  RETURN_IF_ERROR(
      names->Learn(*session.connection, session.flags.graph, output->scope().revision(), ids));
  for (const v1::TimelineRow& row : part.rows()) AddTimelineRow(row, *names, table);
  return absl::OkStatus();
}

}  // namespace

void AddTimelineFlags(CLI::App* command, TimelineFlags* flags) {
  command->add_option("--axis", flags->axis, "Which time (default published)")
      ->type_name(Choices<v1::TimelineAxis>());
  command->add_option("--from", flags->from,
                      "Where it begins: a date (published), a revision or instant (recorded)");
  command->add_option("--entity", flags->entity, "All about this entity, by id or name");
  AddPatternFlags(command, flags);
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

absl::StatusOr<v1::TimelineRequest> TimelineRequestOf(const TimelineFlags& flags,
                                                      const std::string& graph,
                                                      const Lookup& lookup) {
  v1::TimelineRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, lookup));
  ASSIGN_OR_RETURN(const v1::TimelineAxis axis, FromWord<v1::TimelineAxis>("--axis", flags.axis));
  request.set_axis(axis);
  request.set_from(flags.from);
  if (!flags.entity.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_entity(), lookup("--entity", flags.entity));
  }
  RETURN_IF_ERROR(PutPattern(flags, lookup, &request));
  return request;
}

absl::StatusOr<ExitCode> RunTimeline(Session& session, v1::TimelineRequest request,
                                     const PagePolicy& policy) {
  ReadOutput output(session, "rows");
  EntityNames names;
  Table table(TimelineHeaders(), session.out, session.width);
  const auto each = [&](const v1::TimelineResponse& part) {
    return AddRows(part, session, &output, &names, &table);
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer,
                   FollowStream<v1::TimelineResponse>(session, policy, request, &output, each));
  if (session.format == Format::kTable) table.Finish();
  return output.End(trailer, policy);
}

void AddTimeline(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("timeline", "How an answer changes over time");
  const auto flags = std::make_shared<TimelineFlags>();
  AddTimelineFlags(command, flags.get());
  command->footer(
      "\nIt ends where the cut on its axis says: --valid (a stretch), --published-before (a "
      "date),\n"
      "--recorded-at. Each line is a row from that point on.\n"
      "\nExamples:\n"
      "  entente timeline --predicate located_in --within \"Kursk region\" --valid ALL\n"
      "  entente timeline --axis valid --subject \"61st Brigade\" --predicate located_in\n"
      "  entente timeline --axis recorded --entity iso:KP --from 3");
  command->callback([session, flags] {
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckPageFlags(flags->page));
      ASSIGN_OR_RETURN(v1::TimelineRequest request,
                       TimelineRequestOf(*flags, s.flags.graph, AsGiven()));
      return RunTimeline(s, std::move(request), flags->page);
    };
  });
}

}  // namespace entente
