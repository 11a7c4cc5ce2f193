// The command line as a whole: every command, its parsing, and the run of the one that is named.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_LINE_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_LINE_H_

#include "clients/cli/session.h"

namespace entente {

// Reads the command line, runs the command and returns the exit code. Errors are one line on
// `session.err`. SIGINT and SIGTERM end a run's calls; a second one ends the process.
int RunCommandLine(int argc, const char* const* argv, Session& session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_LINE_H_
