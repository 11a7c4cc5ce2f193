// Questions of one kind with what their answers must be.
#ifndef ENTENTE_BENCH_WORKLOADS_WORKLOAD_H_
#define ENTENTE_BENCH_WORKLOADS_WORKLOAD_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "bench/calls/question.h"

namespace entente {

using Messages = std::vector<std::string>;

struct Workload {
  std::string name;  // "W3u", as in docs/performance.md
  std::vector<Question> questions;
  // Whether the messages answer the question of that number; the error tells both answers. It is
  // not called while a clock runs.
  std::function<absl::Status(size_t, const Messages&)> check;
  // Rows of an answer, where the rate is to be told in them; empty: in calls.
  std::function<size_t(size_t)> rows = {};
};

}  // namespace entente

#endif  // ENTENTE_BENCH_WORKLOADS_WORKLOAD_H_
