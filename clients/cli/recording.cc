#include "clients/cli/recording.h"

#include <CLI/CLI.hpp>
#include <random>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/commit_preview.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/mentioned_ids.h"
#include "clients/cli/table.h"
#include "clients/cpp/json.h"
#include "clients/cpp/json_tree.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr int kTries = 3;

// 128 random bits: nobody else's.
std::string MadeUpRequestId() {
  std::random_device random;
  std::string id = "cli-";
  for (int i = 0; i < 4; ++i) absl::StrAppendFormat(&id, "%08x", random());
  return id;
}

absl::Status Send(Session& session, const v1::CommitRequest& request, v1::CommitResponse* answer) {
  absl::Status status;
  for (int i = 0; i < kTries; ++i) {
    status = session.connection->Call(request, answer);
    const auto error = RpcErrorOf(status);
    if (!error.has_value() || error->reason != "OUTCOME_UNKNOWN") break;
  }
  if (status.ok() && answer->results_size() != request.changes_size()) {
    return absl::DataLossError(absl::StrCat("the server answered ", answer->results_size(),
                                            " results for ", request.changes_size(), " changes"));
  }
  return status;
}

std::string OutcomeWord(const v1::ChangeResult& result, bool dry_run) {
  if (result.outcome() == v1::CHANGE_OUTCOME_ALREADY_PRESENT) {
    return result.retracted() ? "already present, retracted" : "already present";
  }
  return dry_run ? "would be recorded" : "recorded";
}

absl::Status WriteTable(Session& session, const v1::CommitRequest& request,
                        const v1::CommitResponse& answer) {
  IdSet ids;
  for (const v1::Change& change : request.changes()) {
    if (change.has_claim()) CollectIds(change.claim(), &ids);
    if (change.has_judgement()) CollectIds(change.judgement(), &ids);
  }
  EntityNames names;
  RETURN_IF_ERROR(names.Learn(*session.connection, session.flags.graph, answer.revision(), ids));
  Table table({"OUTCOME", "KIND", "ID", "WHAT"}, session.out, session.width);
  for (const auto& cells : OutcomeCells(request, answer, names)) table.Row(cells);
  table.Finish();
  (session.width.csv ? session.err : session.out) << CommitText(request, answer) << '\n';
  return absl::OkStatus();
}

absl::Status WriteJson(Session& session, const v1::CommitRequest& request,
                       const v1::CommitResponse& answer, const CommitPreview* preview) {
  ASSIGN_OR_RETURN(const std::string text, JsonOf(answer, JsonForm::kOneLine));
  session.out << "{\"request_id\": " << PrintJson(JsonTree(request.request_id()), false)
              << ", \"dry_run\": " << (request.dry_run() ? "true" : "false")
              << ", \"commit\": " << text;
  if (preview != nullptr) {
    ASSIGN_OR_RETURN(const std::string shown, PreviewJson(*preview));
    session.out << ", \"preview\": " << shown;
  }
  session.out << "}\n";
  return absl::OkStatus();
}

// An error of a preview that is too dear: nothing is recorded, but it could be.
absl::Status WithWayOut(const absl::Status& status) {
  if (!absl::IsResourceExhausted(status) && !absl::IsDeadlineExceeded(status)) return status;
  absl::Status told(status.code(),
                    absl::StrCat(status.message(), "; nothing is recorded: --no-preview does so"));
  if (const auto error = RpcErrorOf(status)) return WithRpcError(told, *error);
  return told;
}

absl::StatusOr<CommitPreview> ShowPreview(Session& session, const v1::CommitRequest& request,
                                          const v1::ReadScope& scope) {
  auto asked = PreviewOf(*session.connection, request, scope);
  if (!asked.ok()) return WithWayOut(asked.status());
  CommitPreview preview = *std::move(asked);
  if (session.format == Format::kTable) {
    // Two tables are no CSV.
    RETURN_IF_ERROR(WritePreview(session, preview, session.width.csv ? session.err : session.out));
  }
  return preview;
}

