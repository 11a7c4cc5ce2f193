// One thread that calls back at given times: heartbeats, stalled readers, calls past their time.
#ifndef ENTENTE_SERVER_TIMER_H_
#define ENTENTE_SERVER_TIMER_H_

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "absl/time/time.h"

namespace entente {

// Thread-safe.
class Timer {
 public:
  using Alarm = std::pair<absl::Time, uint64_t>;  // when, and which; 0 is none

  Timer();
  ~Timer();  // what has not rung yet never does
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

  // Calls `ring` once at `when`, on the timer's thread: it must be quick and must not call Cancel.
  Alarm At(absl::Time when, std::function<void()> ring);
  // After it returns `ring` neither runs nor will. One that has rung, or was never
  // set, may be cancelled, too.
  void Cancel(const Alarm& alarm);

 private:
  void Run();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<Alarm, std::function<void()>> alarms_;
  uint64_t next_ = 1;
  uint64_t ringing_ = 0;  // 0: none
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_TIMER_H_
