#include "clients/export/output.h"

#include <unistd.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {

namespace fs = std::filesystem;

namespace {

absl::Status CannotWrite(const std::string& flag, const std::string& path, const std::string& why) {
  return WithRpcError(absl::InvalidArgumentError(absl::StrCat("cannot be written: ", why)),
                      {.reason = "USAGE", .field = flag, .value = path, .metadata = {}});
}

// "dir/" and "dir" are one directory, whose neighbours have its parent.
std::string WithoutSlash(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

constexpr int kMostLinks = 40;  // as the kernel follows

// The file that a link leads to in the end, whether it is there or not.
absl::StatusOr<std::string> Followed(const std::string& flag, const std::string& path) {
  fs::path file = path;
  std::error_code error;
  for (int links = 0; fs::is_symlink(file, error); ++links) {
    if (links == kMostLinks) return CannotWrite(flag, path, "it is a link that leads to itself");
    file = file.parent_path() / fs::read_symlink(file, error);
    if (error) return CannotWrite(flag, path, error.message());
  }
  return file.string();
}

}  // namespace

Output::Output(Kind kind, std::string path, std::string flag)
    : kind_(kind), path_(std::move(path)), flag_(std::move(flag)) {
  if (!passes_on()) temporary_ = absl::StrCat(path_, ".partial-", getpid());
}

absl::StatusOr<std::unique_ptr<Output>> Output::File(const std::string& path,
                                                     const std::string& flag) {
  std::error_code error;
  const fs::file_status there = fs::status(path, error);
  if (fs::is_directory(there)) return CannotWrite(flag, path, "it is a directory: name a file");
  // Only a file may be replaced by one: a rename would take the pipe from its reader.
  if (fs::exists(there) && !fs::is_regular_file(there)) {
    return absl::WrapUnique(new Output(Kind::kPassedOn, path, flag));
  }
  ASSIGN_OR_RETURN(std::string file, Followed(flag, path));
  return absl::WrapUnique(new Output(Kind::kFile, std::move(file), flag));
}

absl::StatusOr<std::unique_ptr<Output>> Output::Directory(const std::string& path) {
  std::error_code error;
  ASSIGN_OR_RETURN(const std::string target, Followed("--output", WithoutSlash(path)));
  if (fs::exists(target, error)) {
    if (!fs::is_directory(target, error)) {
      return CannotWrite("--output", path, "it is no directory, and this format has several files");
    }
    if (!fs::is_empty(target, error)) {
      return CannotWrite("--output", path,
                         "it is not empty: name a directory that is not there yet");
    }
  }
  auto output = absl::WrapUnique(new Output(Kind::kDirectory, target));
  if (!fs::create_directory(output->temporary_, error)) {
    return CannotWrite("--output", path,
                       error ? error.message() : output->temporary_ + " is there already");
  }
  return output;
}

std::unique_ptr<Output> Output::Stream(std::ostream& out) {
  auto output = absl::WrapUnique(new Output(Kind::kStream, ""));
  output->stream_ = &out;
  return output;
}

Output::~Output() {
  if (done_ || passes_on()) return;
  files_.clear();
  std::error_code ignored;
  fs::remove_all(temporary_, ignored);
}

absl::StatusOr<std::ostream*> Output::Open(const std::string& name) {
  if (kind_ == Kind::kStream) return stream_;
  const bool one = kind_ != Kind::kDirectory;
  if (one && !files_.empty()) return files_.front().get();
  const std::string path = kind_ == Kind::kPassedOn ? path_
                           : one                    ? temporary_
                                                    : absl::StrCat(temporary_, "/", name);
  auto file = std::make_unique<std::ofstream>(path, std::ios::binary | std::ios::trunc);
  if (!*file) return CannotWrite(flag_, path_, "no file can be made there");
  files_.push_back(std::move(file));
  names_.push_back(one ? fs::path(path_).filename().string() : name);
  return files_.back().get();
}

absl::Status Output::Check() const {
  bool good = stream_ == nullptr || static_cast<bool>(*stream_);
  for (const auto& file : files_) good = good && static_cast<bool>(*file);
  return good ? absl::OkStatus() : absl::DataLossError("the output cannot be written");
}

absl::Status Output::Commit() {
  if (stream_ != nullptr) stream_->flush();
  for (const auto& file : files_) file->close();
  const absl::Status written = Check();
  if (!written.ok() || passes_on()) return written;
  std::error_code error;
  fs::rename(temporary_, path_, error);
  if (error) return CannotWrite(flag_, path_, error.message());
  done_ = true;
  return absl::OkStatus();
}

}  // namespace entente
