// Files for what a bulk load cannot hold in memory. They have no name in their folder, so that
// nothing is left of them once the process is gone, however it went.
#ifndef ENTENTE_GRAPH_STORE_BULK_SPILL_H_
#define ENTENTE_GRAPH_STORE_BULK_SPILL_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace entente {

// What the files of one load may take together. One thread at a time.
class SpillSpace {
 public:
  // Files are made in `directory`, which must be there.
  SpillSpace(std::string directory, uint64_t most_bytes, uint64_t keep_free_bytes = 0)
      : directory_(std::move(directory)),
        most_bytes_(most_bytes),
        keep_free_bytes_(keep_free_bytes) {}

  // kResourceExhausted, reason LIMIT_BULK_LOAD_DISK, if that is too much; DISK_SPACE, if less than
  // `keep_free_bytes` of the file system would be left.
  absl::Status Take(uint64_t bytes);
  void GiveBack(uint64_t bytes) { taken_ -= bytes; }

  const std::string& directory() const { return directory_; }
  uint64_t most_taken() const { return most_taken_; }

 private:
  absl::Status CheckFree(uint64_t bytes) const;

  const std::string directory_;
  const uint64_t most_bytes_;
  const uint64_t keep_free_bytes_;
  uint64_t taken_ = 0;
  uint64_t most_taken_ = 0;
};

// Written once from front to end, then read. Gives its space back when it goes.
class SpillFile {
 public:
  // `space` outlives the file.
  static absl::StatusOr<std::unique_ptr<SpillFile>> Make(SpillSpace& space);
  ~SpillFile();
  SpillFile(const SpillFile&) = delete;
  SpillFile& operator=(const SpillFile&) = delete;

  // kUnavailable for errors of the disk, kResourceExhausted where it is full.
  absl::Status Append(absl::string_view bytes);
  // Bytes from `offset` on, up to `size` of them; fewer at the end.
  absl::StatusOr<size_t> Read(uint64_t offset, char* into, size_t size) const;

  uint64_t size() const { return size_; }

 private:
  SpillFile(SpillSpace& space, int file) : space_(space), file_(file) {}

  SpillSpace& space_;
  const int file_;
  uint64_t size_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_SPILL_H_
