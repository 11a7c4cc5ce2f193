// What a RocksDbEngine is made of; between its own .cc files.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_ENGINE_PARTS_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_ENGINE_PARTS_H_

#include <rocksdb/db.h>
#include <rocksdb/env.h>

#include <condition_variable>
#include <memory>
#include <mutex>

#include "graph/engine/rocksdb/files.h"
#include "graph/engine/rocksdb/recorder.h"
#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "graph/engine/rocksdb/staging.h"
#include "graph/engine/rocksdb/write_gate.h"

namespace entente {

// Holds the directory's LOCK.
class DirectoryLock {
 public:
  DirectoryLock(rocksdb::Env* env, rocksdb::FileLock* lock) : env_(env), lock_(lock) {}
  ~DirectoryLock() { env_->UnlockFile(lock_).PermitUncheckedError(); }
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

 private:
  rocksdb::Env* const env_;
  rocksdb::FileLock* const lock_;
};

// Members are destroyed from the last to the first: the record is written, RocksDB closed, and the
// lock released.
struct RocksDbEngine::Parts {
  std::unique_ptr<DirectoryLock> lock;
  std::shared_ptr<WriteGate> gate;
  uint64_t load_room = 0;  // that a load leaves above the gate's floor
  std::unique_ptr<rocksdb::DB> db;
  std::unique_ptr<Staging> staging;
  std::unique_ptr<Recorder> recorder;

  std::mutex write_mutex;  // one writer at a time; guards `staging` and `last`
  CommittedPoint last;

  std::mutex stable_mutex;  // taken after write_mutex, never held over I/O
  std::condition_variable stable_changed;
  Sequence stable = 0;

  Sequence Stable() {
    std::lock_guard<std::mutex> hold(stable_mutex);
    return stable;
  }
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_ENGINE_PARTS_H_
