// entente graph: the graphs of a server.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_GRAPH_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_GRAPH_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// The request to make a graph; `id_key` is empty or 64 hex digits, else a usage error.
absl::StatusOr<v1::CreateGraphRequest> CreateGraphRequestOf(const std::string& name,
                                                            const std::string& id_key);

void AddGraph(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_GRAPH_H_
