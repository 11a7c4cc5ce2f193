#include "bench/graphs/power_law.h"

#include <algorithm>

#include "bench/graphs/dice.h"

namespace entente {
namespace {

constexpr uint64_t kScatter = 2'654'435'761;  // prime: ranks stay apart

uint32_t DrawNode(Dice& dice, uint32_t nodes) {
  const double unit = dice.Unit();
  const auto rank = static_cast<uint64_t>(unit * unit * unit * static_cast<double>(nodes));
  return static_cast<uint32_t>(rank * kScatter % nodes);
}

Edge Draw(Dice& dice, uint32_t nodes) {
  Edge edge;
  edge.subject = DrawNode(dice, nodes);
  edge.object = DrawNode(dice, nodes);
  if (edge.object == edge.subject) edge.object = (edge.object + 1) % nodes;
  edge.relation = static_cast<uint16_t>(dice.Below(kRelations));
  const auto one = static_cast<uint16_t>(dice.Below(kDays));
  const auto other = static_cast<uint16_t>(dice.Below(kDays));
  edge.first = std::min(one, other);
  edge.last = std::max(one, other);
  return edge;
}

}  // namespace

std::vector<Edge> DrawEdges(const PowerLaw& graph) {
  Dice dice(graph.seed);
  std::vector<Edge> edges;
  edges.reserve(graph.edges);
  // What was drawn twice is drawn anew, until all differ.
  while (edges.size() < graph.edges) {
    while (edges.size() < graph.edges) edges.push_back(Draw(dice, graph.nodes));
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge& a, const Edge& b) { return a.key() < b.key(); });
    edges.erase(std::unique(edges.begin(), edges.end(),
                            [](const Edge& a, const Edge& b) { return a.key() == b.key(); }),
                edges.end());
  }
  return edges;
}

}  // namespace entente
