// A graph that has gone through many epochs: as many edges in each, none of which lasts.
#ifndef ENTENTE_BENCH_GRAPHS_HISTORY_H_
#define ENTENTE_BENCH_GRAPHS_HISTORY_H_

#include <cstdint>
#include <vector>

#include "bench/graphs/edge.h"

namespace entente {

inline constexpr uint32_t kMostEpochs = 100;
inline constexpr uint16_t kEpochDays = kDays / kMostEpochs;
inline constexpr uint32_t kEdgesAnEpoch = 10;  // of each node

// The last `epochs` of kMostEpochs epochs: in each, every node has kEdgesAnEpoch edges of one
// relation, that hold all through it. What holds in an epoch is the same however many are there.
std::vector<Edge> DrawHistory(uint32_t nodes, uint32_t epochs, uint64_t seed);

// The first day of an epoch, of which the last is kMostEpochs - 1.
uint16_t FirstDayOf(uint32_t epoch);

}  // namespace entente

#endif  // ENTENTE_BENCH_GRAPHS_HISTORY_H_
