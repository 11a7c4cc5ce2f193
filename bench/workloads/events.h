// Questions about events: what happened in the days before a day.
#ifndef ENTENTE_BENCH_WORKLOADS_EVENTS_H_
#define ENTENTE_BENCH_WORKLOADS_EVENTS_H_

#include <cstddef>

#include "bench/workloads/served_graph.h"
#include "bench/workloads/workload.h"

namespace entente {

// The graph's edges are events on their first days, loaded by LoadEvents; it outlives what is made
// of it. A window is the 30 days before a day, and the day.

// W3 and W3u: upon whom an actor acted in a window; actors drawn by their events, or alike.
Workload HubEventQuestions(const ServedGraph& graph, size_t count);
Workload ActorEventQuestions(const ServedGraph& graph, size_t count);
// W7: every event from one actor to another.
Workload PairEventQuestions(const ServedGraph& graph, size_t count);
// W8: anchored temporal triangles: whoever an actor acted upon, who acted upon whom that acted upon
// the actor, all in one window. One call gives the events among the actor and all around it
// (Subgraph); the check closes triangles of the answer and of the graph in memory.
Workload TriangleQuestions(const ServedGraph& graph, size_t count);

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_EVENTS_H_
