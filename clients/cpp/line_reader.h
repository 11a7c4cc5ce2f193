// Lines of files that may be larger than memory.
#ifndef ENTENTE_CLIENTS_CPP_LINE_READER_H_
#define ENTENTE_CLIENTS_CPP_LINE_READER_H_

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>

#include "absl/status/statusor.h"

namespace entente {

// Reads `input`, which it borrows, line by line. Lines end with LF or CR LF; the last one may lack
// it. Empty and blank lines are passed over, but counted.
class LineReader {
 public:
  // A line of more than `most_bytes` is an error: nothing that a server takes is so long.
  explicit LineReader(std::istream& input, size_t most_bytes = 64u << 20)
      : input_(input), most_bytes_(most_bytes) {}

  // Puts the next line into `*line`; false at the end. kInvalidArgument: too long a line.
  // kDataLoss: the input cannot be read.
  absl::StatusOr<bool> Next(std::string* line);

  // Number of the line last read, from 1.
  uint64_t number() const { return number_; }

 private:
  std::istream& input_;
  size_t most_bytes_;
  uint64_t number_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_LINE_READER_H_
