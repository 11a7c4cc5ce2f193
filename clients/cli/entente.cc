// The command-line client. Everything is in command_line.h; here are only the process's streams.
#include <stdlib.h>

#include <iostream>

#include "clients/cli/command_line.h"
#include "clients/cli/terminal.h"

int main(int argc, char** argv) {
  setenv("GRPC_VERBOSITY", "NONE", 0);  // an error is one line, and ours
  std::ios::sync_with_stdio(false);
  entente::Session session{
      .out = std::cout, .err = std::cerr, .terminal = entente::TerminalOfProcess()};
  return entente::RunCommandLine(argc, argv, session);
}
