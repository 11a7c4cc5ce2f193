// Times measured, and what of them is told.
#ifndef ENTENTE_BENCH_PERCENTILES_H_
#define ENTENTE_BENCH_PERCENTILES_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <vector>

namespace entente {

// In microseconds.
struct Percentiles {
  double p50 = 0;
  double p99 = 0;
};

// Of at least one time.
Percentiles PercentilesOf(std::vector<double> micros);

// Calls `run` with 0 to `count` - 1, in that order, and takes the time of each.
Percentiles TimesOf(size_t count, const std::function<void(size_t)>& run);

}  // namespace entente

#endif  // ENTENTE_BENCH_PERCENTILES_H_
