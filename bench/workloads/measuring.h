// Measures workloads on one server, and checks every answer.
#ifndef ENTENTE_BENCH_WORKLOADS_MEASURING_H_
#define ENTENTE_BENCH_WORKLOADS_MEASURING_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "bench/calls/lines.h"
#include "bench/calls/stretch.h"
#include "bench/report/report.h"
#include "bench/server_process.h"
#include "bench/workloads/workload.h"

namespace entente {

class Measuring {
 public:
  // Each stretch of calls takes `seconds`. All outlive this.
  Measuring(const ServerProcess& server, Report& report, double seconds)
      : server_(server), report_(report), seconds_(seconds), lines_(server.address(), kLines) {}

  // `callers` in a closed loop, after a fifth of the time to warm up; noted as `how`. At least
  // `least` calls are made.
  absl::Status InTurn(const Workload& workload, size_t callers, const std::string& how,
                      const std::string& ceiling, size_t least = 1);
  // The same of questions that can each be asked once, as those that write; nothing warms up.
  absl::Status EachOnce(const Workload& workload, size_t callers, const std::string& how,
                        const std::string& ceiling);
  // One caller, 64 callers, and an open loop at half the rate of these.
  absl::Status EveryWay(const Workload& workload, const std::string& ceiling);
  // One caller only, and how many calls it made: questions that keep a server busy for long.
  absl::StatusOr<size_t> OneCaller(const Workload& workload, const std::string& ceiling);

  // Asks every question once, one after the other, without noting anything; those that it comes to
  // in a minute.
  struct Walk {
    Measure measure;
    std::vector<double> micros;  // in order of the questions
  };
  absl::StatusOr<Walk> AskedThrough(const Workload& workload);
  // The answer to one question, checked.
  absl::StatusOr<Messages> Answer(const Workload& workload, size_t question);
  // Notes a measure made elsewhere.
  void Note(const MeasureKey& key, const Measure& measure) { report_.Add(key, "", measure); }

  Report& report() { return report_; }
  const ServerProcess& server() const { return server_; }
  double seconds() const { return seconds_; }

 private:
  static constexpr size_t kLines = 4;

  absl::Status AtRate(const Workload& workload, double rate);
  absl::Status Note(const Workload& workload, const Stretch& stretch, const std::string& how,
                    const std::string& ceiling);

  const ServerProcess& server_;
  Report& report_;
  const double seconds_;
  Lines lines_;
};

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_MEASURING_H_
