#include "graph/engine/rocksdb/write_gate.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/engine/rocksdb/status_map.h"

namespace entente {
namespace {

const char* NameOf(rocksdb::BackgroundErrorReason reason) {
  switch (reason) {
    case rocksdb::BackgroundErrorReason::kFlush:
    case rocksdb::BackgroundErrorReason::kFlushNoWAL:
      return "flushing a memtable";
    case rocksdb::BackgroundErrorReason::kCompaction:
      return "compacting";
    case rocksdb::BackgroundErrorReason::kWriteCallback:
      return "writing the log";
    case rocksdb::BackgroundErrorReason::kMemTable:
      return "filling a memtable";
    case rocksdb::BackgroundErrorReason::kManifestWrite:
    case rocksdb::BackgroundErrorReason::kManifestWriteNoWAL:
      return "writing the MANIFEST";
  }
  return "working in the background";
}

class BackgroundErrorListener final : public rocksdb::EventListener {
 public:
  explicit BackgroundErrorListener(std::shared_ptr<WriteGate> gate) : gate_(std::move(gate)) {}

  void OnBackgroundError(rocksdb::BackgroundErrorReason reason, rocksdb::Status* error) override {
    gate_->Close(absl::StrCat("an error while ", NameOf(reason), ": ", error->ToString()));
  }

  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason, rocksdb::Status,
                            bool* auto_recovery) override {
    *auto_recovery = false;
  }

 private:
  const std::shared_ptr<WriteGate> gate_;
};

}  // namespace

WriteGate::WriteGate(rocksdb::Env* env, std::string directory, uint64_t floor_bytes)
    : env_(env), directory_(std::move(directory)), floor_bytes_(floor_bytes) {}

absl::Status WriteGate::Check(uint64_t bytes) const {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!closed_because_.empty()) {
      return absl::UnavailableError(absl::StrCat("the store ", directory_,
                                                 " has stopped writing after ", closed_because_,
                                                 "; reads go on, open it again to write"));
    }
  }
  uint64_t free = 0;
  const rocksdb::Status status = env_->GetFreeSpace(directory_, &free);
  if (!status.ok()) return FromRocksDb(status, "asking for free disk space");
  if (free < floor_bytes_ || free - floor_bytes_ < bytes) {
    return absl::ResourceExhaustedError(absl::StrCat("writing ", bytes, " bytes to ", directory_,
                                                     ", which has ", free, " bytes free; ",
                                                     floor_bytes_, " must stay free; reads go on"));
  }
  return absl::OkStatus();
}

void WriteGate::Close(const std::string& reason) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (closed_because_.empty()) closed_because_ = reason;
}

std::shared_ptr<rocksdb::EventListener> NewBackgroundErrorListener(
    std::shared_ptr<WriteGate> gate) {
  return std::make_shared<BackgroundErrorListener>(std::move(gate));
}

}  // namespace entente
