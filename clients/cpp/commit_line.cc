#include "clients/cpp/commit_line.h"

#include "absl/strings/str_cat.h"
#include "clients/cpp/json.h"
#include "clients/cpp/json_tree.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::Status Malformed(absl::string_view field, absl::string_view message) {
  return WithRpcError(absl::InvalidArgumentError(message),
                      {"BAD_COMMIT_LINE", std::string(field), "", {}});
}

}  // namespace

absl::StatusOr<v1::CommitRequest> ParseCommitLine(absl::string_view line) {
  ASSIGN_OR_RETURN(const JsonTree tree, ParseJson(line));
  const bool has_commit = tree.is_object() && tree.contains("commit") && tree["commit"].is_object();
  if (!has_commit) return Malformed("commit", "no commit: {\"commit\": {...}} is expected");
  for (const auto& [name, member] : tree.items()) {
    if (name != "commit" && name != "exported") {
      return Malformed(name, "unknown member: only commit and exported are known");
    }
  }
  for (const auto& [name, member] : tree["commit"].items()) {
    if (name != "request_id" && name != "changes") {
      return Malformed(absl::StrCat("commit.", name),
                       "unknown member: only request_id and changes are known");
    }
  }
  v1::CommitRequest request;
  RETURN_IF_ERROR(MessageFromJson(tree["commit"].dump(), &request));
  if (request.request_id().empty()) {
    return Malformed("commit.request_id", "empty: 1 to 256 bytes are expected");
  }
  if (request.changes().empty()) {
    return Malformed("commit.changes", "empty: at least one change is expected");
  }
  return request;
}

absl::StatusOr<std::string> PrintCommitLine(const v1::CommitRequest& request,
                                            const ExportedFrom& exported) {
  v1::CommitRequest written;
  written.set_request_id(request.request_id());
  *written.mutable_changes() = request.changes();
  ASSIGN_OR_RETURN(const std::string commit, JsonOf(written, JsonForm::kOneLine));
  JsonTree from;
  from["revision"] = exported.revision;
  from["recorded_at"] = exported.recorded_at;
  from["principal"] = exported.principal;
  return absl::StrCat("{\"commit\":", commit, ",\"exported\":", PrintJson(from, false), "}");
}

}  // namespace entente
