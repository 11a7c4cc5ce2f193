#include "bench/percentiles.h"

#include <time.h>

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

namespace {

double MicrosNow(TimeTaken taken) {
  timespec now;
  clock_gettime(taken == TimeTaken::kWall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e6 * static_cast<double>(now.tv_sec) + 1e-3 * static_cast<double>(now.tv_nsec);
}

}  // namespace

Percentiles TimesOf(size_t count, TimeTaken taken, const std::function<void(size_t)>& run) {
  std::vector<double> micros;
  micros.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    const double before = MicrosNow(taken);
    run(i);
    micros.push_back(MicrosNow(taken) - before);
  }
  return PercentilesOf(std::move(micros));
}

}  // namespace entente
