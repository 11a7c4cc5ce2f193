#include "graph/engine/rocksdb/status_map.h"

#include "absl/strings/str_cat.h"

namespace entente {
namespace {

absl::StatusCode CodeOf(const rocksdb::Status& status) {
  switch (status.code()) {
    case rocksdb::Status::kOk:
      return absl::StatusCode::kOk;
    case rocksdb::Status::kCorruption:
      return absl::StatusCode::kDataLoss;
    case rocksdb::Status::kNotFound:
      return absl::StatusCode::kNotFound;
    case rocksdb::Status::kIOError:
      if (status.subcode() == rocksdb::Status::kNoSpace) {
        return absl::StatusCode::kResourceExhausted;
      }
      // RocksDB opens only files that its MANIFEST names: a missing one is lost.
      if (status.subcode() == rocksdb::Status::kPathNotFound) return absl::StatusCode::kDataLoss;
      return absl::StatusCode::kUnavailable;
    case rocksdb::Status::kTimedOut:
      return absl::StatusCode::kDeadlineExceeded;
    case rocksdb::Status::kBusy:
    case rocksdb::Status::kTryAgain:
    case rocksdb::Status::kIncomplete:
    case rocksdb::Status::kShutdownInProgress:
      return absl::StatusCode::kUnavailable;
    case rocksdb::Status::kAborted:
      return status.subcode() == rocksdb::Status::kMemoryLimit
                 ? absl::StatusCode::kResourceExhausted
                 : absl::StatusCode::kUnavailable;
    default:
      return absl::StatusCode::kInternal;
  }
}

}  // namespace

absl::Status FromRocksDb(const rocksdb::Status& status, absl::string_view doing) {
  if (status.ok()) return absl::OkStatus();
  return absl::Status(CodeOf(status), absl::StrCat("while ", doing, ": ", status.ToString()));
}

}  // namespace entente
