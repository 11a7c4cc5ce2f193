// entente resolve: whom a text may mean.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_RESOLVE_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_RESOLVE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "entente/v1/name.pb.h"

namespace entente {

// Each field of entente.v1.ResolveNameRequest.
struct ResolveFlags {
  ReadFlags read;
  std::string name, type, language, kind;
  double least_score = 0;
  uint32_t limit = 0;
};

void AddResolveFlags(CLI::App* command, ResolveFlags* flags);

absl::StatusOr<v1::ResolveNameRequest> ResolveRequest(const ResolveFlags& flags,
                                                      const std::string& graph);

// ID NAME TYPES SCORE REASON MATCHED: the last is the name that matched, with language, kind and
// the scheme of an external id.
std::vector<std::string> CandidateCells(const v1::NameCandidate& candidate);

void AddResolve(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_RESOLVE_H_
