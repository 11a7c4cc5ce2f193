#include "server/watch_board.h"

#include "absl/strings/str_cat.h"
#include "server/errors.h"

namespace entente {

absl::Status WatchBoard::Add(const Store& store, Watcher& watcher) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (stopping_) {
    return Refusal(absl::StatusCode::kUnavailable, "SERVER_STOPPING", "the server is stopping");
  }
  if (watchers_.size() >= most_) {
    return Refusal(absl::StatusCode::kResourceExhausted, "LIMIT_WATCHES",
                   absl::StrCat("there are ", watchers_.size(),
                                " watches, the most that this "
                                "server serves (--limit-watches)"));
  }
  watchers_.emplace(&watcher, &store);
  return absl::OkStatus();
}

void WatchBoard::Remove(Watcher& watcher) {
  const std::lock_guard<std::mutex> lock(mutex_);
  watchers_.erase(&watcher);
}

void WatchBoard::Ring(const Store& store) {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (const auto& [watcher, watched] : watchers_) {
    if (watched == &store) watcher->Ring();
  }
}

void WatchBoard::StopAll() {
  const std::lock_guard<std::mutex> lock(mutex_);
  stopping_ = true;
  for (const auto& [watcher, watched] : watchers_) watcher->Stop();
}

size_t WatchBoard::size() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return watchers_.size();
}

}  // namespace entente
