#include "clients/cli/export_target.h"

#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr char kStandard[] = "-";
constexpr char kManifest[] = "manifest.json";

// The place that a path means, links followed as far as there are files.
fs::path PlaceOf(const std::string& path) {
  std::error_code error;
  const fs::path place = fs::weakly_canonical(fs::absolute(path, error), error);
  return place.has_filename() ? place : place.parent_path();
}

// A usage error where the manifest would take the place of the output, or of a part of it.
absl::Status CheckManifest(bool directory, const std::string& output, const std::string& manifest) {
  const fs::path of_output = PlaceOf(output), of_manifest = PlaceOf(manifest);
  if (of_output == of_manifest) {
    return UsageError("--manifest", manifest, "the output is written there: name another file");
  }
  if (directory && of_manifest.parent_path() == of_output) {
    return UsageError("--manifest", manifest,
                      "the directory of the output is made as a whole, with its manifest.json: "
                      "leave the flag away, or name a file elsewhere");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ExportTarget> ExportTarget::Make(Session& session, bool directory,
                                                bool for_terminals, const std::string& output,
                                                const std::string& manifest) {
  ExportTarget target;
  const bool streamed = output.empty() || output == kStandard;
  const bool apart = !manifest.empty() && manifest != kStandard;
  if (apart && !streamed) RETURN_IF_ERROR(CheckManifest(directory, output, manifest));
  if (streamed) {
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
  if (manifest == kStandard) {
    target.manifest_ = Output::Stream(session.err);
  } else if (apart) {
    ASSIGN_OR_RETURN(target.manifest_, Output::File(manifest, "--manifest"));
  } else if (directory) {
    target.inside_ = true;
  } else if (!target.output_->passes_on()) {
    ASSIGN_OR_RETURN(target.manifest_, Output::File(absl::StrCat(output, ".manifest.json")));
  }
  // What cannot be written is to be known before anything is read.
  if (!directory) RETURN_IF_ERROR(target.output_->Open(kManifest).status());
  if (target.manifest_ != nullptr) RETURN_IF_ERROR(target.manifest_->Open(kManifest).status());
  return target;
}

absl::StatusOr<std::ostream*> ExportTarget::Manifest() {
  if (inside_) return output_->Open(kManifest);
  if (manifest_ == nullptr) return nullptr;
  return manifest_->Open(kManifest);
}

absl::Status ExportTarget::Commit() {
  if (manifest_ != nullptr) RETURN_IF_ERROR(manifest_->Check());
  RETURN_IF_ERROR(output_->Commit());
  return manifest_ == nullptr ? absl::OkStatus() : manifest_->Commit();
}

}  // namespace entente
