#include "graph/engine/rocksdb/recorder.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/engine/rocksdb/files.h"

namespace entente {

Recorder::Recorder(rocksdb::Env* env, std::string directory, const CommittedPoint& recorded,
                   absl::Duration lag, std::shared_ptr<WriteGate> gate)
    : env_(env),
      directory_(std::move(directory)),
      lag_(lag),
      gate_(std::move(gate)),
      newest_(recorded),
      recorded_(recorded),
      thread_([this] { Run(); }) {}

Recorder::~Recorder() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Recorder::Note(const CommittedPoint& point) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    newest_ = point;
  }
  changed_.notify_one();
}

void Recorder::Run() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return stopping_ || !(newest_ == recorded_); });
    if (newest_ == recorded_) return;
    const CommittedPoint point = newest_;
    lock.unlock();
    const absl::Status status = ReplaceFile(env_, directory_, kRecordFile, FormatRecord(point));
    if (!status.ok()) gate_->Close(absl::StrCat("an error ", status.message()));
    lock.lock();
    if (!status.ok()) return;
    recorded_ = point;
    // Commits that come within the lag share the next write.
    changed_.wait_for(lock, absl::ToChronoNanoseconds(lag_), [&] { return stopping_; });
  }
}

}  // namespace entente
