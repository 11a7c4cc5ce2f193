// Who is watching which graph: writers ring here after a commit, so that watchers look at the log
// without polling it.
#ifndef ENTENTE_SERVER_WATCH_BOARD_H_
#define ENTENTE_SERVER_WATCH_BOARD_H_

#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

#include "absl/status/status.h"
#include "graph/store/store.h"

namespace entente {

// Told that its graph may have changed, or that the server stops. Both are quick and thread-safe.
class Watcher {
 public:
  virtual ~Watcher() = default;
  virtual void Ring() = 0;
  virtual void Stop() = 0;
};

// Thread-safe. Watchers are called while the board is locked, so they must not call it back.
class WatchBoard {
 public:
  explicit WatchBoard(size_t most) : most_(most) {}

  // kResourceExhausted (LIMIT_WATCHES) when there are too many; kUnavailable (SERVER_STOPPING)
  // after StopAll.
  absl::Status Add(const Store& store, Watcher& watcher);
  // After it returns the watcher is not called again. One that was not added is no error.
  void Remove(Watcher& watcher);
  void Ring(const Store& store);
  void StopAll();
  size_t size() const;

 private:
  const size_t most_;
  mutable std::mutex mutex_;
  std::map<Watcher*, const Store*> watchers_;
  bool stopping_ = false;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_WATCH_BOARD_H_
