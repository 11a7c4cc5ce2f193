#include "clients/export/scratch_file.h"

#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"

namespace entente {
namespace {

absl::Status Lost(absl::string_view what) {
  return absl::DataLossError(
      absl::StrCat("a temporary file cannot be ", what, ": ", std::strerror(errno)));
}

}  // namespace

absl::StatusOr<ScratchFile> ScratchFile::Make() {
  const char* folder = getenv("TMPDIR");
  std::string name = absl::StrCat(
      folder == nullptr || *folder == '\0' ? "/tmp" : absl::string_view(folder), "/entente-XXXXXX");
  const int made = mkstemp(name.data());
  FILE* file = made < 0 ? nullptr : fdopen(made, "w+b");
  if (file == nullptr) {
    if (made >= 0) close(made);
    return absl::UnavailableError(absl::StrCat("no temporary file can be made as ", name, ": ",
                                               std::strerror(errno), "; TMPDIR names the folder"));
  }
  unlink(name.c_str());
  return ScratchFile(file);
}

ScratchFile& ScratchFile::operator=(ScratchFile&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

ScratchFile::~ScratchFile() {
  if (file_ != nullptr) fclose(file_);
}

absl::Status ScratchFile::Write(absl::string_view record) {
  const auto size = static_cast<uint32_t>(record.size());
  if (fwrite(&size, sizeof size, 1, file_) != 1 ||
      fwrite(record.data(), 1, record.size(), file_) != record.size()) {
    return absl::ResourceExhaustedError(absl::StrCat(
        "a temporary file cannot be written: ", std::strerror(errno), "; TMPDIR names the folder"));
  }
  return absl::OkStatus();
}

absl::Status ScratchFile::Rewind() {
  if (fflush(file_) != 0) return Lost("written");
  return fseek(file_, 0, SEEK_SET) == 0 ? absl::OkStatus() : Lost("read");
}

absl::StatusOr<bool> ScratchFile::Read(std::string* record) {
  uint32_t size = 0;
  if (fread(&size, sizeof size, 1, file_) != 1) {
    if (ferror(file_)) return Lost("read");
    return false;
  }
  record->resize(size);
  if (fread(record->data(), 1, size, file_) != size) return Lost("read to its end");
  return true;
}

}  // namespace entente
