#include "clients/cli/commit_preview.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/diff_table.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/table.h"
#include "clients/cpp/json.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr uint64_t kMostRows = 10'000;

}  // namespace

absl::StatusOr<CommitPreview> PreviewOf(Connection& connection, const v1::CommitRequest& commit,
                                        v1::ReadScope scope) {
  v1::PreviewCommitRequest request;
  *request.mutable_commit() = commit;
  if (scope.as_of().valid().empty()) scope.mutable_as_of()->set_valid("ALL");
  if (scope.budget().rows() == 0) scope.mutable_budget()->set_rows(kMostRows);
  *request.mutable_scope() = scope;
  // A claim that only denies changes what is denied, too.
  request.set_show_denied(true);
  CommitPreview preview;
  bool begun = false;
  bool ended = false;
  RETURN_IF_ERROR(
      connection.Call(request, [&](const v1::PreviewCommitResponse& part) -> absl::Status {
        if (part.has_commit()) {
          begun = true;
          preview.commit = part.commit();
          preview.before = part.before();
          preview.after = part.after();
          preview.everywhere = part.everywhere();
        }
        preview.rows.insert(preview.rows.end(), part.rows().begin(), part.rows().end());
        if (part.has_trailer()) {
          ended = true;
          preview.trailer = part.trailer();
        }
        return absl::OkStatus();
      }));
  if (begun && ended) return preview;
  return absl::DataLossError("the server's answer ended without its trailer");
}

std::string PreviewText(const CommitPreview& preview) {
  const v1::ResolvedScope& before = preview.before;
  const std::string lens = before.lens_name().empty()
                               ? "inline"
                               : absl::StrCat(before.lens_name(), "@", before.lens_version());
  const size_t rows = preview.rows.size();
  std::string text = rows == 0 ? "no row would change"
                               : absl::StrCat(rows, rows == 1 ? " row" : " rows", " would change");
  absl::StrAppend(&text, " (valid ", before.valid(),
                  before.published_before().empty()
                      ? ""
                      : absl::StrCat(", published before ", before.published_before()),
                  ", lens ", lens, ", at revision ", before.revision(), ")");
  if (preview.trailer.trailer().completion() == v1::COMPLETION_TRUNCATED) {
    absl::StrAppend(&text, "; there may be more: cut off by ",
                    preview.trailer.trailer().truncated_by());
  }
  return EscapeForTerminal(text);
}

absl::Status WritePreview(Session& session, const CommitPreview& preview, std::ostream& out) {
  out << PreviewText(preview) << '\n';
  if (preview.rows.empty()) return absl::OkStatus();
  IdSet ids;
  for (const v1::DiffRow& row : preview.rows) CollectIds(row, &ids);
  EntityNames names;
  RETURN_IF_ERROR(
      names.Learn(*session.connection, session.flags.graph, preview.before.revision(), ids));
  TableStyle style = session.width;
  style.csv = false;
  Table table(DiffHeaders(), out, style);
  for (const v1::DiffRow& row : preview.rows) AddDiffRow(row, names, &table);
  table.Finish();
  out << '\n';
  return absl::OkStatus();
}

absl::StatusOr<std::string> PreviewJson(const CommitPreview& preview) {
  ASSIGN_OR_RETURN(const std::string before, JsonOf(preview.before, JsonForm::kOneLine));
  ASSIGN_OR_RETURN(const std::string after, JsonOf(preview.after, JsonForm::kOneLine));
  ASSIGN_OR_RETURN(const std::string trailer, JsonOf(preview.trailer, JsonForm::kOneLine));
  std::string rows;
  for (const v1::DiffRow& row : preview.rows) {
    ASSIGN_OR_RETURN(const std::string text, JsonOf(row, JsonForm::kOneLine));
    absl::StrAppend(&rows, rows.empty() ? "" : ",", "\n  ", text);
  }
  return absl::StrCat("{\"before\": ", before, ", \"after\": ", after,
                      ", \"everywhere\": ", preview.everywhere ? "true" : "false", ", \"rows\": [",
                      rows, "], \"trailer\": ", trailer, "}");
}

}  // namespace entente
