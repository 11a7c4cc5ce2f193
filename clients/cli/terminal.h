// What is known of the terminals that a run writes to.
#ifndef ENTENTE_CLIENTS_CLI_TERMINAL_H_
#define ENTENTE_CLIENTS_CLI_TERMINAL_H_

#include <cstddef>
#include <string>

namespace entente {

// The streams of the process, as the system knows them.
struct Terminal {
  bool out = false;    // whether the standard output is a terminal
  bool err = false;    // whether the standard error is one
  size_t columns = 0;  // of the standard output; 0 where it is none
};

// Asks the system.
Terminal TerminalOfProcess();

// Columns to fill: those that the variable COLUMNS (null: unset) says, where that is a number above
// 0; else those that the terminal has; else 80.
size_t ColumnsOf(const char* variable, size_t terminal);

// Whether to colour a stream: with "always"; with "auto" where it is a terminal that is not "dumb"
// and NO_COLOR is unset or empty. Null: the variable is unset.
bool UsesColor(const std::string& choice, bool is_terminal, const char* no_color, const char* term);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_TERMINAL_H_
