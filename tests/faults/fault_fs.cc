// What a disk keeps: of a file, its synced bytes and any number of the later ones; of the entries
// of a directory made since it was synced, any number of the first ones, as journalling file
// systems do. Deletions are kept at once, which is the harder case for RocksDB.
#include "tests/faults/fault_fs.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace entente {
namespace {

using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

bool Matches(const std::set<std::string>& parts, const std::string& path) {
  for (const std::string& part : parts) {
    if (path.find(part) != std::string::npos) return true;
  }
  return false;
}

std::string ParentOf(const std::string& path) {
  return std::filesystem::path(path).parent_path().lexically_normal().string();
}

std::string Contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

class FaultFs::File final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  File(FaultFs* fs, std::string path, std::unique_ptr<rocksdb::FSWritableFile> file)
      : FSWritableFileOwnerWrapper(std::move(file)), fs_(fs), path_(std::move(path)) {}

  IOStatus Append(const rocksdb::Slice& bytes, const IOOptions& options,
                  IODebugContext* debug) override {
    switch (fs_->OnWrite(path_, bytes.size())) {
      case Fate::kDo:
        return target()->Append(bytes, options, debug);
      case Fate::kFail:
        return IOStatus::IOError("injected write error", path_);
      case Fate::kSwallow:
        break;
    }
    return IOStatus::OK();
  }
  IOStatus Append(const rocksdb::Slice& bytes, const IOOptions& options,
                  const rocksdb::DataVerificationInfo&, IODebugContext* debug) override {
    return Append(bytes, options, debug);
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
    return Synced([&] { return target()->Flush(options, debug); });
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return Synced([&] { return target()->Flush(options, debug); });
  }

 private:
  // The real sync is spared: only the simulated power can go.
  template <typename Flush>
  IOStatus Synced(const Flush& flush) {
    if (fs_->OnSync(path_) == Fate::kFail) return IOStatus::IOError("injected sync error", path_);
    return flush();
  }

  FaultFs* const fs_;
  const std::string path_;
};

class FaultFs::Directory final : public rocksdb::FSDirectory {
 public:
  Directory(FaultFs* fs, std::string path) : fs_(fs), path_(std::move(path)) {}
  IOStatus Fsync(const IOOptions&, IODebugContext*) override {
    fs_->OnDirectorySync(path_);
    return IOStatus::OK();
  }
  IOStatus Close(const IOOptions&, IODebugContext*) override { return IOStatus::OK(); }

 private:
  FaultFs* const fs_;
  const std::string path_;
};

FaultFs::FaultFs() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}

void FaultFs::FailWritesOf(const std::string& path_part) {
  std::lock_guard<std::mutex> lock(mutex_);
  failing_writes_.insert(path_part);
}

void FaultFs::FailSyncsOf(const std::string& path_part) {
  std::lock_guard<std::mutex> lock(mutex_);
  failing_syncs_.insert(path_part);
}

void FaultFs::FailLinks() {
  std::lock_guard<std::mutex> lock(mutex_);
  failing_links_ = true;
}

void FaultFs::LieAboutSyncsOf(const std::string& path_part) {
  std::lock_guard<std::mutex> lock(mutex_);
  lying_syncs_.insert(path_part);
}

void FaultFs::SetFreeSpace(uint64_t bytes) {
  std::lock_guard<std::mutex> lock(mutex_);
  free_space_ = bytes;
}

void FaultFs::CutPowerAfter(uint64_t operations) {
  std::lock_guard<std::mutex> lock(mutex_);
  steps_left_ = operations;
}

bool FaultFs::PowerIsCut() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return cut_;
}

FaultFs::Fate FaultFs::StepLocked() {
  if (steps_left_.has_value() && (*steps_left_)-- == 0) {
    cut_ = true;
    steps_left_.reset();
  }
  return cut_ ? Fate::kSwallow : Fate::kDo;
}

FaultFs::Fate FaultFs::OnWrite(const std::string& path, uint64_t bytes) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (Matches(failing_writes_, path)) return Fate::kFail;
  const Fate fate = StepLocked();
  if (fate == Fate::kDo) files_[path].written += bytes;
  return fate;
}

FaultFs::Fate FaultFs::OnSync(const std::string& path) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (Matches(failing_syncs_, path)) return Fate::kFail;
  const Fate fate = StepLocked();
  if (fate == Fate::kDo && !Matches(lying_syncs_, path)) files_[path].synced = files_[path].written;
  return fate;
}

