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
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "graph/model/status.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

// No graph's name begins with a dot.
constexpr char kRemovedPrefix[] = ".removed-";  // a directory: nobody needs it any more
constexpr char kDoomedPrefix[] = ".doomed-";    // an empty file: the mark of the graph named behind

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

absl::Status Errno(absl::string_view what, const std::string& path) {
  return absl::UnavailableError(absl::StrCat("cannot ", what, " ", path, ": ", strerror(errno)));
}

// Makes durable what `path`, a file or a directory, holds.
absl::Status Sync(const std::string& path, int flags) {
  const int file = open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (file < 0) return Errno("open", path);
  const absl::Status synced = fsync(file) == 0 ? absl::OkStatus() : Errno("sync", path);
  close(file);
  return synced;
}

absl::Status SyncFolder(const std::string& folder) { return Sync(folder, O_RDONLY | O_DIRECTORY); }

std::string MarkOf(const std::string& folder, const std::string& name) {
  return absl::StrCat(folder, "/", kDoomedPrefix, name);
}

bool Doomed(const std::string& folder, const std::string& name) {
  std::error_code error;
  return fs::exists(MarkOf(folder, name), error);
}

absl::Status DoomGraph(const std::string& folder, const std::string& name) {
  const std::string mark = MarkOf(folder, name);
  absl::Status marked = Sync(mark, O_WRONLY | O_CREAT);
  if (marked.ok()) marked = SyncFolder(folder);
  if (!marked.ok()) unlink(mark.c_str());  // the graph is served on
  return marked;
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

// The rename is durable before the mark goes: whenever the machine stops, the graph is gone, or it
// still has its mark.
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
  RETURN_IF_ERROR(SyncFolder(folder));
  if (Doomed(folder, name)) {
    if (unlink(MarkOf(folder, name).c_str()) != 0) return Errno("delete", MarkOf(folder, name));
    RETURN_IF_ERROR(SyncFolder(folder));  // or it would doom the next graph of that name
  }
  fs::remove_all(removed, error);
  if (error) return Failed("delete", removed.string(), error);
  return absl::OkStatus();
}

// Removes the graph if it has a mark.
absl::Status FinishDoomed(const std::string& folder, const std::string& name) {
  if (!Doomed(folder, name)) return absl::OkStatus();
  std::error_code error;
  if (fs::exists(fs::path(folder) / name, error)) return RemoveGraph(folder, name);
  if (unlink(MarkOf(folder, name).c_str()) != 0) return Errno("delete", MarkOf(folder, name));
  return SyncFolder(folder);
}

absl::Status FinishAllDoomed(const std::string& folder) {
  ASSIGN_OR_RETURN(const std::vector<std::string> names, NamesIn(folder));
  for (absl::string_view name : names) {
    if (absl::ConsumePrefix(&name, kDoomedPrefix)) {
      RETURN_IF_ERROR(FinishDoomed(folder, std::string(name)));
    }
  }
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
  RETURN_IF_ERROR(FinishAllDoomed(folder));
  RETURN_IF_ERROR(DeleteRemoved(folder));
  const std::shared_ptr<rocksdb::Cache> cache = NewBlockCache(cache_bytes);
  EngineShelf shelf;
  shelf.open = [folder, cache](const std::string& name) -> absl::StatusOr<std::unique_ptr<Engine>> {
    RETURN_IF_ERROR(FinishDoomed(folder, name));
    RocksDbOptions options;
    options.directory = absl::StrCat(folder, "/", name);
    options.block_cache = cache;
    ASSIGN_OR_RETURN(std::unique_ptr<RocksDbEngine> engine, RocksDbEngine::Open(options));
    RETURN_IF_ERROR(SyncFolder(folder));  // a graph just made: its directory's own entry
    return std::unique_ptr<Engine>(std::move(engine));
  };
  shelf.list = [folder]() -> absl::StatusOr<std::vector<std::string>> {
    ASSIGN_OR_RETURN(std::vector<std::string> names, NamesIn(folder));
    std::erase_if(names, [&](const std::string& name) {
      return absl::StartsWith(name, ".") || Doomed(folder, name);
    });
    return names;
  };
  shelf.doom = [folder](const std::string& name) { return DoomGraph(folder, name); };
  shelf.remove = [folder](const std::string& name) { return RemoveGraph(folder, name); };
  return shelf;
}

absl::StatusOr<uint64_t> BytesKeptFree(const LockedDirectory& data) {
  ASSIGN_OR_RETURN(const uint64_t floor,
                   DefaultFloorBytes(data.path(), RocksDbOptions().memtable_bytes));
  return floor + kRoomForCommits;
}

absl::Status WritableOf(const Engine& engine) {
  const auto* rocksdb = dynamic_cast<const RocksDbEngine*>(&engine);
  return rocksdb == nullptr ? absl::OkStatus() : rocksdb->Writable();
}

}  // namespace entente
