// What one run of the CLI has in hand: the flags of every command, the streams, the connection.
#ifndef ENTENTE_CLIENTS_CLI_SESSION_H_
#define ENTENTE_CLIENTS_CLI_SESSION_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/table_style.h"
#include "clients/cli/terminal.h"
#include "clients/cpp/connection.h"

namespace entente {

// How answers come out. CSV is a table whose style says so.
enum class Format { kTable, kJson, kNdjson, kDot, kHtml };

// Flags that every command takes.
struct GlobalFlags {
  std::string server = "127.0.0.1:50551";
  std::string graph = "example";
  double timeout_seconds = 30;
  std::string format = "table";
  std::string color = "auto";
  bool cite = false;
};

struct Session {
  GlobalFlags flags;
  Format format = Format::kTable;
  std::ostream& out;
  std::ostream& err;
  Terminal terminal;
  // Of tables on `out`: how wide, with colour or without, as CSV. Set from the flags before `run`.
  TableStyle width;
  // Whether the command draws its rows, in dot and html; set while the command line is read.
  bool draws = false;
  // Made after the command line has been read.
  std::unique_ptr<Connection> connection;
  // The digest of the answer that is written again, if one is.
  std::optional<std::string> replayed;
  // The command that the command line names.
  std::function<absl::StatusOr<ExitCode>(Session&)> run;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_SESSION_H_
