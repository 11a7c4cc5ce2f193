// A file system under RocksDB that can fail and that can lose its power. It writes through to the
// real one and remembers what was synced; at a power cut everything later is swallowed, and
// LoseUnsynced() then cuts files and directory entries back to what a disk would have kept.
#ifndef ENTENTE_TESTS_FAULTS_FAULT_FS_H_
#define ENTENTE_TESTS_FAULTS_FAULT_FS_H_

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace entente {

// Thread-safe. Faults are chosen by a part of the file's path (".log", ".sst", "committed").
class FaultFs final : public rocksdb::FileSystemWrapper {
 public:
  FaultFs();
  const char* Name() const override { return "FaultFs"; }

  // Writes (or syncs) of such files fail with an I/O error from now on.
  void FailWritesOf(const std::string& path_part);
  void FailSyncsOf(const std::string& path_part);
  // Giving a file a second name fails.
  void FailLinks();
  // Syncs of such files answer OK and do nothing.
  void LieAboutSyncsOf(const std::string& path_part);
  void SetFreeSpace(uint64_t bytes);

  // The power goes at the `operations`-th write or sync from now.
  void CutPowerAfter(uint64_t operations);
  bool PowerIsCut() const;
  // After the engine is closed: what was not synced is lost, whole or in part, as `random` says.
  void LoseUnsynced(std::mt19937_64* random);

  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus ReopenWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                       std::unique_ptr<rocksdb::FSWritableFile>* file,
                                       rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewDirectory(const std::string& path, const rocksdb::IOOptions& options,
                                 std::unique_ptr<rocksdb::FSDirectory>* directory,
                                 rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus DeleteFile(const std::string& path, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to,
                               const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus LinkFile(const std::string& from, const std::string& to,
                             const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus GetFreeSpace(const std::string& path, const rocksdb::IOOptions& options,
                                 uint64_t* bytes, rocksdb::IODebugContext* debug) override;

 private:
  class File;
  class Directory;
  struct Bytes {
    uint64_t written = 0;
    uint64_t synced = 0;
  };
  // A directory entry that is not synced yet.
  struct Entry {
    std::string path;
    std::string renamed_from;             // empty: created
    std::optional<std::string> replaced;  // what a rename overwrote
  };

  enum class Fate { kDo, kFail, kSwallow };
  Fate OnWrite(const std::string& path, uint64_t bytes);
  Fate OnSync(const std::string& path);
  void OnDirectorySync(const std::string& directory);
  Fate StepLocked();

  mutable std::mutex mutex_;
  std::set<std::string> failing_writes_, failing_syncs_, lying_syncs_;
  std::optional<uint64_t> free_space_;
  std::optional<uint64_t> steps_left_;
  bool failing_links_ = false;
  bool cut_ = false;
  std::map<std::string, Bytes> files_;
  std::vector<Entry> entries_;  // in the order made
};

// An Env whose files are `fs`.
std::unique_ptr<rocksdb::Env> EnvOver(std::shared_ptr<FaultFs> fs);

}  // namespace entente

#endif  // ENTENTE_TESTS_FAULTS_FAULT_FS_H_
