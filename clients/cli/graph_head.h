// Whether a graph is there, and how far it has got.
#ifndef ENTENTE_CLIENTS_CLI_GRAPH_HEAD_H_
#define ENTENTE_CLIENTS_CLI_GRAPH_HEAD_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cpp/connection.h"

namespace entente {

// The graph called `name`, if the server has it.
std::optional<v1::Graph> GraphNamed(const v1::ListGraphsResponse& graphs, const std::string& name);

// The head's revision. kNotFound where there is no such graph.
absl::StatusOr<uint64_t> HeadOf(Connection& connection, const std::string& name);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_GRAPH_HEAD_H_
