// Times measured, and what of them is told.
#ifndef ENTENTE_BENCH_PERCENTILES_H_
#define ENTENTE_BENCH_PERCENTILES_H_

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

// Which time is taken: that of a clock on the wall, or what this thread worked, which leaves out
// what other programmes had of the processor.
enum class TimeTaken { kWall, kThread };

// Calls `run` with 0 to `count` - 1, in that order, and takes the time of each.
Percentiles TimesOf(size_t count, TimeTaken taken, const std::function<void(size_t)>& run);

}  // namespace entente

#endif  // ENTENTE_BENCH_PERCENTILES_H_
