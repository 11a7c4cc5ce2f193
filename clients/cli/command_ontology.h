// entente ontology: the types and predicates that a graph knows.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_ONTOLOGY_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_ONTOLOGY_H_

#include <google/protobuf/descriptor.pb.h>

#include "absl/status/status.h"
#include "clients/cli/session.h"
#include "entente/v1/admin_service.pb.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

enum class OntologyPart { kAll, kTypes, kPredicates };

// Writes tables of the types, the predicates, or both; what an open graph uses undeclared comes
// last.
void WriteOntology(const v1::GetOntologyResponse& answer, OntologyPart part, Session& session);

// Writes what is declared under `name`, a type, predicate or inverse. kNotFound where nothing is.
absl::Status ShowDeclared(const google::protobuf::FileDescriptorSet& descriptors,
                          const std::string& name, Session& session);

void AddOntology(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_ONTOLOGY_H_
