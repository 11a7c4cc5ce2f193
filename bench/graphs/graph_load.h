// Brings a graph that is measured into a server, by bulk load.
#ifndef ENTENTE_BENCH_GRAPHS_GRAPH_LOAD_H_
#define ENTENTE_BENCH_GRAPHS_GRAPH_LOAD_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "bench/graphs/edge.h"
#include "clients/cpp/connection.h"

namespace entente {

inline constexpr char kGraphDocument[] = "doc:drawn";

// A claim by the document that an edge is the case.
v1::Claim ClaimOf(const Edge& edge, const std::string& document);

// Makes an open graph and the document that speaks in it. `key` is the graph's id key of 32 bytes;
// empty: any.
absl::Status MakeGraph(Connection& connection, const std::string& graph,
                       const std::string& key = "");

// Into a load: that every node is an Agent, and its name.
absl::Status WriteProperties(uint32_t nodes, BulkLoadStream& load);

// Records type and name of every node, then a claim for each edge. Its request id is `request`.
absl::Status LoadGraph(Connection& connection, const std::string& graph, const std::string& request,
                       uint32_t nodes, absl::Span<const Edge> edges);

}  // namespace entente

#endif  // ENTENTE_BENCH_GRAPHS_GRAPH_LOAD_H_
