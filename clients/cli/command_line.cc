#include "clients/cli/command_line.h"

#include <stdlib.h>

#include <CLI/CLI.hpp>

#include "clients/cli/command_claims.h"
#include "clients/cli/command_completion.h"
#include "clients/cli/command_diff.h"
#include "clients/cli/command_disputes.h"
#include "clients/cli/command_document.h"
#include "clients/cli/command_duplicates.h"
#include "clients/cli/command_export.h"
#include "clients/cli/command_find.h"
#include "clients/cli/command_forecasts.h"
#include "clients/cli/command_get.h"
#include "clients/cli/command_graph.h"
#include "clients/cli/command_history.h"
#include "clients/cli/command_identity.h"
#include "clients/cli/command_import.h"
#include "clients/cli/command_judge.h"
#include "clients/cli/command_lens.h"
#include "clients/cli/command_mapping.h"
#include "clients/cli/command_neighbors.h"
#include "clients/cli/command_ontology.h"
#include "clients/cli/command_paths.h"
#include "clients/cli/command_propositions.h"
#include "clients/cli/command_replay.h"
#include "clients/cli/command_resolve.h"
#include "clients/cli/command_roll_up.h"
#include "clients/cli/command_status.h"
#include "clients/cli/command_timeline.h"
#include "clients/cli/command_traverse.h"
#include "clients/cli/command_watch.h"
#include "clients/cli/flags_global.h"
#include "clients/cli/interrupt.h"
#include "clients/cli/paint.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr char kFooter[] =
    "\nWherever an entity is expected, its id or a name that only it has may be given.\n"
    "\nExit codes: 0 ok, 1 other failure, 2 usage, 3 not found, 4 ambiguous name or invalid\n"
    "argument, 5 server unavailable or too slow, 6 conflict, 7 answer truncated by a budget.\n"
    "\nExamples:\n"
    "  entente status\n"
    "  entente propositions --predicate located_in --within \"Kursk region\" --valid 2024-10-27\n"
    "  entente claims --object iso:RU-KRS --stances denies --format json\n"
    "  entente claim add --subject unit:x --predicate located_in --object iso:RU-KRS \\\n"
    "    --period 2024-10-23 --document doc:a --dry-run";

void AddCommands(CLI::App* app, Session* session) {
  AddGet(app, session);
  AddFind(app, session);
  AddResolve(app, session);
  AddNeighbors(app, session);
  AddTraverse(app, session);
  AddPaths(app, session);
  AddSubgraph(app, session);
  AddPropositions(app, session);
  AddForecasts(app, session);
  AddDisputes(app, session);
  AddRollUp(app, session);
  AddClaims(app, session);
  AddClaim(app, session);
  AddDocument(app, session);
  AddHistory(app, session);
  AddDiff(app, session);
  AddWhatIf(app, session);
  AddTimeline(app, session);
  AddReplay(app, session);
  AddJudge(app, session);
  AddSameAs(app, session);
  AddUndo(app, session);
  AddIdentity(app, session);
  AddDuplicates(app, session);
  AddWatch(app, session);
  AddGraph(app, session);
  AddLens(app, session);
  AddOntology(app, session);
  AddStatus(app, session);
  AddImport(app, session);
  AddMapping(app, session);
  AddExport(app, session);
  AddCompletion(app, session);
}

absl::StatusOr<ExitCode> Run(Session& session) {
  ASSIGN_OR_RETURN(session.format, FormatOf(session.flags, session.draws));
  ASSIGN_OR_RETURN(session.width, TableStyleOf(session.flags, session.terminal, getenv("NO_COLOR"),
                                               getenv("TERM")));
  ASSIGN_OR_RETURN(const absl::Duration timeout, TimeoutOf(session.flags));
  // Before the connection, so that none of its threads takes the signals.
  BlockInterrupts();
  session.connection = std::make_unique<Connection>(session.flags.server, timeout);
  Interrupt interrupt([&session] { session.connection->Cancel(); });
  return session.run(session);
}

void WriteError(const absl::Status& error, Session& session) {
  const bool color =
      UsesColor(session.flags.color, session.terminal.err, getenv("NO_COLOR"), getenv("TERM"));
  session.err << Painted(ErrorLine(error), color ? kErrorColor : "") << '\n';
}

}  // namespace

int RunCommandLine(int argc, const char* const* argv, Session& session) {
  CLI::App app("Asks and feeds an Entente server: who claimed what, when, and who denies it.",
               "entente");
  app.fallthrough();
  app.require_subcommand(1);
  app.footer(kFooter);
  AddGlobalFlags(&app, &session.flags);
  AddCommands(&app, &session);
  if (const auto answer = AnswerToScripts(app, {argv + 1, argv + argc})) {
    session.out << *answer;
    return static_cast<int>(ExitCode::kOk);
  }
  try {  // CLI11 has no other way to say it.
    app.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return app.exit(help, session.out, session.err);
  } catch (const CLI::ParseError& error) {
    WriteError(UsageError("", "", error.what()), session);
    return static_cast<int>(ExitCode::kUsage);
  }
  const absl::StatusOr<ExitCode> code = Run(session);
  session.out.flush();
  if (code.ok()) return static_cast<int>(*code);
  WriteError(code.status(), session);
  return static_cast<int>(ExitCodeOf(code.status()));
}

}  // namespace entente
