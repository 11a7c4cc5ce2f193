#include "clients/mapping/input.h"

#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/zstd.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace entente {
namespace {

namespace io = boost::iostreams;

constexpr absl::string_view kGzip("\x1f\x8b", 2);
constexpr absl::string_view kZstd("\x28\xb5\x2f\xfd", 4);

// Hands on what it is asked for after `head`, which was read to see what the file is, and counts.
class Counted {
 public:
  using char_type = char;
  struct category : io::source_tag {};

  Counted(std::istream* from, std::string head, std::shared_ptr<uint64_t> count)
      : from_(from), head_(std::move(head)), count_(std::move(count)) {}

  std::streamsize read(char* to, std::streamsize most) {
    std::streamsize got = 0;
    while (got < most && at_ < head_.size()) to[got++] = head_[at_++];
    if (got == 0) {
      from_->read(to, most);
      got = from_->gcount();
    }
    *count_ += static_cast<uint64_t>(got);
    return got == 0 ? -1 : got;
  }

 private:
  std::istream* from_;
  std::string head_;
  size_t at_ = 0;
  std::shared_ptr<uint64_t> count_;
};

// Reads from a chain of filters, which throw where what they read is damaged; then it is at its end
// and says so.
class Guarded : public std::streambuf {
 public:
  io::filtering_istreambuf& chain() { return chain_; }
  bool damaged() const { return damaged_; }

 protected:
  int_type underflow() override {
    std::streamsize got = 0;
    try {
      got = chain_.sgetn(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    } catch (const std::exception&) {
      damaged_ = true;
    }
    if (got <= 0) return traits_type::eof();
    setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
    return traits_type::to_int_type(buffer_[0]);
  }

 private:
  io::filtering_istreambuf chain_;
  std::vector<char> buffer_ = std::vector<char>(1 << 16);
  bool damaged_ = false;
};

// What a file is that cannot be read as text, by how it begins; empty for any other.
std::string NoText(absl::string_view head) {
  if (absl::StartsWith(head, "PK\x03\x04")) {
    return "a zip or Excel file: unpack it, or save the sheet as CSV";
  }
  if (absl::StartsWith(head, "\xd0\xcf\x11\xe0")) return "an Excel file: save the sheet as CSV";
  if (absl::StartsWith(head, "BZh")) return "a bzip2 file: bzcat decompresses it into import -";
  if (absl::StartsWith(head,
                       "\xfd"
                       "7zX"))
    return "an xz file: xzcat decompresses it into import -";
  if (absl::StartsWith(head, "\xff\xfe") || absl::StartsWith(head, "\xfe\xff")) {
    return "a file in UTF-16: iconv -f UTF-16 -t UTF-8 makes one that can be read";
  }
  return "";
}

class OpenedInput : public Input {
 public:
  OpenedInput(std::unique_ptr<std::istream> own, std::istream* from, uint64_t size)
      : own_(std::move(own)), from_(from), size_(size), stream_(&guarded_) {
    std::string head(kZstd.size(), '\0');
    from_->read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<size_t>(from_->gcount()));
    no_text_ = NoText(head);
    if (absl::StartsWith(head, kGzip)) {
      guarded_.chain().push(io::gzip_decompressor());
    } else if (absl::StartsWith(head, kZstd)) {
      guarded_.chain().push(io::zstd_decompressor());
    }
    guarded_.chain().push(Counted(from_, head, count_), kBufferBytes);
  }

  std::istream& stream() override { return stream_; }
  uint64_t consumed() const override { return *count_; }
  uint64_t size() const override { return size_; }
  absl::Status Problem() const override {
    if (!no_text_.empty()) return absl::InvalidArgumentError(no_text_);
    if (!guarded_.damaged() && !from_->bad()) return absl::OkStatus();
    return absl::DataLossError(absl::StrCat("the file is damaged or cut off: nothing can be read ",
                                            "behind byte ", *count_, " of it"));
  }

 private:
  static constexpr std::streamsize kBufferBytes = 1 << 16;

  std::string no_text_;

  std::unique_ptr<std::istream> own_;
  std::istream* from_;
  uint64_t size_;
  std::shared_ptr<uint64_t> count_ = std::make_shared<uint64_t>(0);
  Guarded guarded_;
  std::istream stream_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Input>> OpenInput(const std::string& file) {
  if (file == "-") return InputOf(std::cin);
  auto opened = std::make_unique<std::ifstream>(file, std::ios::binary);
  std::error_code unknown;
  const bool folder = std::filesystem::is_directory(file, unknown);
  if (!*opened || folder) {
    return absl::NotFoundError(absl::StrCat(file, ": ", folder ? "a folder" : "cannot be read",
                                            "; a file, or - for the standard input, is expected"));
  }
  const bool regular = std::filesystem::is_regular_file(file, unknown);
  const uint64_t size = regular ? std::filesystem::file_size(file, unknown) : 0;
  std::istream* from = opened.get();
  return std::make_unique<OpenedInput>(std::move(opened), from, unknown ? 0 : size);
}

std::unique_ptr<Input> InputOf(std::istream& stream) {
  return std::make_unique<OpenedInput>(nullptr, &stream, 0);
}

}  // namespace entente
