// Pages of neighbours, of a node that has one page of them and of one that has very many: a page
// costs what is on it.
#ifndef ENTENTE_BENCH_WORKLOADS_HUB_PAGES_H_
#define ENTENTE_BENCH_WORKLOADS_HUB_PAGES_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "bench/graphs/edge.h"
#include "bench/workloads/measuring.h"

namespace entente {

// Node 0 has `degree` edges that go out, node 1 a page of them; all of one relation, all hold
// always. A page has a thousand rows, of smaller graphs a tenth of the degree, which is at
// least 20.
std::vector<Edge> DrawHub(uint32_t degree);

// The page of node 1, the first page of node 0, and one from the middle of its answer, one caller
// each. What is loaded on the server as `graph` is DrawHub(degree).
absl::Status MeasureHubPages(const std::string& graph, uint32_t degree, Measuring& measuring);

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_HUB_PAGES_H_
