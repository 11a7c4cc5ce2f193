// Keeps the record file (commit_record.h) close behind the commits, from its own thread: a commit
// does not wait for it, and at most every `lag` it costs two fsyncs.
#ifndef ENTENTE_GRAPH_ENGINE_ROCKSDB_RECORDER_H_
#define ENTENTE_GRAPH_ENGINE_ROCKSDB_RECORDER_H_

#include <rocksdb/env.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/time/time.h"
#include "graph/engine/rocksdb/commit_record.h"
#include "graph/engine/rocksdb/write_gate.h"

namespace entente {

// Thread-safe. The destructor records the last point and joins the thread.
class Recorder {
 public:
  // `recorded` is what the file says now. If the file cannot be written, `gate` is closed.
  Recorder(rocksdb::Env* env, std::string directory, const CommittedPoint& recorded,
           absl::Duration lag, std::shared_ptr<WriteGate> gate);
  ~Recorder();

  // `point` is durable: the file will say so within `lag` and the time of a write.
  void Note(const CommittedPoint& point);

 private:
  void Run();

  rocksdb::Env* const env_;
  const std::string directory_;
  const absl::Duration lag_;
  const std::shared_ptr<WriteGate> gate_;
  std::mutex mutex_;
  std::condition_variable changed_;
  CommittedPoint newest_;
  CommittedPoint recorded_;
  bool stopping_ = false;
  std::thread thread_;  // last: it starts when all else is there
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENGINE_ROCKSDB_RECORDER_H_
