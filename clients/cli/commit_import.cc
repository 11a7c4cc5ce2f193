#include "clients/cli/commit_import.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/commit_line.h"
#include "clients/cpp/line_reader.h"
#include "clients/cpp/ontology_line.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr size_t kChangesPerCommit = 2'000;

// Where a change of the one big commit of a dry run stands in the file.
struct Origin {
  uint64_t line;
  size_t index;
};

absl::StatusOr<v1::CommitRequest> Prepared(const std::string& line, const ImportRefs& refs,
                                           const std::string& graph, v1::CommitRequest* original) {
  ASSIGN_OR_RETURN(*original, ParseCommitLine(line));
  v1::CommitRequest request = *original;
  RETURN_IF_ERROR(refs.Prepare(&request));
  request.set_graph(graph);
  return request;
}

// Whether the graph had it already.
absl::StatusOr<bool> ApplyLine(const std::string& line, const ImportOptions& options, bool dry_run,
                               ImportCounts* counts) {
  ASSIGN_OR_RETURN(v1::ApplyOntologyRequest request, ParseOntologyLine(line));
  if (options.apply == nullptr) {
    return WithRpcError(absl::InvalidArgumentError("an ontology is not expected here"),
                        {"BAD_ONTOLOGY_LINE", "ontology", "", {}});
  }
  request.set_graph(options.graph);
  request.set_dry_run(dry_run);
  v1::ApplyOntologyResponse answer;
  RETURN_IF_ERROR(options.apply(request, &answer));
  if (answer.changed()) ++counts->ontologies;
  return !answer.changed();
}

absl::Status ImportLine(const std::string& line, const ImportOptions& options,
                        const SendCommit& send, ImportRefs* refs, ImportCounts* counts) {
  if (IsOntologyLine(line)) return ApplyLine(line, options, false, counts).status();
  v1::CommitRequest original;
  ASSIGN_OR_RETURN(const v1::CommitRequest request,
                   Prepared(line, *refs, options.graph, &original));
  v1::CommitResponse answer;
  RETURN_IF_ERROR(SendUntilKnown(send, options.pause, request, &answer));
  refs->Keep(original, answer);
  Count(request, answer, counts);
  return absl::OkStatus();
}

// An error of the big commit, told of the line that its field's path points into.
absl::Status AtOrigin(const absl::Status& status, const std::string& file,
                      const std::vector<Origin>& origins) {
  const auto error = RpcErrorOf(status);
  absl::string_view rest = error.has_value() ? error->field : absl::string_view();
  size_t index = 0;
  if (!absl::ConsumePrefix(&rest, "changes[") || rest.find(']') == absl::string_view::npos ||
      !absl::SimpleAtoi(rest.substr(0, rest.find(']')), &index) || index >= origins.size()) {
    return status;
  }
  RpcError moved = *error;
  moved.field =
      absl::StrCat("changes[", origins[index].index, "]", rest.substr(rest.find(']') + 1));
  return AtLine(WithRpcError(status, moved), file, origins[index].line);
}

}  // namespace

void Count(const v1::CommitRequest& request, const v1::CommitResponse& answer,
           ImportCounts* counts) {
  ++counts->commits;
  if (answer.replayed()) ++counts->replayed;
  for (int i = 0; i < request.changes_size(); ++i) {
    const bool recorded =
        answer.results(i).outcome() == v1::CHANGE_OUTCOME_RECORDED && !answer.replayed();
    if (request.changes(i).has_claim()) {
      ++(recorded ? counts->claims : counts->already_present);
    } else if (recorded) {
      ++counts->judgements;
    }
  }
}

std::string CountsText(const ImportCounts& counts, bool dry_run) {
  std::string text =
      absl::StrCat(dry_run ? "would import " : "imported ", counts.commits, " commits");
  if (counts.replayed > 0) absl::StrAppend(&text, " (", counts.replayed, " known before)");
  absl::StrAppend(&text, ": ", counts.claims, " claims recorded, ", counts.already_present,
                  " already present, ", counts.judgements, " judgements");
  if (counts.ontologies > 0) absl::StrAppend(&text, ", ", counts.ontologies, " ontologies");
  if (counts.failed > 0) absl::StrAppend(&text, "; ", counts.failed, " lines failed");
  return text;
}

