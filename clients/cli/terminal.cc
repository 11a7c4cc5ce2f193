#include "clients/cli/terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "absl/strings/numbers.h"

namespace entente {

Terminal TerminalOfProcess() {
  Terminal terminal;
  terminal.out = isatty(STDOUT_FILENO) != 0;
  terminal.err = isatty(STDERR_FILENO) != 0;
  if (!terminal.out) return terminal;
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  terminal.columns = ColumnsOf(getenv("COLUMNS"), known ? size.ws_col : 0);
  return terminal;
}

size_t ColumnsOf(const char* variable, size_t terminal) {
  constexpr size_t kUsual = 80;
  uint32_t said = 0;
  if (variable != nullptr && absl::SimpleAtoi(variable, &said) && said > 0) return said;
  return terminal > 0 ? terminal : kUsual;
}

bool UsesColor(const std::string& choice, bool is_terminal, const char* no_color,
               const char* term) {
  if (choice != "auto") return choice == "always";
  const bool unwanted = no_color != nullptr && *no_color != '\0';
  return is_terminal && !unwanted && (term == nullptr || std::string(term) != "dumb");
}

}  // namespace entente
