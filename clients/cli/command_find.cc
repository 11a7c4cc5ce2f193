#include "clients/cli/command_find.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_join.h"
#include "clients/cli/flags_page.h"
#include "clients/cli/read_output.h"
#include "clients/cli/table.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::StatusOr<ExitCode> RunFind(Session& session, const FindFlags& flags) {
  RETURN_IF_ERROR(CheckPageFlags(flags.page));
  ASSIGN_OR_RETURN(v1::ListEntitiesRequest request,
                   FindRequest(flags, session.flags.graph, AsGiven()));
  ReadOutput output(session, "entities");
  Table table({"ID", "TYPES", "NAMES"}, session.out, session.width);
  const auto ask = [&](uint32_t size, const std::string& token) -> absl::StatusOr<Page> {
    request.set_page_size(size);
    request.set_page_token(token);
    v1::ListEntitiesResponse answer;
    RETURN_IF_ERROR(session.connection->Call(request, &answer));
    RETURN_IF_ERROR(output.Begin(answer.scope()));
    for (const v1::EntitySummary& entity : answer.entities()) {
      RETURN_IF_ERROR(output.Row(entity));
      if (session.format != Format::kTable) continue;
      table.Row(
          {entity.id(), absl::StrJoin(entity.types(), ", "), absl::StrJoin(entity.names(), ", ")});
    }
    return Page{static_cast<uint64_t>(answer.entities_size()), answer.trailer()};
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer, FollowPages(flags.page, ask));
  if (session.format == Format::kTable) table.Finish();
  return output.End(trailer, flags.page);
}

}  // namespace

void AddFindFlags(CLI::App* command, FindFlags* flags) {
  command->add_option("NAME", flags->name,
                      "A name in full; case, accents and punctuation do not matter");
  command->add_option("--type", flags->type, "Only entities of this type or a more special one");
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

absl::StatusOr<v1::ListEntitiesRequest> FindRequest(const FindFlags& flags,
                                                    const std::string& graph,
                                                    const Lookup& lookup) {
  v1::ListEntitiesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, lookup));
  request.set_name(flags.name);
  request.set_type(flags.type);
  return request;
}

void AddFind(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("find", "Entities by name or type");
  const auto flags = std::make_shared<FindFlags>();
  AddFindFlags(command, flags.get());
  command->footer(
      "\nExamples:\n"
      "  entente find \"kursk region\"\n"
      "  entente find --type MilitaryUnit --all\n"
      "  entente find Зеленський --format ndjson");
  command->callback(
      [session, flags] { session->run = [flags](Session& s) { return RunFind(s, *flags); }; });
}

}  // namespace entente
