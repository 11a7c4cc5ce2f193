// entente traverse and entente subgraph: what is reached from entities, and the graph around them.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_TRAVERSE_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_TRAVERSE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/flags_step.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"

namespace entente {

struct TraverseFlags {
  ReadFlags read;
  PagePolicy page;
  StepFlags step;
  std::vector<std::string> starts;
  std::string time, group;
  uint32_t hops = 1;
  bool evidence = false;
  bool entities_only = false;
};

void AddTraverseFlags(CLI::App* command, TraverseFlags* flags);
// The same but for `time`.
void AddSubgraphFlags(CLI::App* command, TraverseFlags* flags);

// The request for one page; size and token are the page's.
absl::StatusOr<v1::TraverseRequest> TraverseRequestOf(const TraverseFlags& flags,
                                                      const std::string& graph,
                                                      const Lookup& lookup);
absl::StatusOr<v1::SubgraphRequest> SubgraphRequestOf(const TraverseFlags& flags,
                                                      const std::string& graph,
                                                      const Lookup& lookup);

// Each asks, and writes the answer.
absl::StatusOr<ExitCode> RunTraverse(Session& session, v1::TraverseRequest request,
                                     const PagePolicy& policy);
absl::StatusOr<ExitCode> RunSubgraph(Session& session, v1::SubgraphRequest request,
                                     const PagePolicy& policy);

void AddTraverse(CLI::App* app, Session* session);
void AddSubgraph(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_TRAVERSE_H_
