#include "graph/engine/rocksdb/files.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "graph/engine/rocksdb/status_map.h"
#include "graph/model/status.h"

namespace entente {

absl::StatusOr<std::optional<std::string>> ReadFileIfThere(rocksdb::Env* env,
                                                           const std::string& path) {
  const rocksdb::Status exists = env->FileExists(path);
  if (exists.IsNotFound()) return std::optional<std::string>();
  std::string contents;
  const rocksdb::Status status = rocksdb::ReadFileToString(env, path, &contents);
  if (!status.ok()) return FromRocksDb(status, absl::StrCat("reading ", path));
  return std::optional<std::string>(std::move(contents));
}

absl::Status ReplaceFile(rocksdb::Env* env, const std::string& directory, const std::string& name,
                         absl::string_view contents) {
  const std::string path = absl::StrCat(directory, "/", name);
  const std::string fresh = absl::StrCat(path, ".new");
  rocksdb::Status status = rocksdb::WriteStringToFile(
      env, rocksdb::Slice(contents.data(), contents.size()), fresh, /*should_sync=*/true);
  if (status.ok()) status = env->RenameFile(fresh, path);
  if (!status.ok()) return FromRocksDb(status, absl::StrCat("writing ", path));
  return SyncDirectory(env, directory);
}

absl::Status SyncDirectory(rocksdb::Env* env, const std::string& directory) {
  std::unique_ptr<rocksdb::Directory> handle;
  rocksdb::Status status = env->NewDirectory(directory, &handle);
  if (status.ok()) status = handle->Fsync();
  return FromRocksDb(status, absl::StrCat("syncing the directory ", directory));
}

}  // namespace entente
