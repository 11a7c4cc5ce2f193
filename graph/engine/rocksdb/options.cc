#include "graph/engine/rocksdb/options.h"

#include <rocksdb/cache.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "absl/strings/str_cat.h"

namespace entente {

absl::StatusOr<uint64_t> DefaultFloorBytes(const std::string& directory, size_t memtable_bytes) {
  struct statvfs disk;
  if (statvfs(directory.c_str(), &disk) != 0) {
    return absl::UnavailableError(
        absl::StrCat("asking for the size of the disk of ", directory, ": ", std::strerror(errno)));
  }
  const uint64_t total = static_cast<uint64_t>(disk.f_blocks) * disk.f_frsize;
  return std::max({total / 20, uint64_t{1} << 30, 3 * static_cast<uint64_t>(memtable_bytes)});
}

std::shared_ptr<rocksdb::Cache> NewBlockCache(size_t bytes) { return rocksdb::NewLRUCache(bytes); }

}  // namespace entente
