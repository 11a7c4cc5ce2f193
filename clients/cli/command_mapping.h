// entente mapping check: what a mapping makes of a file's first records, in words.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_MAPPING_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_MAPPING_H_

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "clients/cli/session.h"
#include "clients/mapping/input.h"
#include "clients/mapping/mapping.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// Reads `rows` records of `input` (0: all of them, of which only those that are rejected are told)
// and writes what the mapping makes of each: a line a claim, with who says it and where; or why it
// is rejected. Asks no server. Errors as ImportRows.
absl::Status ExplainRows(Input& input, const std::string& file, const Mapping& mapping,
                         uint64_t rows, std::ostream& out);

void AddMapping(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_MAPPING_H_
