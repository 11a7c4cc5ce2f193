// entente get: one entity as its types show it.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_GET_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_GET_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "clients/cli/table.h"

namespace entente {

struct GetFlags {
  ReadFlags read;
  std::string entity;
  bool evidence = false;
};

void AddGetFlags(CLI::App* command, GetFlags* flags);

absl::StatusOr<v1::GetEntityRequest> GetRequest(const GetFlags& flags, const std::string& graph,
                                                const Lookup& lookup);

// The attributes of an entity's typed view, a row each, with claim ids below where they were sent.
// Returns how many.
uint64_t AddAttributes(const v1::Entity& entity, Table* table);

// Asks, and writes the answer.
absl::StatusOr<ExitCode> RunGet(Session& session, const v1::GetEntityRequest& request);

void AddGet(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_GET_H_
