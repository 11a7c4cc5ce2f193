// Numbers that look drawn, and are the same on every machine.
#ifndef ENTENTE_BENCH_GRAPHS_DICE_H_
#define ENTENTE_BENCH_GRAPHS_DICE_H_

#include <cstdint>

namespace entente {

// A splitmix64 generator: integers only, no library's distribution.
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    uint64_t mixed = (state_ += 0x9e3779b97f4a7c15u);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
  }
  // Below `sides`, which is at least 1.
  uint64_t Below(uint64_t sides) { return Next() % sides; }
  // In [0, 1).
  double Unit() { return static_cast<double>(Next() >> 11) * 0x1.0p-53; }

 private:
  uint64_t state_;
};

}  // namespace entente

#endif  // ENTENTE_BENCH_GRAPHS_DICE_H_
