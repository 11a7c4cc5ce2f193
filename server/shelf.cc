#include "server/shelf.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "graph/model/status.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr char kRemovedPrefix[] = ".removed-";  // no graph's name begins with a dot

absl::Status MakeDirectory(const std::string& path) {
  if (mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat("cannot make ", path, ": ", strerror(errno)));
}

absl::Status Failed(absl::string_view what, const std::string& path, const std::error_code& error) {
  return absl::UnavailableError(absl::StrCat("cannot ", what, " ", path, ": ", error.message()));
}

absl::StatusOr<std::vector<std::string>> NamesIn(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  if (error) return Failed("list", folder, error);
  std::sort(names.begin(), names.end());
  return names;
}

absl::Status DeleteRemoved(const std::string& folder) {
  ASSIGN_OR_RETURN(const std::vector<std::string> names, NamesIn(folder));
  for (const std::string& name : names) {
    if (!absl::StartsWith(name, kRemovedPrefix)) continue;
    std::error_code error;
    fs::remove_all(fs::path(folder) / name, error);
    if (error) return Failed("delete", name, error);
  }
  return absl::OkStatus();
}

absl::Status RemoveGraph(const std::string& folder, const std::string& name) {
  const fs::path graph = fs::path(folder) / name;
  std::error_code error;
  // Numbered, should an earlier one of the same name still be there.
  fs::path removed;
  for (int i = 0; removed.empty() || fs::exists(removed, error); ++i) {
    removed = fs::path(folder) / absl::StrCat(kRemovedPrefix, name, "-", i);
  }
  fs::rename(graph, removed, error);
  if (error) return Failed("rename", graph.string(), error);
  fs::remove_all(removed, error);
  if (error) return Failed("delete", removed.string(), error);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<LockedDirectory> LockedDirectory::Lock(const std::string& path) {
  RETURN_IF_ERROR(MakeDirectory(path));
  RETURN_IF_ERROR(MakeDirectory(absl::StrCat(path, "/graphs")));
  const std::string file = absl::StrCat(path, "/LOCK");
  const int lock = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) {
    return absl::UnavailableError(absl::StrCat("cannot open ", file, ": ", strerror(errno)));
  }
  if (flock(lock, LOCK_EX | LOCK_NB) == 0) return LockedDirectory(path, lock);
  close(lock);
  return absl::FailedPreconditionError(absl::StrCat("another server has the data in ", path,
                                                    " open; stop it, or give another --data"));
}

LockedDirectory::LockedDirectory(LockedDirectory&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

LockedDirectory::~LockedDirectory() {
  if (lock_ >= 0) close(lock_);  // and with it the lock
}

absl::StatusOr<EngineShelf> RocksDbShelf(const LockedDirectory& data, size_t cache_bytes) {
  const std::string folder = absl::StrCat(data.path(), "/graphs");
  RETURN_IF_ERROR(DeleteRemoved(folder));
  const std::shared_ptr<rocksdb::Cache> cache = NewBlockCache(cache_bytes);
  EngineShelf shelf;
  shelf.open = [folder, cache](const std::string& name) -> absl::StatusOr<std::unique_ptr<Engine>> {
    RocksDbOptions options;
    options.directory = absl::StrCat(folder, "/", name);
    options.block_cache = cache;
    ASSIGN_OR_RETURN(std::unique_ptr<RocksDbEngine> engine, RocksDbEngine::Open(options));
    return std::unique_ptr<Engine>(std::move(engine));
  };
  shelf.list = [folder]() -> absl::StatusOr<std::vector<std::string>> {
    ASSIGN_OR_RETURN(std::vector<std::string> names, NamesIn(folder));
    std::erase_if(names, [](const std::string& name) { return absl::StartsWith(name, "."); });
    return names;
  };
  shelf.remove = [folder](const std::string& name) { return RemoveGraph(folder, name); };
  return shelf;
}

absl::Status WritableOf(const Engine& engine) {
  const auto* rocksdb = dynamic_cast<const RocksDbEngine*>(&engine);
  return rocksdb == nullptr ? absl::OkStatus() : rocksdb->Writable();
}

}  // namespace entente
