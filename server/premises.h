// What the services of one server share: the graphs, the threads, the limits.
#ifndef ENTENTE_SERVER_PREMISES_H_
#define ENTENTE_SERVER_PREMISES_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "graph/model/limits.h"
#include "graph/store/catalog.h"
#include "server/timer.h"
#include "server/watch_board.h"
#include "server/worker_pool.h"

namespace entente {

struct PremisesOptions {
  Limits limits;
  size_t read_threads = 32;
  size_t write_threads = 32;     // commits that may share one sync
  size_t waiting_calls = 1'024;  // of each kind; more are refused
  absl::Duration watch_stall = absl::Seconds(60);
  absl::Duration bulk_load_idle = absl::Seconds(60);
  std::string spill_directory = "/tmp";  // for temporary files of bulk loads
  uint64_t spill_keep_free_bytes = 0;    // of its file system; loads stop there
};

// Thread-safe.
class Premises {
 public:
  explicit Premises(const PremisesOptions& options);

  // From now on the graphs are served; `catalog` outlives this.
  void Open(Catalog& catalog);
  bool open() const;
  // kUnavailable (NOT_READY) until Open.
  absl::StatusOr<Catalog*> catalog() const;
  // kNotFound as Catalog::Find says, at field "graph".
  absl::StatusOr<std::shared_ptr<OpenGraph>> Find(const std::string& graph) const;

  const PremisesOptions& options() const { return options_; }
  const Limits& limits() const { return options_.limits; }
  absl::Time started() const { return started_; }
  WorkerPool& reads() { return reads_; }
  WorkerPool& writes() { return writes_; }
  Timer& timer() { return timer_; }
  WatchBoard& watches() { return watches_; }
  // A thread for each load that may run.
  WorkerPool& loads() { return loads_; }
  // Whether one more bulk load may begin; EndLoad when it is over.
  bool AdmitLoad();
  void EndLoad() { --loads_running_; }

 private:
  const PremisesOptions options_;
  const absl::Time started_;
  std::atomic<Catalog*> catalog_{nullptr};
  Timer timer_;
  WatchBoard watches_;
  WorkerPool reads_;
  WorkerPool writes_;
  std::atomic<size_t> loads_running_{0};
  WorkerPool loads_;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_PREMISES_H_
