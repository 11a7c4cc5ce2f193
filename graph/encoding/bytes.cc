#include "graph/encoding/bytes.h"

#include <bit>
#include <cmath>

#include "absl/strings/str_cat.h"

namespace entente {

void ByteWriter::Number(uint64_t number) {
  while (number >= 0x80) {
    Byte(static_cast<uint8_t>(number | 0x80));
    number >>= 7;
  }
  Byte(static_cast<uint8_t>(number));
}

void ByteWriter::Signed(int64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) {
    Byte(static_cast<uint8_t>(static_cast<uint64_t>(number) >> shift));
  }
}

void ByteWriter::Double(double number) {
  // -0.0 and 0.0 compare equal, and equal claims have equal bytes.
  Signed(std::bit_cast<int64_t>(number == 0 ? 0.0 : number));
}

void ByteWriter::Text(absl::string_view text) {
  Number(text.size());
  Raw(text);
}

uint8_t ByteReader::Byte(uint8_t least, uint8_t most) {
  if (!ok()) return least;
  if (rest_.empty()) {
    Fail("cut short");
    return least;
  }
  const uint8_t byte = static_cast<uint8_t>(rest_[0]);
  if (byte < least || byte > most) {
    Fail(absl::StrCat("byte ", byte, " is not in ", least, "..", most));
    return least;
  }
  rest_.remove_prefix(1);
  return byte;
}

uint64_t ByteReader::Number(uint64_t most) {
  uint64_t number = 0;
  for (int shift = 0; ok(); shift += 7) {
    const uint8_t byte = Byte();
    if (!ok()) return 0;
    // The tenth byte holds one bit, and a last byte of zero would be a longer form of a number.
    if ((shift == 63 && byte > 1) || (byte == 0 && shift > 0)) {
      Fail("a number is too long");
      return 0;
    }
    number |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  if (number <= most) return number;
  Fail(absl::StrCat("number ", number, " is above ", most));
  return 0;
}

int64_t ByteReader::Signed() {
  if (!ok()) return 0;
  if (rest_.size() < 8) {
    Fail("cut short");
    return 0;
  }
  uint64_t number = 0;
  for (size_t i = 0; i < 8; ++i) number = number << 8 | static_cast<uint8_t>(rest_[i]);
  rest_.remove_prefix(8);
  return static_cast<int64_t>(number);
}

double ByteReader::Double() {
  const double number = std::bit_cast<double>(Signed());
  if (std::isnan(number) || (number == 0 && std::signbit(number))) {
    Fail("a double that is not written");
    return 0;
  }
  return number;
}

std::string ByteReader::Text() { return Raw(static_cast<size_t>(Number())); }

std::string ByteReader::Raw(size_t count) {
  if (!ok()) return std::string();
  if (rest_.size() < count) {
    Fail("cut short");
    return std::string();
  }
  std::string taken(rest_.substr(0, count));
  rest_.remove_prefix(count);
  return taken;
}

size_t ByteReader::Count() {
  const uint64_t count = Number();
  if (count <= rest_.size()) return static_cast<size_t>(count);
  Fail("cut short");
  return 0;
}

void ByteReader::Fail(absl::string_view why) {
  if (ok()) failure_ = absl::StrCat(why, " at byte ", all_.size() - rest_.size());
}

absl::Status ByteReader::Finish(absl::string_view what) {
  if (!rest_.empty()) Fail(absl::StrCat(rest_.size(), " bytes too many"));
  if (ok()) return absl::OkStatus();
  return absl::DataLossError(
      absl::StrCat("these ", all_.size(), " bytes are no ", what, ": ", failure_));
}

}  // namespace entente