void FaultFs::OnDirectorySync(const std::string& directory) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (StepLocked() != Fate::kDo) return;
  const std::string parent =
      std::filesystem::path(directory + "/").parent_path().lexically_normal();
  std::erase_if(entries_, [&](const Entry& entry) { return ParentOf(entry.path) == parent; });
}

IOStatus FaultFs::NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                  std::unique_ptr<rocksdb::FSWritableFile>* file,
                                  IODebugContext* debug) {
  const bool existed = std::filesystem::exists(path);
  const IOStatus status = target()->NewWritableFile(path, options, file, debug);
  if (!status.ok()) return status;
  std::lock_guard<std::mutex> lock(mutex_);
  files_[path] = Bytes();
  if (!existed) entries_.push_back({path, "", std::nullopt});
  *file = std::make_unique<File>(this, path, std::move(*file));
  return status;
}

IOStatus FaultFs::ReopenWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                     std::unique_ptr<rocksdb::FSWritableFile>* file,
                                     IODebugContext* debug) {
  const bool existed = std::filesystem::exists(path);
  const IOStatus status = target()->ReopenWritableFile(path, options, file, debug);
  if (!status.ok()) return status;
  std::lock_guard<std::mutex> lock(mutex_);
  if (!existed) entries_.push_back({path, "", std::nullopt});
  if (files_.count(path) == 0) {
    const uint64_t size = std::filesystem::file_size(path);
    files_[path] = {size, size};
  }
  *file = std::make_unique<File>(this, path, std::move(*file));
  return status;
}

IOStatus FaultFs::NewDirectory(const std::string& path, const IOOptions&,
                               std::unique_ptr<rocksdb::FSDirectory>* directory, IODebugContext*) {
  *directory = std::make_unique<Directory>(this, path);
  return IOStatus::OK();
}

IOStatus FaultFs::DeleteFile(const std::string& path, const IOOptions& options,
                             IODebugContext* debug) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (cut_) return IOStatus::OK();
  files_.erase(path);
  std::erase_if(entries_, [&](const Entry& entry) { return entry.path == path; });
  return target()->DeleteFile(path, options, debug);
}

IOStatus FaultFs::RenameFile(const std::string& from, const std::string& to,
                             const IOOptions& options, IODebugContext* debug) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (cut_) return IOStatus::OK();
  Entry entry{to, from, std::nullopt};
  if (std::filesystem::exists(to)) entry.replaced = Contents(to);
  const IOStatus status = target()->RenameFile(from, to, options, debug);
  if (!status.ok()) return status;
  files_[to] = files_[from];
  files_.erase(from);
  entries_.push_back(std::move(entry));
  return status;
}

IOStatus FaultFs::LinkFile(const std::string& from, const std::string& to, const IOOptions& options,
                           IODebugContext* debug) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (failing_links_) return IOStatus::IOError("injected link error", to);
  if (cut_) return IOStatus::OK();
  const IOStatus status = target()->LinkFile(from, to, options, debug);
  if (!status.ok()) return status;
  if (files_.count(from) > 0) files_[to] = files_[from];
  entries_.push_back({to, "", std::nullopt});
  return status;
}

IOStatus FaultFs::GetFreeSpace(const std::string& path, const IOOptions& options, uint64_t* bytes,
                               IODebugContext* debug) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (free_space_.has_value()) {
      *bytes = *free_space_;
      return IOStatus::OK();
    }
  }
  return target()->GetFreeSpace(path, options, bytes, debug);
}

void FaultFs::LoseUnsynced(std::mt19937_64* random) {
  std::lock_guard<std::mutex> lock(mutex_);
  const auto up_to = [random](uint64_t most) {
    return std::uniform_int_distribution<uint64_t>(0, most)(*random);
  };
  for (const auto& [path, bytes] : files_) {
    const uint64_t kept = bytes.synced + up_to(bytes.written - bytes.synced);
    if (kept < bytes.written && ::truncate(path.c_str(), static_cast<off_t>(kept)) != 0) {
      std::perror(path.c_str());
    }
  }
  const size_t kept_entries = up_to(entries_.size());
  while (entries_.size() > kept_entries) {
    const Entry entry = std::move(entries_.back());
    entries_.pop_back();
    std::error_code ignored;
    if (entry.renamed_from.empty()) {
      std::filesystem::remove(entry.path, ignored);
      continue;
    }
    std::filesystem::rename(entry.path, entry.renamed_from, ignored);
    if (entry.replaced.has_value()) {
      std::ofstream(entry.path, std::ios::binary) << *entry.replaced;
    }
  }
}

std::unique_ptr<rocksdb::Env> EnvOver(std::shared_ptr<FaultFs> fs) {
  return rocksdb::NewCompositeEnv(fs);
}

}  // namespace entente
