#include "bench/percentiles.h"

#include <algorithm>
#include <utility>

namespace entente {

Percentiles PercentilesOf(std::vector<double> micros) {
  std::sort(micros.begin(), micros.end());
  const auto at = [&](double share) {
    return micros[static_cast<size_t>(share * static_cast<double>(micros.size() - 1))];
  };
  return {at(0.5), at(0.99)};
}

Percentiles TimesOf(size_t count, const std::function<void(size_t)>& run) {
  std::vector<double> micros;
  micros.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    const auto before = std::chrono::steady_clock::now();
    run(i);
    const std::chrono::duration<double, std::micro> took =
        std::chrono::steady_clock::now() - before;
    micros.push_back(took.count());
  }
  return PercentilesOf(std::move(micros));
}

}  // namespace entente
