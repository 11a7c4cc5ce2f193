// A file of any size as a stream of characters: plain, gzip or zstd, told apart by how it begins.
#ifndef ENTENTE_CLIENTS_MAPPING_INPUT_H_
#define ENTENTE_CLIENTS_MAPPING_INPUT_H_

#include <cstdint>
#include <istream>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace entente {

// An open file. Memory: buffers of some kilobytes. Not thread-safe.
class Input {
 public:
  virtual ~Input() = default;

  // The decompressed characters. A file that is cut off or damaged ends there: ask Problem().
  virtual std::istream& stream() = 0;

  // Bytes of the file itself that have been read, and how many it has (0: not known, as of a pipe).
  virtual uint64_t consumed() const = 0;
  virtual uint64_t size() const = 0;

  // kDataLoss where what was read ended in damage; kInvalidArgument, at once, where the file is no
  // text (a zip, a spreadsheet, UTF-16); else OK.
  virtual absl::Status Problem() const = 0;
};

// `file` is a path, or "-" for the standard input. kNotFound: it cannot be opened.
absl::StatusOr<std::unique_ptr<Input>> OpenInput(const std::string& file);

// As OpenInput, of a stream that the caller keeps.
std::unique_ptr<Input> InputOf(std::istream& stream);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_INPUT_H_
