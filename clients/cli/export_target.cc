#include "clients/cli/export_target.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/status_macros.h"

namespace entente {

absl::StatusOr<ExportTarget> ExportTarget::Make(Session& session, bool directory,
                                                bool for_terminals, const std::string& output,
                                                const std::string& manifest) {
  ExportTarget target;
  if (output.empty()) {
    if (session.terminal.out && !for_terminals) {
      return UsageError("--output", "",
                        "the standard output is a terminal, which texts of the graph could "
                        "command: name a file");
    }
    target.output_ = Output::Stream(session.out);
  } else if (directory) {
    ASSIGN_OR_RETURN(target.output_, Output::Directory(output));
  } else {
    ASSIGN_OR_RETURN(target.output_, Output::File(output));
  }
  if (manifest == "-") {
    target.manifest_ = Output::Stream(session.err);
  } else if (!manifest.empty()) {
    ASSIGN_OR_RETURN(target.manifest_, Output::File(manifest));
  } else if (directory) {
    target.inside_ = true;
  } else if (!target.output_->passes_on()) {
    ASSIGN_OR_RETURN(target.manifest_, Output::File(absl::StrCat(output, ".manifest.json")));
  }
  return target;
}

absl::StatusOr<std::ostream*> ExportTarget::Manifest() {
  constexpr char kName[] = "manifest.json";
  if (inside_) return output_->Open(kName);
  if (manifest_ == nullptr) return nullptr;
  return manifest_->Open(kName);
}

absl::Status ExportTarget::Commit() {
  if (manifest_ != nullptr) RETURN_IF_ERROR(manifest_->Check());
  RETURN_IF_ERROR(output_->Commit());
  return manifest_ == nullptr ? absl::OkStatus() : manifest_->Commit();
}

}  // namespace entente
