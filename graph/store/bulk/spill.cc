#include "graph/store/bulk/spill.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"

namespace entente {
namespace {

absl::Status Failed(absl::string_view what, const std::string& where) {
  const std::string text = absl::StrCat(what, " for a bulk load in ", where, ": ", strerror(errno));
  if (errno == ENOSPC || errno == EDQUOT) {
    return WithDetail(absl::ResourceExhaustedError(text), {"DISK_SPACE", "", ""});
  }
  return absl::UnavailableError(text);
}

// Not every file system makes files without a name: there one is made and unlinked at once.
int OpenNameless(const std::string& directory) {
  const int file = open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0) return file;
  std::string path = absl::StrCat(directory, "/.spill-XXXXXX");
  const int named = mkostemp(path.data(), O_CLOEXEC);
  if (named >= 0) unlink(path.c_str());
  return named;
}

}  // namespace

absl::Status SpillSpace::Take(uint64_t bytes) {
  const uint64_t taken = taken_ + bytes;
  if (taken <= most_bytes_) {
    RETURN_IF_ERROR(CheckFree(bytes));
    taken_ = taken;
    most_taken_ = std::max(most_taken_, taken);
    return absl::OkStatus();
  }
  return WithDetail(absl::ResourceExhaustedError(absl::StrCat(
                        "the bulk load needs ", taken, " bytes of temporary files; it may take ",
                        most_bytes_, " (--limit-bulk-load-disk-bytes): load it in several parts")),
                    {"LIMIT_BULK_LOAD_DISK", "", absl::StrCat(taken)});
}

absl::Status SpillSpace::CheckFree(uint64_t bytes) const {
  if (keep_free_bytes_ == 0) return absl::OkStatus();
  struct statvfs disk;
  if (statvfs(directory_.c_str(), &disk) != 0) return Failed("cannot see the room", directory_);
  const uint64_t free = static_cast<uint64_t>(disk.f_bavail) * disk.f_frsize;
  if (free >= bytes && free - bytes >= keep_free_bytes_) return absl::OkStatus();
  return WithDetail(absl::ResourceExhaustedError(absl::StrCat(
                        "the bulk load needs ", bytes, " more bytes of temporary files in ",
                        directory_, ", which has ", free, " bytes free; ", keep_free_bytes_,
                        " must stay free for commits: free some, or load it in several parts")),
                    {"DISK_SPACE", "", absl::StrCat(free)});
}

absl::StatusOr<std::unique_ptr<SpillFile>> SpillFile::Make(SpillSpace& space) {
  const int file = OpenNameless(space.directory());
  if (file < 0) return Failed("cannot make a temporary file", space.directory());
  return std::unique_ptr<SpillFile>(new SpillFile(space, file));
}

SpillFile::~SpillFile() {
  close(file_);
  space_.GiveBack(size_);
}

absl::Status SpillFile::Append(absl::string_view bytes) {
  RETURN_IF_ERROR(space_.Take(bytes.size()));
  size_ += bytes.size();
  while (!bytes.empty()) {
    const ssize_t written = write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return Failed("cannot write a temporary file", space_.directory());
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

absl::StatusOr<size_t> SpillFile::Read(uint64_t offset, char* into, size_t size) const {
  size_t done = 0;
  while (done < size) {
    const ssize_t got = pread(file_, into + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Failed("cannot read a temporary file", space_.directory());
    if (got == 0) break;
    done += static_cast<size_t>(got);
  }
  return done;
}

}  // namespace entente
