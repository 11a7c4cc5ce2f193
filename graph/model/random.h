// Randomness as a parameter, so that tests and simulations can repeat it.
#ifndef ENTENTE_GRAPH_MODEL_RANDOM_H_
#define ENTENTE_GRAPH_MODEL_RANDOM_H_

#include <cstddef>
#include <string>

namespace entente {

// Thread-safe.
class Random {
 public:
  virtual ~Random() = default;
  // `count` unpredictable bytes.
  virtual std::string Bytes(size_t count) = 0;
};

// The operating system's generator (getrandom).
Random& SystemRandom();

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_RANDOM_H_
