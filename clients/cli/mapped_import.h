// entente import --mapping: files of any shape into a graph.
#ifndef ENTENTE_CLIENTS_CLI_MAPPED_IMPORT_H_
#define ENTENTE_CLIENTS_CLI_MAPPED_IMPORT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "clients/mapping/mapping.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// Flags that need --mapping.
struct MappingFlags {
  std::string mapping;               // file
  std::vector<std::string> lookups;  // NAME=FILE
  size_t lookup_bytes = 256u << 20;
  size_t spell_bytes = 256u << 20;
  std::string rejects;  // file; empty: beside the data
  uint64_t most_rejects = 100;
};

// Those that only importing takes.
void AddMappingFlags(CLI::App* command, MappingFlags* flags);
// Those that `mapping check` takes, too.
void AddLookupFlags(CLI::App* command, MappingFlags* flags);

// Reads the mapping and its look-ups for one data file, beside which they are looked for first.
absl::StatusOr<Mapping> LoadMapping(const MappingFlags& flags, const std::string& data_file);

// Imports `files` one after the other, and says what became of them. An error ends the import.
// `bulk`: each file is one bulk load, all or nothing at one revision; its request id is made of the
// mapping and the file, which is read twice for that and so cannot be the standard input.
enum class ImportMode { kCommits, kDryRun, kBulk };
absl::StatusOr<ExitCode> RunMappedImport(Session& session, const MappingFlags& flags,
                                         const std::vector<std::string>& files, ImportMode mode);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_MAPPED_IMPORT_H_
