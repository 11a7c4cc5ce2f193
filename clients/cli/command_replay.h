// entente replay: asks again what a reference refers to.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_REPLAY_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_REPLAY_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "entente/v1/citation.pb.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// Writes the answer cited, as the command that it was cited from did. kUnimplemented for a method
// that this client does not write.
absl::StatusOr<ExitCode> RunCited(Session& session, const v1::OpenCitationResponse& cited);

void AddReplay(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_REPLAY_H_
