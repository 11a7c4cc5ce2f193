// A file of commits on its way into a graph as one bulk load.
#ifndef ENTENTE_CLIENTS_CLI_BULK_IMPORT_H_
#define ENTENTE_CLIENTS_CLI_BULK_IMPORT_H_

#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/commit_import.h"
#include "clients/cpp/connection.h"

namespace entente {

// Begins the load of that request id.
using BeginLoad = std::function<std::unique_ptr<BulkLoadStream>(const std::string& request_id)>;

// What is read of a file before it is loaded.
struct BulkFile {
  // The references that something in it refers to: the others need not be sent.
  absl::flat_hash_set<std::string> used_refs;
  // The request id of its load, made of what its lines say: the same file is loaded once, and one
  // that has grown is another load.
  std::string load_id;
};
// Errors are left to who reads the lines for good.
BulkFile ReadBulkFile(std::istream& input);

// Sends the changes of all commits of `input` as one load, in order; references hold for the whole
// file. `file`: of `input`; nullopt where it cannot be read twice: then all references are sent,
// and the load's request id is that of the first commit, behind "bulk ". Ontologies must stand
// before the first commit. Adds to `counts` what the load was answered, all of its commits as one.
// The error has file and line.
absl::Status ImportInBulk(std::istream& input, const ImportOptions& options,
                          const std::optional<BulkFile>& file, const BeginLoad& begin,
                          ImportCounts* counts);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_BULK_IMPORT_H_
