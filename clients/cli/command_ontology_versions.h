// entente ontology apply, versions and get: a graph's own ontology, beside the built-in one.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_ONTOLOGY_VERSIONS_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_ONTOLOGY_VERSIONS_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "entente/v1/ontology_version.pb.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// The request that applies the descriptor set in `file`; "-" is the standard input. A usage error
// for a file that cannot be read.
absl::StatusOr<v1::ApplyOntologyRequest> ApplyOntologyRequestOf(const std::string& graph,
                                                                const std::string& file,
                                                                bool dry_run);

// What an answer comes to, in lines: "version 2, revision 14: added type Lake; widened
// flows_into.range".
std::string AppliedText(const v1::ApplyOntologyResponse& answer, bool dry_run);

// Adds the three to the command `ontology`.
void AddOntologyVersions(CLI::App* ontology, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_ONTOLOGY_VERSIONS_H_
