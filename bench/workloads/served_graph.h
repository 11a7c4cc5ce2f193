// A graph as a server has it, and what is known of it without asking.
#ifndef ENTENTE_BENCH_WORKLOADS_SERVED_GRAPH_H_
#define ENTENTE_BENCH_WORKLOADS_SERVED_GRAPH_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "bench/graphs/adjacency.h"
#include "bench/graphs/dice.h"
#include "entente/v1/reading.pb.h"

namespace entente {

struct ServedGraph {
  std::string name;                  // on the server
  std::string suffix;                // behind the names of workloads: "" or " realistic"
  const Adjacency* edges = nullptr;  // those that hold under the lens
  // By node, another id of the same entity that the graph calls by the node's.
  std::unordered_map<uint32_t, uint32_t> twins;
  uint64_t seed = 0;
  // Days that are asked about: so many from the first.
  uint16_t first_day = kDays / 4;
  uint16_t days = kDays / 2;
  v1::Lens lens = {};  // that it is read through; unset: the default lens
};

// Graph and valid cut of a read.
v1::ReadScope ScopeOf(const ServedGraph& graph, const std::string& valid);

// Some node, drawn alike from those that have a name of their own, and one as often as it has
// edges that go out.
uint32_t SomeNode(const ServedGraph& graph, Dice& dice);
uint32_t SomeHub(const ServedGraph& graph, Dice& dice);
// A day that is asked about.
uint16_t SomeDay(const ServedGraph& graph, Dice& dice);

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_SERVED_GRAPH_H_
