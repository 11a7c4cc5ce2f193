#include "bench/workloads/served_graph.h"

namespace entente {

v1::ReadScope ScopeOf(const ServedGraph& graph, const std::string& valid) {
  v1::ReadScope scope;
  scope.set_graph(graph.name);
  scope.mutable_as_of()->set_valid(valid);
  if (graph.lens.ByteSizeLong() > 0) *scope.mutable_lens()->mutable_inline_() = graph.lens;
  return scope;
}

uint32_t SomeNode(const ServedGraph& graph, Dice& dice) {
  while (true) {
    const auto node = static_cast<uint32_t>(dice.Below(graph.edges->nodes()));
    if (!graph.edges->Out(node).empty()) return node;
  }
}

uint32_t SomeHub(const ServedGraph& graph, Dice& dice) {
  // Whoever an edge of somebody's comes from: first a node, then one that leads to it.
  while (true) {
    const auto into = graph.edges->In(static_cast<uint32_t>(dice.Below(graph.edges->nodes())));
    if (!into.empty()) return into[dice.Below(into.size())].node;
  }
}

uint16_t SomeDay(const ServedGraph& graph, Dice& dice) {
  return static_cast<uint16_t>(graph.first_day + dice.Below(graph.days));
}

}  // namespace entente
