// entente import: files of commits, or of any shape with a mapping, into a graph.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_IMPORT_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_IMPORT_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/mapped_import.h"
#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

struct ImportFlags {
  std::vector<std::string> files;
  bool create = false;
  bool open = false;
  bool keep_going = false;
  bool dry_run = false;
  MappingFlags mapping;
  bool bulk = false;
};

void AddImportFlags(CLI::App* command, ImportFlags* flags);

// A usage error for files of commits that are compressed, or an input named twice.
absl::Status CheckImportFlags(const ImportFlags& flags);

void AddImport(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_IMPORT_H_
