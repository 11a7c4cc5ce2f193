// Where graphs live on disk: `<data>/graphs/<name>`, one RocksDB a graph, one block cache for all.
#ifndef ENTENTE_SERVER_SHELF_H_
#define ENTENTE_SERVER_SHELF_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/engine/engine.h"
#include "graph/store/catalog.h"

namespace entente {

// A data directory that this process alone has open.
class LockedDirectory {
 public:
  // Makes it (mode 0700) where it is not there. kFailedPrecondition: another server has it open;
  // kUnavailable: it cannot be made or locked.
  static absl::StatusOr<LockedDirectory> Lock(const std::string& path);
  ~LockedDirectory();
  LockedDirectory(LockedDirectory&& other) noexcept;
  LockedDirectory(const LockedDirectory&) = delete;
  LockedDirectory& operator=(const LockedDirectory&) = delete;

  const std::string& path() const { return path_; }

 private:
  LockedDirectory(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}

  std::string path_;
  int lock_;  // -1: moved from
};

// Engines of `data`. A doomed graph has a mark beside its directory; a removed one is renamed out
// of sight first. What a crash left of either is deleted when the shelf is made. `data` outlives
// the shelf's use.
absl::StatusOr<EngineShelf> RocksDbShelf(const LockedDirectory& data, size_t cache_bytes);

// What must stay free on the disk of `data` for commits to be taken, and some room for them: where
// the temporary files of bulk loads end.
absl::StatusOr<uint64_t> BytesKeptFree(const LockedDirectory& data);

// OK while the engine takes commits; else why not. Engines that never refuse are always OK.
absl::Status WritableOf(const Engine& engine);

}  // namespace entente

#endif  // ENTENTE_SERVER_SHELF_H_
