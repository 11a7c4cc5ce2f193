// A report for programs: figures, goals, and what they were measured with.
#ifndef ENTENTE_BENCH_REPORT_JSON_H_
#define ENTENTE_BENCH_REPORT_JSON_H_

#include <map>
#include <string>

#include "bench/report/goals.h"
#include "bench/report/machine.h"
#include "bench/report/report.h"

namespace entente {

// An object with "machine", "settings", "measures", "numbers" and "goals".
std::string JsonOf(const Report& report, const std::map<std::string, Score>& scores,
                   const Machine& machine, const std::map<std::string, std::string>& settings);

}  // namespace entente

#endif  // ENTENTE_BENCH_REPORT_JSON_H_
