// entente find: entities by name or type.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_FIND_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_FIND_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"

namespace entente {

struct FindFlags {
  ReadFlags read;
  PagePolicy page;
  std::string name, type;
};

void AddFindFlags(CLI::App* command, FindFlags* flags);

// The request for one page; size and token are the page's.
absl::StatusOr<v1::ListEntitiesRequest> FindRequest(const FindFlags& flags,
                                                    const std::string& graph, const Lookup& lookup);

void AddFind(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_FIND_H_
