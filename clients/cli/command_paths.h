// entente paths: how one entity is connected to another.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_PATHS_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_PATHS_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/flags_step.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"

namespace entente {

struct PathsFlags {
  ReadFlags read;
  PagePolicy page;
  StepFlags step;
  std::string from, to, path_mode, time, group;
  uint32_t hops = 4;
  uint32_t paths = 0;
  bool repeat_vertices = false;
  bool evidence = false;
};

void AddPathsFlags(CLI::App* command, PathsFlags* flags);

// The request for one page; size and token are the page's.
absl::StatusOr<v1::FindPathsRequest> PathsRequestOf(const PathsFlags& flags,
                                                    const std::string& graph, const Lookup& lookup);

// Asks, and writes the answer.
absl::StatusOr<ExitCode> RunPaths(Session& session, v1::FindPathsRequest request,
                                  const PagePolicy& policy);

void AddPaths(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_PATHS_H_
