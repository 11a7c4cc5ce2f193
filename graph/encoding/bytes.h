// The primitives of the canonical bytes: a writer, and a reader that survives anything.
//   byte     one byte                     number   LEB128, shortest form only
//   signed   eight bytes, big-endian      double   eight bytes, IEEE 754, big-endian; no NaN, no -0
//   text     number of bytes, bytes       flag     0x00 or 0x01
#ifndef ENTENTE_GRAPH_ENCODING_BYTES_H_
#define ENTENTE_GRAPH_ENCODING_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace entente {

class ByteWriter {
 public:
  void Byte(uint8_t byte) { bytes_.push_back(static_cast<char>(byte)); }
  void Flag(bool flag) { Byte(flag ? 1 : 0); }
  void Number(uint64_t number);
  void Signed(int64_t number);
  void Double(double number);
  void Text(absl::string_view text);
  // As they are, without a length.
  void Raw(absl::string_view bytes) { bytes_.append(bytes.data(), bytes.size()); }
  std::string Take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Remembers the first failure; every read after it returns zero or nothing, so that decoders read
// straight on and ask once, at the end.
class ByteReader {
 public:
  explicit ByteReader(absl::string_view bytes) : all_(bytes), rest_(bytes) {}

  // A byte from `least` to `most`.
  uint8_t Byte(uint8_t least = 0, uint8_t most = 0xff);
  bool Flag() { return Byte(0, 1) == 1; }
  uint64_t Number(uint64_t most = UINT64_MAX);
  int64_t Signed();
  double Double();
  std::string Text();
  std::string Raw(size_t count);
  // A number of things that take at least one byte each; never more than bytes are left.
  size_t Count();

  void Fail(absl::string_view why);
  bool ok() const { return failure_.empty(); }
  // kDataLoss, naming `what` and the place, if something failed or bytes are left over.
  absl::Status Finish(absl::string_view what);

 private:
  absl::string_view all_;
  absl::string_view rest_;
  std::string failure_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENCODING_BYTES_H_
