// Where an export and its manifest go.
#ifndef ENTENTE_CLIENTS_CLI_EXPORT_TARGET_H_
#define ENTENTE_CLIENTS_CLI_EXPORT_TARGET_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "clients/export/output.h"

namespace entente {

// The bytes and the paper that goes with them. Both are in their places after Commit, or neither.
class ExportTarget {
 public:
  // `output` is a file or directory, empty or "-" for the standard output, which takes one file
  // and, but for text that a terminal may show, is no terminal. `manifest` is a file, "-" for the
  // standard error, empty for the default: manifest.json in a directory, FILE.manifest.json beside
  // a file, none for the standard output, a pipe or a device. Usage errors, also for what cannot be
  // written, before anything is.
  static absl::StatusOr<ExportTarget> Make(Session& session, bool directory, bool for_terminals,
                                           const std::string& output, const std::string& manifest);

  Output* output() { return output_.get(); }
  // The stream for the manifest; null where none is wanted. After all else has been opened.
  absl::StatusOr<std::ostream*> Manifest();
  absl::Status Commit();

 private:
  std::unique_ptr<Output> output_;
  std::unique_ptr<Output> manifest_;  // null: in the directory, or nowhere
  bool inside_ = false;               // in the directory
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_EXPORT_TARGET_H_
