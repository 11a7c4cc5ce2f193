#include "clients/cli/bulk_import.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/line_origins.h"
#include "clients/cpp/commit_line.h"
#include "clients/cpp/commit_refs.h"
#include "clients/cpp/content_id.h"
#include "clients/cpp/line_reader.h"
#include "clients/cpp/ontology_line.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr size_t kMostRequestIdBytes = 256;

// An error of the load, told of the line that its field's path points into.
absl::Status AtOrigin(const absl::Status& status, const std::string& file,
                      const LineOrigins& origins) {
  const auto error = RpcErrorOf(status);
  absl::string_view rest = error.has_value() ? error->field : absl::string_view();
  uint64_t number = 0;
  if (!absl::ConsumePrefix(&rest, "changes[") || rest.find(']') == absl::string_view::npos ||
      !absl::SimpleAtoi(rest.substr(0, rest.find(']')), &number)) {
    return status;
  }
  const auto origin = origins.Of(number);
  if (!origin.has_value()) return status;
  RpcError moved = *error;
  moved.field =
      absl::StrCat("changes[", number - origin->begin, "]", rest.substr(rest.find(']') + 1));
  return AtLine(WithRpcError(status, moved), file, origin->line);
}

class BulkImport {
 public:
  BulkImport(const ImportOptions& options, const std::optional<BulkFile>& file,
             const BeginLoad& begin, ImportCounts* counts)
      : options_(options), file_(file), begin_(begin), counts_(counts) {}

  absl::Status Take(const std::string& line, uint64_t number) {
    if (IsOntologyLine(line)) return AtLine(TakeOntology(line), options_.file, number);
    absl::StatusOr<v1::CommitRequest> commit = ParseCommitLine(line);
    if (!commit.ok()) return AtLine(commit.status(), options_.file, number);
    if (load_ == nullptr) {
      std::string id =
          file_.has_value() ? file_->load_id : absl::StrCat("bulk ", commit->request_id());
      id.resize(std::min(id.size(), kMostRequestIdBytes));
      load_ = begin_(id);
    }
    origins_.Add(number, static_cast<uint64_t>(commit->changes_size()));
    for (v1::Change& change : *commit->mutable_changes()) {
      if (file_.has_value() && !file_->used_refs.contains(change.ref())) change.clear_ref();
      const absl::Status sent = load_->Write(std::move(change));
      if (!sent.ok()) return AtOrigin(sent, options_.file, origins_);
    }
    return absl::OkStatus();
  }

  absl::Status Finish() {
    if (load_ == nullptr) return absl::OkStatus();
    v1::BulkLoadResponse answer;
    const absl::Status status = load_->Finish(&answer);
    if (!status.ok()) return AtOrigin(status, options_.file, origins_);
    ++counts_->commits;
    if (answer.replayed()) {
      ++counts_->replayed;
      counts_->already_present += answer.claims_recorded() + answer.claims_already_present();
      return absl::OkStatus();
    }
    counts_->claims += answer.claims_recorded();
    counts_->already_present += answer.claims_already_present();
    counts_->judgements += answer.judgements_recorded();
    return absl::OkStatus();
  }

 private:
  absl::Status TakeOntology(const std::string& line) {
    if (load_ != nullptr) {
      return WithRpcError(
          absl::InvalidArgumentError("an ontology cannot stand behind the first commit of a file "
                                     "that goes in bulk, which is one revision: import it without "
                                     "--bulk, or split the file"),
          {"BULK_LOAD_CHANGE", "ontology", "", {}});
    }
    ASSIGN_OR_RETURN(v1::ApplyOntologyRequest request, ParseOntologyLine(line));
    request.set_graph(options_.graph);
    v1::ApplyOntologyResponse answer;
    RETURN_IF_ERROR(options_.apply(request, &answer));
    if (answer.changed()) ++counts_->ontologies;
    return absl::OkStatus();
  }

  const ImportOptions& options_;
  const std::optional<BulkFile>& file_;
  const BeginLoad& begin_;
  ImportCounts* const counts_;
  std::unique_ptr<BulkLoadStream> load_;
  LineOrigins origins_;
};

}  // namespace

// Only judgements refer to anything, and most lines of a large file have none.
BulkFile ReadBulkFile(std::istream& input) {
  BulkFile file;
  ContentHash hash;
  LineReader lines(input);
  std::string line;
  while (true) {
    const auto more = lines.Next(&line);
    if (!more.ok() || !*more) break;
    hash.Add(line);
    hash.Add("\n");
    if (!absl::StrContains(line, "judgement")) continue;
    absl::StatusOr<v1::CommitRequest> commit = ParseCommitLine(line);
    if (commit.ok()) AddUsedRefs(*commit, &file.used_refs);
  }
  file.load_id = absl::StrCat("commits/bulk/", hash.Hex());
  return file;
}

absl::Status ImportInBulk(std::istream& input, const ImportOptions& options,
                          const std::optional<BulkFile>& file, const BeginLoad& begin,
                          ImportCounts* counts) {
  LineReader lines(input);
  BulkImport import(options, file, begin, counts);
  std::string line;
  absl::Status status;
  while (status.ok()) {
    const auto more = lines.Next(&line);
    if (!more.ok()) status = AtLine(more.status(), options.file, lines.number());
    if (!more.ok() || !*more) break;
    status = import.Take(line, lines.number());
    if (options.progress) options.progress(lines.number());
  }
  if (status.ok()) status = import.Finish();
  if (!status.ok()) ++counts->failed;
  return status;
}

}  // namespace entente
