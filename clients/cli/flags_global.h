// The flags that stand before or after any command.
#ifndef ENTENTE_CLIENTS_CLI_FLAGS_GLOBAL_H_
#define ENTENTE_CLIENTS_CLI_FLAGS_GLOBAL_H_

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// --server, --graph, --timeout, --format and --color; the first two also from ENTENTE_SERVER and
// ENTENTE_GRAPH.
void AddGlobalFlags(CLI::App* app, GlobalFlags* flags);

// --format as a value, csv being a table; a usage error where it is no format, or one that draws
// for a command that does not (`draws`).
absl::StatusOr<Format> FormatOf(const GlobalFlags& flags, bool draws);

// How tables are to be written by --format and --color; `no_color` and `term` are the variables
// NO_COLOR and TERM, null where unset. A usage error for an unknown choice of colour.
absl::StatusOr<TableStyle> TableStyleOf(const GlobalFlags& flags, const Terminal& terminal,
                                        const char* no_color, const char* term);

// --timeout; 0 leaves the limit to the server. A usage error below 0 or above 300 s.
absl::StatusOr<absl::Duration> TimeoutOf(const GlobalFlags& flags);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_FLAGS_GLOBAL_H_
