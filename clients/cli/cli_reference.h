// The reference of the command line, made from the parser itself.
#ifndef ENTENTE_CLIENTS_CLI_CLI_REFERENCE_H_
#define ENTENTE_CLIENTS_CLI_CLI_REFERENCE_H_

#include <string>

#include "clients/cli/command_shape.h"

namespace entente {

// docs/cli-reference.md: the flags of every command once, groups of flags that several commands
// share once, then each command with its usage, arguments, flags and examples. Equal programs give
// equal bytes.
std::string CliReference(const CommandShape& program);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_CLI_REFERENCE_H_