// Shows and commits until what was shown is what the commit was made at.
absl::Status ShowAndSend(Session& session, const v1::ReadScope& scope, v1::CommitRequest* request,
                         v1::CommitResponse* answer, CommitPreview* preview) {
  absl::Status status;
  for (int i = 0; i < kTries; ++i) {
    ASSIGN_OR_RETURN(*preview, ShowPreview(session, *request, scope));
    *answer = preview->commit;
    if (request->dry_run()) {
      answer->set_revision(preview->before.revision());  // what it was checked against
      return absl::OkStatus();
    }
    request->set_expected_revision(preview->before.revision());
    status = Send(session, *request, answer);
    const auto error = RpcErrorOf(status);
    if (!error.has_value() || error->reason != "REVISION_MISMATCH") return status;
    request->clear_expected_revision();
    session.err << "the graph has moved on since revision " << preview->before.revision()
                << (i + 1 < kTries ? ": shown again\n" : "\n");
  }
  return status;
}

}  // namespace

void AddRecordingFlags(CLI::App* command, RecordingFlags* flags) {
  constexpr char kRecording[] = "Recording";
  command->add_flag("--dry-run", flags->dry_run, "Check everything, record nothing")
      ->group(kRecording);
  command
      ->add_option("--request-id", flags->request_id,
                   "Records once, however often it is said; default: a new one each time")
      ->group(kRecording);
  command
      ->add_flag("--no-preview", flags->no_preview,
                 "Do not show what changes of what readers see (default as of valid ALL)")
      ->group(kRecording);
  AddReadFlags(command, &flags->read);
}

void AddNewEntitiesFlag(CLI::App* command, RecordingFlags* flags) {
  command
      ->add_flag("--new-entities", flags->new_entities,
                 "Take what nothing has as id or name for the id of a new entity")
      ->group("Recording");
}

v1::CommitRequest CommitRequestOf(const std::string& graph, const RecordingFlags& flags,
                                  const Recording& recording) {
  v1::CommitRequest request;
  request.set_graph(graph);
  request.set_request_id(flags.request_id.empty() ? MadeUpRequestId() : flags.request_id);
  *request.mutable_changes() = {recording.changes.begin(), recording.changes.end()};
  request.set_dry_run(flags.dry_run);
  return request;
}

std::vector<std::vector<std::string>> OutcomeCells(const v1::CommitRequest& request,
                                                   const v1::CommitResponse& answer,
                                                   const EntityNames& names) {
  std::vector<std::vector<std::string>> rows;
  for (int i = 0; i < request.changes_size(); ++i) {
    const v1::Change& change = request.changes(i);
    const v1::ChangeResult& result = answer.results(i);
    std::string kind = "claim";
    std::string what;
    if (change.has_claim()) {
      what = StatementText(change.claim(), names);
    } else if (change.has_judgement()) {
      kind = "judgement";
      what = JudgementText(change.judgement(), names);
    } else {
      kind = "retraction";
      what = "retract judgement " + HexOf(change.retract_judgement().judgement_id());
    }
    rows.push_back({OutcomeWord(result, request.dry_run()), kind, HexOf(result.id()), what});
  }
  return rows;
}

std::string CommitText(const v1::CommitRequest& request, const v1::CommitResponse& answer) {
  std::string text;
  if (request.dry_run()) {
    text =
        absl::StrCat("dry run, nothing is recorded: checked against revision ", answer.revision());
  } else if (answer.replayed()) {
    text = absl::StrCat("known by its request id: revision ", answer.revision(), ", recorded ",
                        answer.recorded_at());
  } else if (!answer.changed()) {
    text = absl::StrCat("nothing new: the graph stays at revision ", answer.revision());
  } else {
    text = absl::StrCat("revision ", answer.revision(), ", recorded ", answer.recorded_at());
  }
  return EscapeForTerminal(absl::StrCat(text, "; request id ", request.request_id()));
}

absl::StatusOr<ExitCode> Record(Session& session, const RecordingFlags& flags,
                                const Recording& recording) {
  ASSIGN_OR_RETURN(const v1::ReadScope scope, ScopeOf(session.flags.graph, flags.read, AsGiven()));
  v1::CommitRequest request = CommitRequestOf(session.flags.graph, flags, recording);
  v1::CommitResponse answer;
  CommitPreview preview;
  const absl::Status sent = flags.no_preview
                                ? Send(session, request, &answer)
                                : ShowAndSend(session, scope, &request, &answer, &preview);
  if (!sent.ok()) return InWordsOfFlags(sent, recording.flag_of);
  RETURN_IF_ERROR(session.format == Format::kTable
                      ? WriteTable(session, request, answer)
                      : WriteJson(session, request, answer, flags.no_preview ? nullptr : &preview));
  return ExitCode::kOk;
}

}  // namespace entente