std::string CountsJson(const ImportCounts& counts, bool dry_run) {
  return absl::StrCat(
      "{\"commits\": ", counts.commits, ", \"replayed\": ", counts.replayed,
      ", \"claims\": ", counts.claims, ", \"already_present\": ", counts.already_present,
      ", \"judgements\": ", counts.judgements, ", \"ontologies\": ", counts.ontologies,
      ", \"failed\": ", counts.failed, ", \"dry_run\": ", dry_run ? "true" : "false", "}");
}

absl::Status ImportCommits(std::istream& input, const ImportOptions& options,
                           const SendCommit& send, const ReportError& report,
                           ImportCounts* counts) {
  LineReader lines(input);
  ImportRefs refs;
  absl::Status first;
  std::string line;
  while (true) {
    const auto more = lines.Next(&line);
    absl::Status status = more.status();
    if (more.ok()) {
      if (!*more) return first;
      status = ImportLine(line, options, send, &refs, counts);
    }
    if (more.ok() && options.progress) options.progress(lines.number());
    if (status.ok()) continue;
    status = AtLine(status, options.file, lines.number());
    ++counts->failed;
    report(status);
    if (first.ok()) first = status;
    // What the file cannot be read past, and whoever is cut off, cannot be kept going.
    const bool over = !more.ok() || absl::IsUnavailable(status) || absl::IsCancelled(status);
    if (over || !options.keep_going) return first;
  }
}

absl::Status CheckCommits(std::istream& input, const ImportOptions& options, const SendCommit& send,
                          const ReportError& report, ImportCounts* counts, bool* checked) {
  LineReader lines(input);
  ImportRefs refs;  // Never told an id: within one commit every reference stays.
  v1::CommitRequest all;
  std::vector<Origin> origins;
  absl::Status first;
  std::string line;
  const auto fail = [&](const absl::Status& status) {
    ++counts->failed;
    report(status);
    if (first.ok()) first = status;
  };
  *checked = true;
  uint64_t commits = 0;
  while (true) {
    const auto more = lines.Next(&line);
    if (more.ok() && !*more) break;
    if (more.ok() && IsOntologyLine(line)) {
      const absl::StatusOr<bool> known = ApplyLine(line, options, true, counts);
      if (!known.ok()) fail(AtLine(known.status(), options.file, lines.number()));
      // What follows may use what a dry run has not brought.
      *checked = *checked && known.ok() && *known;
      if (!known.ok() && !options.keep_going) return first;
      continue;
    }
    const absl::StatusOr<v1::CommitRequest> commit =
        more.ok() ? ParseCommitLine(line) : absl::StatusOr<v1::CommitRequest>(more.status());
    if (!commit.ok()) {
      fail(AtLine(commit.status(), options.file, lines.number()));
      if (!more.ok() || !options.keep_going) return first;
      continue;
    }
    ++commits;
    if (all.request_id().empty()) all.set_request_id("dry run of " + commit->request_id());
    *checked = *checked && origins.size() + commit->changes_size() <= kChangesPerCommit;
    if (!*checked) continue;
    for (int i = 0; i < commit->changes_size(); ++i) {
      *all.add_changes() = commit->changes(i);
      origins.push_back({lines.number(), static_cast<size_t>(i)});
    }
  }
  if (!*checked || origins.empty() || !first.ok()) {
    counts->commits = commits;
    return first;
  }
  all.mutable_request_id()->resize(std::min<size_t>(all.request_id().size(), 256));
  all.set_graph(options.graph);
  all.set_dry_run(true);
  v1::CommitResponse answer;
  absl::Status status = refs.Prepare(&all);
  if (status.ok()) status = SendUntilKnown(send, options.pause, all, &answer);
  if (!status.ok()) {
    fail(AtOrigin(status, options.file, origins));
    return first;
  }
  Count(all, answer, counts);
  counts->commits = commits;
  return absl::OkStatus();
}

}  // namespace entente
