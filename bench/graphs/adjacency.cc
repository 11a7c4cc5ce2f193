#include "bench/graphs/adjacency.h"

namespace entente {

Adjacency::Adjacency(uint32_t nodes, absl::Span<const Edge> edges)
    : out_(Packed(nodes, edges, true)), in_(Packed(nodes, edges, false)) {}

Adjacency::Rows Adjacency::Packed(uint32_t nodes, absl::Span<const Edge> edges, bool out) {
  Rows rows;
  rows.begins.assign(size_t{nodes} + 1, 0);
  for (const Edge& edge : edges) ++rows.begins[(out ? edge.subject : edge.object) + size_t{1}];
  for (size_t i = 1; i < rows.begins.size(); ++i) rows.begins[i] += rows.begins[i - 1];
  rows.neighbors.resize(edges.size());
  std::vector<uint64_t> next(rows.begins.begin(), rows.begins.end() - 1);
  for (const Edge& edge : edges) {
    const uint32_t own = out ? edge.subject : edge.object;
    rows.neighbors[next[own]++] = {.node = out ? edge.object : edge.subject,
                                   .relation = edge.relation,
                                   .first = edge.first,
                                   .last = edge.last};
  }
  return rows;
}

}  // namespace entente
