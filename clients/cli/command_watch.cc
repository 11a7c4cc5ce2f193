#include "clients/cli/command_watch.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/graph_head.h"
#include "clients/cli/lens_text.h"
#include "clients/cli/mentioned_ids.h"
#include "clients/cli/progress.h"
#include "clients/cli/table.h"
#include "clients/cpp/json.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::Status WritePart(const v1::CommitPart& part, Session& session, EntityNames* names,
                       Table* table) {
  IdSet ids;
  for (const v1::RecordedChange& change : part.changes()) CollectIds(change, &ids);
  RETURN_IF_ERROR(names->Learn(*session.connection, session.flags.graph, part.revision(), ids));
  if (session.width.csv) {
    for (const v1::RecordedChange& change : part.changes()) {
      table->Row({absl::StrCat(part.revision()), part.recorded_at(), part.principal(),
                  part.request_id(), ChangeText(change, *names)});
    }
    table->Finish();
    return absl::OkStatus();
  }
  session.out << EscapeForTerminal(absl::StrCat(
                     "revision ", part.revision(), "  ", part.recorded_at(), "  ", part.principal(),
                     "  ", part.request_id(),
                     part.parts() > 1 ? absl::StrCat("  part ", part.part(), "/", part.parts())
                                      : ""))
              << '\n';
  for (const v1::RecordedChange& change : part.changes()) {
    session.out << "  " << EscapeForTerminal(ChangeText(change, *names)) << '\n';
  }
  return absl::OkStatus();
}

absl::StatusOr<ExitCode> RunWatch(Session& session, const WatchFlags& flags) {
  ASSIGN_OR_RETURN(const v1::WatchRequest request, WatchRequestOf(flags, session.flags.graph));
  // Shown while old commits go into a file; who sees them come needs no count.
  const bool shown = session.terminal.err && !session.terminal.out;
  uint64_t head = 0;
  if (shown) {
    ASSIGN_OR_RETURN(head, HeadOf(*session.connection, session.flags.graph));
  }
  Progress progress(session.err, shown);
  EntityNames names;
  Table table({"REVISION", "RECORDED", "PRINCIPAL", "REQUEST ID", "WHAT"}, session.out,
              session.width);  // CSV only
  const absl::Status status =
      session.connection->Call(request, [&](const v1::WatchResponse& event) -> absl::Status {
        if (session.format == Format::kTable) {
          if (event.has_commit())
            RETURN_IF_ERROR(WritePart(event.commit(), session, &names, &table));
        } else {
          ASSIGN_OR_RETURN(const std::string text, JsonOf(event, JsonForm::kOneLine));
          session.out << text << '\n';
        }
        const uint64_t at = event.has_commit() ? event.commit().revision() : head;
        if (at < head) {
          progress.Update(absl::StrCat("catching up: revision ", at), at - request.from_revision(),
                          head - request.from_revision());
        } else {
          progress.Clear();
        }
        session.out.flush();  // Whoever follows wants to see it now.
        if (!session.out) return absl::DataLossError("the output cannot be written");
        return absl::OkStatus();
      });
  // Ctrl-C is how a watch without an end is meant to end.
  if (absl::IsCancelled(status)) return ExitCode::kOk;
  if (!status.ok()) return status;
  return ExitCode::kOk;
}

}  // namespace

void AddWatchFlags(CLI::App* command, WatchFlags* flags) {
  command->add_option("--from-revision", flags->from_revision,
                      "First revision shown (default: the first of all)");
  command->add_option("--to-revision", flags->to_revision,
                      "Last revision shown; without it follow until Ctrl-C");
  command->add_option("--heartbeat-seconds", flags->heartbeat_seconds,
                      "Seconds between heartbeats (json and ndjson), 1 to 300, default 10");
}

absl::StatusOr<v1::WatchRequest> WatchRequestOf(const WatchFlags& flags, const std::string& graph) {
  if (flags.to_revision != 0 && flags.to_revision < flags.from_revision) {
    return UsageError("--to-revision", absl::StrCat(flags.to_revision),
                      absl::StrCat("before the first revision: at least ", flags.from_revision));
  }
  v1::WatchRequest request;
  request.set_graph(graph);
  request.set_from_revision(flags.from_revision);
  request.set_to_revision(flags.to_revision);
  request.set_heartbeat_seconds(flags.heartbeat_seconds);
  return request;
}

std::string ChangeText(const v1::RecordedChange& change, const EntityNames& names) {
  switch (change.change_case()) {
    case v1::RecordedChange::kClaim:
      return absl::StrCat("claim ", HexOf(change.id()), "  ", StatementText(change.claim(), names),
                          "; ", ChainText(change.claim(), names), " in ",
                          names.Shown(change.claim().voice().document()));
    case v1::RecordedChange::kJudgement:
      return absl::StrCat("judgement ", HexOf(change.id()), "  ",
                          JudgementText(change.judgement(), names));
    case v1::RecordedChange::kRetractJudgement:
      return absl::StrCat("retraction of judgement ",
                          HexOf(change.retract_judgement().judgement_id()),
                          change.retract_judgement().reason().empty() ? "" : ": ",
                          change.retract_judgement().reason());
    case v1::RecordedChange::kLens:
      return absl::StrCat("lens ", change.lens().name(), "@", change.lens().version(), "  ",
                          LensText(change.lens().lens()));
    case v1::RecordedChange::kOntology:
      return absl::StrCat("ontology version ", change.ontology().version());
    case v1::RecordedChange::CHANGE_NOT_SET:
      return "";
  }
  return "";
}

void AddWatch(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("watch", "Commits, from any revision on");
  const auto flags = std::make_shared<WatchFlags>();
  AddWatchFlags(command, flags.get());
  command->footer(
      "\n--timeout does not apply. With json, too, each event is a line.\n"
      "\nExamples:\n"
      "  entente watch --from-revision 12 --to-revision 20\n"
      "  entente watch --from-revision 12 --format ndjson");
  command->callback(
      [session, flags] { session->run = [flags](Session& s) { return RunWatch(s, *flags); }; });
}

}  // namespace entente
