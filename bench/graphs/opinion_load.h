// Brings a graph with many voices into a server.
#ifndef ENTENTE_BENCH_GRAPHS_OPINION_LOAD_H_
#define ENTENTE_BENCH_GRAPHS_OPINION_LOAD_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "bench/graphs/edge.h"
#include "clients/cpp/connection.h"

namespace entente {

// Makes an open graph of nodes with type and name, whose edges are claimed, denied, graded (by
// bulk load) and then in part retracted (by commits) as OpinionsOf says. `claims` are counted.
absl::Status LoadOpinions(Connection& connection, const std::string& graph, uint32_t nodes,
                          absl::Span<const Edge> edges, uint64_t seed, uint64_t* claims);

// Joins node 2i with 2i + 1 for the first tenth of all nodes: then one in ten is merged. The
// canonical id is that of 2i.
absl::Status MergeNodes(Connection& connection, const std::string& graph, uint32_t nodes);

// Whom a node is when MergeNodes has been done.
uint32_t CanonicalNode(uint32_t node, uint32_t nodes);

// Of the edges those that stay apart, and have two ends, when nodes are merged; by number.
std::vector<Edge> WithoutMergers(absl::Span<const Edge> edges, uint32_t nodes);

}  // namespace entente

#endif  // ENTENTE_BENCH_GRAPHS_OPINION_LOAD_H_
