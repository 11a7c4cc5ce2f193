// Threads that calls are served on, so that reads and commits never block gRPC's own.
#ifndef ENTENTE_SERVER_WORKER_POOL_H_
#define ENTENTE_SERVER_WORKER_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace entente {

// Thread-safe. Tasks run in order of submission, as many at once as there are threads.
class WorkerPool {
 public:
  // `waiting_most`: tasks that may wait for a thread.
  WorkerPool(size_t threads, size_t waiting_most);
  // Runs what waits, then ends.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False, and the task is dropped, when too many wait already. For new calls.
  bool TrySubmit(std::function<void()> task);
  // Always taken: for the next step of a call that was let in, of which there is one at a time.
  void Submit(std::function<void()> task);

 private:
  void Work();

  const size_t waiting_most_;
  std::mutex mutex_;
  std::condition_variable work_;
  std::deque<std::function<void()>> waiting_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_WORKER_POOL_H_
