// entente completion: scripts for shells.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_COMPLETION_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_COMPLETION_H_

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

void AddCompletion(CLI::App* app, Session* session);

// What the words that only scripts say are answered with, whatever the flags are otherwise:
// "__complete SHELL WORD..." with CompletionText, "__reference" with CliReference. Empty for every
// other command line.
std::optional<std::string> AnswerToScripts(const CLI::App& app,
                                           const std::vector<std::string>& words);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_COMPLETION_H_
