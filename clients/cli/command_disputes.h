// entente disputes: what is in dispute, and who stands under which contest rule.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_DISPUTES_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_DISPUTES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"

namespace entente {

struct DisputesFlags {
  ReadFlags read;
  PagePolicy page;
  std::string subject, predicate, within;
  std::vector<std::string> kinds;
  bool evidence = false;
};

void AddDisputesFlags(CLI::App* command, DisputesFlags* flags);

// The request for one page; size and token are the page's.
absl::StatusOr<v1::ListDisputesRequest> DisputesRequest(const DisputesFlags& flags,
                                                        const std::string& graph,
                                                        const Lookup& lookup);

// "show, resolve".
std::string StandsText(const v1::DisputedRow& row);
// "the object Kursk (r:kursk) is Site, not State or Region".
std::string BreachText(const v1::TypeBreach& breach, const EntityNames& names);

// Asks, and writes the answer.
absl::StatusOr<ExitCode> RunDisputes(Session& session, v1::ListDisputesRequest request,
                                     const PagePolicy& policy);

void AddDisputes(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_DISPUTES_H_
