#include "server/timer.h"

#include "absl/time/clock.h"

namespace entente {

Timer::Timer() : thread_([this] { Run(); }) {}

Timer::~Timer() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

Timer::Alarm Timer::At(absl::Time when, std::function<void()> ring) {
  Alarm alarm;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    alarm = {when, next_++};
    alarms_.emplace(alarm, std::move(ring));
  }
  changed_.notify_all();
  return alarm;
}

void Timer::Cancel(const Alarm& alarm) {
  if (alarm.second == 0) return;  // never set
  std::unique_lock<std::mutex> lock(mutex_);
  alarms_.erase(alarm);
  changed_.wait(lock, [&] { return ringing_ != alarm.second; });
}

void Timer::Run() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!ending_) {
    if (alarms_.empty()) {
      changed_.wait(lock);
      continue;
    }
    const auto first = alarms_.begin();
    const absl::Duration wait = first->first.first - absl::Now();
    if (wait > absl::ZeroDuration()) {
      changed_.wait_for(lock, absl::ToChronoNanoseconds(wait));
      continue;
    }
    const std::function<void()> ring = std::move(first->second);
    ringing_ = first->first.second;
    alarms_.erase(first);
    lock.unlock();
    ring();
    lock.lock();
    ringing_ = 0;
    changed_.notify_all();
  }
}

}  // namespace entente
