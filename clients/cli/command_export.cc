#include "clients/cli/command_export.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/cli/command_export_panel.h"
#include "clients/cli/command_export_read.h"
#include "clients/cli/flags_export.h"
#include "clients/cli/graph_head.h"
#include "clients/cli/progress.h"
#include "clients/cpp/ontology_line.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr int kChangesALine = 2'000;  // as many as a commit may have
constexpr size_t kMostRequestIdBytes = 256;

absl::StatusOr<ExitCode> RunExportCommits(Session& session, const ExportFlags& flags) {
  ASSIGN_OR_RETURN(const uint64_t head, HeadOf(*session.connection, session.flags.graph));
  const uint64_t last = flags.to_revision == 0 ? head : flags.to_revision;
  if (last > head) {
    return UsageError("--to-revision", absl::StrCat(last),
                      absl::StrCat("not recorded yet: the graph is at revision ", head));
  }
  CommitExport commits;
  if (last >= flags.from_revision && last > 0) {
    v1::WatchRequest request;
    request.set_graph(session.flags.graph);
    request.set_from_revision(flags.from_revision);
    request.set_to_revision(last);
    // Who sees the commits themselves needs no count of them.
    Progress progress(session.err, session.terminal.err && !session.terminal.out);
    RETURN_IF_ERROR(
        session.connection->Call(request, [&](const v1::WatchResponse& event) -> absl::Status {
          if (!event.has_commit()) return absl::OkStatus();
          std::string line;
          RETURN_IF_ERROR(commits.Add(event.commit(), &line));
          if (!line.empty()) session.out << line << '\n';
          progress.Update(absl::StrCat("exporting: revision ", event.commit().revision()),
                          event.commit().revision() - flags.from_revision,
                          last - flags.from_revision);
          if (!session.out) return absl::DataLossError("the output cannot be written");
          return absl::OkStatus();
        }));
    RETURN_IF_ERROR(commits.End());
  }
  session.out.flush();
  if (!session.out) return absl::DataLossError("the output cannot be written");
  session.err << "exported " << commits.commits() << " commits, revisions " << flags.from_revision
              << " to " << last;
  if (commits.ontologies() > 0) session.err << "; " << commits.ontologies() << " ontologies";
  if (commits.lenses() > 0) session.err << "; left out " << commits.lenses() << " lens versions";
  session.err << '\n';
  return ExitCode::kOk;
}

}  // namespace

absl::Status CommitExport::Add(const v1::CommitPart& part, std::string* line) {
  line->clear();
  const bool next =
      open_ ? part.revision() == revision_ && part.part() == parts_seen_ + 1 : part.part() <= 1;
  if (!next) {
    return absl::DataLossError(absl::StrCat("part ", part.part(), " of revision ", part.revision(),
                                            " came out of order: export again"));
  }
  if (!open_) commit_.Clear();
  open_ = true;
  revision_ = part.revision();
  parts_seen_ = part.part();
  commit_.set_request_id(part.request_id());
  for (const v1::RecordedChange& recorded : part.changes()) {
    if (recorded.has_lens()) {
      ++lenses_;
    } else if (recorded.has_ontology()) {
      ontology_ = recorded.ontology();
    } else {
      if (commit_.changes_size() == kChangesALine) RETURN_IF_ERROR(EndLine(part, true, line));
      *commit_.add_changes() = refs_.Change(recorded);
    }
  }
  if (part.part() < part.parts()) return absl::OkStatus();
  open_ = false;
  parts_seen_ = 0;
  const ExportedFrom from = {part.revision(), part.recorded_at(), part.principal()};
  if (ontology_.has_value()) {  // alone in its commit
    ++ontologies_;
    ASSIGN_OR_RETURN(*line, PrintOntologyLine(*ontology_, from));
    ontology_.reset();
    return absl::OkStatus();
  }
  if (!commit_.changes().empty()) RETURN_IF_ERROR(EndLine(part, false, line));
  lines_ = 0;
  return absl::OkStatus();
}

// A bulk load has more changes than a commit may have when it is imported: it becomes several.
absl::Status CommitExport::EndLine(const v1::CommitPart& part, bool more, std::string* line) {
  if (lines_ > 0 || more) {
    const std::string number = absl::StrCat("/", ++lines_);
    std::string id = part.request_id();
    id.resize(std::min(id.size(), kMostRequestIdBytes - number.size()));
    commit_.set_request_id(id + number);
  }
  ASSIGN_OR_RETURN(
      const std::string text,
      PrintCommitLine(commit_, {part.revision(), part.recorded_at(), part.principal()}));
  absl::StrAppend(line, line->empty() ? "" : "\n", text);
  ++commits_;
  commit_.clear_changes();
  return absl::OkStatus();
}

absl::Status CommitExport::End() const {
  if (!open_) return absl::OkStatus();
  return absl::DataLossError(
      absl::StrCat("revision ", revision_, " came without its last part: export again"));
}

void AddExport(CLI::App* app, Session* session) {
  CLI::App* command =
      app->add_subcommand("export", "Commits for import; or what a read answers, for other tools");
  const auto flags = std::make_shared<ExportFlags>();
  AddExportFlags(command, flags.get());
  command->footer(
      "\nWithout --as: commits as NDJSON on the standard output, which import reads.\nLossless for "
      "claims, judgements and their grouping into commits, and for the graph's own\n"
      "ontology; a bulk load becomes commits of 2,000 changes; stored lenses are left out. When "
      "and "
      "by\nwhom a commit was recorded is told in \"exported\" and never imported.\n"
      "\nExamples:\n"
      "  entente export > example.ndjson\n"
      "  entente export --from-revision 40 --to-revision 45\n"
      "  entente export | entente --graph copy import --create -\n"
      "  entente export --as csv --predicates member_of --valid 2012 --output alliances\n"
      "  entente export --as graphml --predicates allied_with --valid 2012-06-30 --output "
      "a.graphml\n"
      "  entente export --panel dyad-year --system cow:state-system --from 1816 --to 2012 \\\n"
      "    --predicates allied_with --columns obligations --code-scheme cow --output dyads.csv");
  command->callback([session, flags, command] {
    session->run = [flags, command](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckExportFlags(*command, *flags));
      if (!flags->panel.unit.empty()) return RunExportPanel(s, *flags);
      return flags->as.empty() ? RunExportCommits(s, *flags) : RunExportRead(s, *flags);
    };
  });
}

}  // namespace entente
