// What is measured, in the order in which it is: graphs are loaded into servers of our own, asked,
// and the servers stopped.
#ifndef ENTENTE_BENCH_STAGES_H_
#define ENTENTE_BENCH_STAGES_H_

#include "absl/status/status.h"
#include "bench/report/report.h"
#include "bench/settings.h"

namespace entente {

// Everything that the settings name. An error is a call that failed or an answer that was wrong:
// nothing is then worth telling.
absl::Status MeasureAll(const Settings& settings, Report& report);

}  // namespace entente

#endif  // ENTENTE_BENCH_STAGES_H_
