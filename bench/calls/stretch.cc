#include "bench/calls/stretch.h"

#include <sys/prctl.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace entente {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

constexpr size_t kKeptBytes = size_t{512} << 20;
constexpr size_t kUnderWay = 4'096;
constexpr double kAtMost = 10;   // times as long as asked for
constexpr double kLeastCap = 1;  // but not less than so many seconds

double SecondsBetween(SteadyTime from, SteadyTime to) {
  return std::chrono::duration<double>(to - from).count();
}

// Counts what is under way and keeps what came.
class Desk {
 public:
  Desk(Lines& lines, absl::Span<const Question> questions, const Length& length)
      : lines_(lines),
        questions_(questions),
        length_(length),
        began_(std::chrono::steady_clock::now()) {}

  // The number of the next question; false: the stretch is over.
  bool Next(size_t* question) {
    std::lock_guard<std::mutex> lock(mutex_);
    const double gone = SecondsBetween(began_, std::chrono::steady_clock::now());
    if (kept_bytes_ > kKeptBytes || gone > std::max(kLeastCap, kAtMost * length_.seconds))
      return false;
    if (gone > length_.seconds && asked_ >= length_.least) return false;
    if (length_.once && asked_ == questions_.size()) return false;
    *question = asked_++ % questions_.size();
    ++under_way_;
    return true;
  }

  // Asks over a line; `then` runs when the answer is kept.
  void Ask(size_t line, size_t question, SteadyTime since, std::function<void()> then) {
    lines_.Ask(line, questions_[question],
               [this, question, since, then = std::move(then)](absl::Status status,
                                                               std::vector<std::string>& messages) {
                 const SteadyTime now = std::chrono::steady_clock::now();
                 Keep({question, 1e6 * SecondsBetween(since, now), std::move(status),
                       std::move(messages)});
                 then();
                 Leave();
               });
  }

  bool Crowded() {
    std::lock_guard<std::mutex> lock(mutex_);
    return under_way_ >= kUnderWay;
  }

  // Waits for the last answer.
  Stretch Take() {
    std::unique_lock<std::mutex> lock(mutex_);
    idle_.wait(lock, [this] { return under_way_ == 0; });
    stretch_.seconds = SecondsBetween(began_, std::chrono::steady_clock::now());
    return std::move(stretch_);
  }

  SteadyTime began() const { return began_; }

 private:
  void Keep(Reply reply) {
    std::lock_guard<std::mutex> lock(mutex_);
    for (const std::string& message : reply.messages) kept_bytes_ += message.size();
    stretch_.replies.push_back(std::move(reply));
  }
  void Leave() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (--under_way_ == 0) idle_.notify_all();
  }

  Lines& lines_;
  const absl::Span<const Question> questions_;
  const Length length_;
  const SteadyTime began_;
  std::mutex mutex_;
  std::condition_variable idle_;
  size_t asked_ = 0;
  size_t under_way_ = 0;
  size_t kept_bytes_ = 0;
  Stretch stretch_;
};

void CallOn(Desk& desk, size_t caller) {
  size_t question = 0;
  if (!desk.Next(&question)) return;
  desk.Ask(caller, question, std::chrono::steady_clock::now(),
           [&desk, caller] { CallOn(desk, caller); });
}

}  // namespace

Stretch CallInTurn(Lines& lines, absl::Span<const Question> questions, size_t callers,
                   const Length& length, const Worked& worked) {
  const double before = worked();
  Desk desk(lines, questions, length);
  for (size_t caller = 0; caller < callers; ++caller) CallOn(desk, caller);
  Stretch stretch = desk.Take();
  stretch.cpu_seconds = worked() - before;
  return stretch;
}

Stretch CallAtRate(Lines& lines, absl::Span<const Question> questions, double rate,
                   const Length& length, const Worked& worked) {
  prctl(PR_SET_TIMERSLACK, 1);  // else the kernel may wake this thread 50 us late
  const double before = worked();
  Desk desk(lines, questions, length);
  size_t question = 0;
  size_t missed = 0;
  for (size_t i = 0;; ++i) {
    const auto due =
        desk.began() + std::chrono::duration_cast<std::chrono::nanoseconds>(
                           std::chrono::duration<double>(static_cast<double>(i) / rate));
    std::this_thread::sleep_until(due);
    if (desk.Crowded()) {
      if (SecondsBetween(desk.began(), due) > length.seconds) break;
      ++missed;
      continue;
    }
    if (!desk.Next(&question)) break;
    desk.Ask(i, question, due, [] {});
  }
  Stretch stretch = desk.Take();
  stretch.cpu_seconds = worked() - before;
  stretch.missed = missed;
  return stretch;
}

}  // namespace entente
