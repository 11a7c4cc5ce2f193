// What one run of the CLI has in hand: the flags of every command, the streams, the connection.
#ifndef ENTENTE_CLIENTS_CLI_SESSION_H_
#define ENTENTE_CLIENTS_CLI_SESSION_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/connection.h"

namespace entente {

enum class Format { kTable, kJson, kNdjson };

// Flags that every command takes.
struct GlobalFlags {
  std::string server = "127.0.0.1:50551";
  std::string graph = "example";
  double timeout_seconds = 30;
  std::string format = "table";
};

struct Session {
  GlobalFlags flags;
  Format format = Format::kTable;
  std::ostream& out;
  std::ostream& err;
  // Columns of the terminal that `out` is; 0 when it is none.
  size_t width = 0;
  // Made after the command line has been read.
  std::unique_ptr<Connection> connection;
  // The command that the command line names.
  std::function<absl::StatusOr<ExitCode>(Session&)> run;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_SESSION_H_
