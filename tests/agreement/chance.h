// Repeatable randomness: the same seed makes the same choices on every machine.
#ifndef ENTENTE_TESTS_AGREEMENT_CHANCE_H_
#define ENTENTE_TESTS_AGREEMENT_CHANCE_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace entente {

class Chance {
 public:
  explicit Chance(uint64_t seed) : engine_(seed) {}

  // 0 .. below - 1. REQUIRES: below > 0.
  size_t Below(size_t below) { return static_cast<size_t>(engine_() % below); }
  bool Percent(size_t percent) { return Below(100) < percent; }
  template <typename T>
  const T& OneOf(const std::vector<T>& all) {
    return all[Below(all.size())];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_CHANCE_H_
