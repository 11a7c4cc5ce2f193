// entente lens: the stored lenses of a graph.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_LENS_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_LENS_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/flags_lens.h"
#include "clients/cli/session.h"

namespace entente {

absl::StatusOr<v1::PutLensRequest> PutLensRequestOf(const std::string& graph,
                                                    const std::string& name, const LensFlags& flags,
                                                    const Lookup& lookup);

void AddLens(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_LENS_H_
