// entente status: how the server is doing, and what runs there.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_STATUS_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_STATUS_H_

#include <string>

#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// "entente 0.1.0 (format 1, gRPC 1.51.1, RocksDB 7.8.3), ready, up 12 s".
std::string ServerText(const v1::GetStatusResponse& status, const v1::GetVersionResponse& version);

void AddStatus(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_STATUS_H_
