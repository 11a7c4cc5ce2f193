// entente propositions: what is said to be the case, as a pattern of subject, predicate and object.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_PROPOSITIONS_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_PROPOSITIONS_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/flags_pattern.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"

namespace entente {

struct PropositionsFlags : PatternFlags {
  ReadFlags read;
  PagePolicy page;
  std::string group;
  bool evidence = false;
};

void AddPropositionsFlags(CLI::App* command, PropositionsFlags* flags);

// The request for one page; size and token are the page's.
absl::StatusOr<v1::ListPropositionsRequest> PropositionsRequest(const PropositionsFlags& flags,
                                                                const std::string& graph,
                                                                const Lookup& lookup);

// Asks, and writes the answer.
absl::StatusOr<ExitCode> RunPropositions(Session& session, v1::ListPropositionsRequest request,
                                         const PagePolicy& policy);

void AddPropositions(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_PROPOSITIONS_H_
