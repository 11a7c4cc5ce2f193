// entente neighbors: what an entity is directly related to.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_NEIGHBORS_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_NEIGHBORS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"

namespace entente {

struct NeighborsFlags {
  ReadFlags read;
  PagePolicy page;
  std::string entity, direction, neighbor_type, group;
  std::vector<std::string> predicates;
  bool show_denied = false;
  bool evidence = false;
};

void AddNeighborsFlags(CLI::App* command, NeighborsFlags* flags);

// The request for one page; size and token are the page's.
absl::StatusOr<v1::NeighborsRequest> NeighborsRequestOf(const NeighborsFlags& flags,
                                                        const std::string& graph,
                                                        const Lookup& lookup);

// Asks, and writes the answer.
absl::StatusOr<ExitCode> RunNeighbors(Session& session, v1::NeighborsRequest request,
                                      const PagePolicy& policy);

void AddNeighbors(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_NEIGHBORS_H_
