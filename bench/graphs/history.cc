// An edge of a node in an epoch leads to a node of its own in that epoch, so that no proposition
// of one epoch is that of another. The ends are numbered behind the nodes.
#include "bench/graphs/history.h"

#include "bench/graphs/dice.h"

namespace entente {

uint16_t FirstDayOf(uint32_t epoch) { return static_cast<uint16_t>(epoch * kEpochDays); }

std::vector<Edge> DrawHistory(uint32_t nodes, uint32_t epochs, uint64_t seed) {
  Dice dice(seed);
  const auto turn = static_cast<uint32_t>(dice.Below(kEdgesAnEpoch * kMostEpochs));
  std::vector<Edge> edges;
  edges.reserve(uint64_t{nodes} * epochs * kEdgesAnEpoch);
  for (uint32_t node = 0; node < nodes; ++node) {
    for (uint32_t epoch = kMostEpochs - epochs; epoch < kMostEpochs; ++epoch) {
      for (uint32_t i = 0; i < kEdgesAnEpoch; ++i) {
        // Scattered over the ends, so that those of one epoch do not lie side by side.
        const uint32_t end = ((i * kMostEpochs + epoch) * 7 + turn) % (kEdgesAnEpoch * kMostEpochs);
        edges.push_back({.subject = node,
                         .object = nodes + end,
                         .relation = 0,
                         .first = FirstDayOf(epoch),
                         .last = static_cast<uint16_t>(FirstDayOf(epoch) + kEpochDays - 1)});
      }
    }
  }
  return edges;
}

}  // namespace entente
