#include "clients/cli/graph_head.h"

#include "absl/strings/str_cat.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {

std::optional<v1::Graph> GraphNamed(const v1::ListGraphsResponse& graphs, const std::string& name) {
  for (const v1::Graph& graph : graphs.graphs()) {
    if (graph.name() == name) return graph;
  }
  return std::nullopt;
}

absl::StatusOr<uint64_t> HeadOf(Connection& connection, const std::string& name) {
  v1::ListGraphsResponse graphs;
  RETURN_IF_ERROR(connection.Call(v1::ListGraphsRequest(), &graphs));
  const auto graph = GraphNamed(graphs, name);
  if (graph.has_value()) return graph->revision();
  return WithRpcError(
      absl::NotFoundError(absl::StrCat("no graph \"", name,
                                       "\" on the server: see entente graph list, or make it with "
                                       "entente graph create")),
      {"UNKNOWN_GRAPH", "--graph", name, {}});
}

}  // namespace entente
