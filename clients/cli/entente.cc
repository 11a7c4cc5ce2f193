// The command-line client. Everything is in command_line.h; here are only the process's streams.
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <iostream>

#include "clients/cli/command_line.h"

namespace {

// Columns of the terminal on the standard output; 0 where there is none.
size_t TerminalWidth() {
  if (!isatty(STDOUT_FILENO)) return 0;
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

}  // namespace

int main(int argc, char** argv) {
  setenv("GRPC_VERBOSITY", "NONE", 0);  // an error is one line, and ours
  std::ios::sync_with_stdio(false);
  entente::Session session{.out = std::cout, .err = std::cerr, .width = TerminalWidth()};
  return entente::RunCommandLine(argc, argv, session);
}
