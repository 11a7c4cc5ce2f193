// What is told of calls of one kind, and the table of all of them.
#ifndef ENTENTE_BENCH_REPORT_MEASURE_H_
#define ENTENTE_BENCH_REPORT_MEASURE_H_

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

// Times in microseconds; 0 where a figure means nothing.
struct Measure {
  double p50 = 0;
  double p99 = 0;
  double mean = 0;
  double rate = 0;  // a second
  double cpu = 0;   // worked by the server, for a call
  size_t calls = 0;
};

// Of calls that took `micros`, at least one, begun and ended within `seconds`.
Measure MeasureOf(std::vector<double> micros, double seconds, double cpu_seconds);

// Figure by figure the middle one of several runs, the lower middle one of an even number. At
// least one.
Measure MedianOf(const std::vector<Measure>& runs);

}  // namespace entente

#endif  // ENTENTE_BENCH_REPORT_MEASURE_H_
