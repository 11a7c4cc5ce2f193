// A nameless file for what an export must keep and memory shall not: records in, records out.
#ifndef ENTENTE_CLIENTS_EXPORT_SCRATCH_FILE_H_
#define ENTENTE_CLIENTS_EXPORT_SCRATCH_FILE_H_

#include <cstdio>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace entente {

// In the folder that TMPDIR names, else in /tmp. It has no name there and is gone when it is
// closed, however the process ends. Written first, then read from the beginning. Not thread-safe.
class ScratchFile {
 public:
  // kUnavailable where no file can be made.
  static absl::StatusOr<ScratchFile> Make();
  ScratchFile(ScratchFile&& other) noexcept : file_(other.file_) { other.file_ = nullptr; }
  ScratchFile& operator=(ScratchFile&& other) noexcept;
  ~ScratchFile();

  // Appends a record of at most 1 GiB. kResourceExhausted where the disk is full.
  absl::Status Write(absl::string_view record);
  // From here on records are read, from the first one.
  absl::Status Rewind();
  // The next record; false behind the last one. kDataLoss where the file is not what was written.
  absl::StatusOr<bool> Read(std::string* record);

 private:
  explicit ScratchFile(FILE* file) : file_(file) {}

  FILE* file_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_SCRATCH_FILE_H_
