#include "bench/report/measure.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "bench/percentiles.h"

namespace entente {

Measure MeasureOf(std::vector<double> micros, double seconds, double cpu_seconds) {
  const auto calls = static_cast<double>(micros.size());
  Measure measure;
  measure.calls = micros.size();
  measure.mean = std::accumulate(micros.begin(), micros.end(), 0.0) / calls;
  measure.rate = seconds > 0 ? calls / seconds : 0;
  measure.cpu = 1e6 * cpu_seconds / calls;
  const Percentiles percentiles = PercentilesOf(std::move(micros));
  measure.p50 = percentiles.p50;
  measure.p99 = percentiles.p99;
  return measure;
}

Measure MedianOf(const std::vector<Measure>& runs) {
  const auto middle = [&](auto figure) {
    std::vector<decltype(Measure().*figure + 0)> values;
    for (const Measure& run : runs) values.push_back(run.*figure);
    std::sort(values.begin(), values.end());
    return values[(values.size() - 1) / 2];
  };
  return {.p50 = middle(&Measure::p50),
          .p99 = middle(&Measure::p99),
          .mean = middle(&Measure::mean),
          .rate = middle(&Measure::rate),
          .cpu = middle(&Measure::cpu),
          .calls = middle(&Measure::calls)};
}

}  // namespace entente
