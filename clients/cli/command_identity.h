// entente identity: which ids an entity has, by whose judgement, and what undoing one would leave.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_IDENTITY_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_IDENTITY_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "entente/v1/identity.pb.h"

namespace entente {

struct IdentityFlags {
  ReadFlags read;
  std::string entity;
};

void AddIdentityFlags(CLI::App* command, IdentityFlags* flags);

absl::StatusOr<v1::GetIdentityRequest> IdentityRequest(const IdentityFlags& flags,
                                                       const std::string& graph,
                                                       const Lookup& lookup);

// A row an id: ID, FIRST NAMED, JOINED BY.
void AddMembers(const v1::GetIdentityResponse& answer, Table* table);
// A row a judgement: JUDGEMENT, BY, REVISION, EFFECT, UNDOING LEAVES.
void AddJudgements(const v1::GetIdentityResponse& answer, Table* table);

// Asks, and writes the answer.
absl::StatusOr<ExitCode> RunIdentity(Session& session, const v1::GetIdentityRequest& request);

void AddIdentity(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_IDENTITY_H_
