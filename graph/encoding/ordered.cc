// Texts: 0x00 inside becomes 0x00 0xff and the end is 0x00 0x01, so an ended text is smaller than
// every continuation of it, and no ended text is the beginning of another:
//   "a" = 61 00 01    "a\0" = 61 00 ff 00 01    "ab" = 61 62 00 01
// Cost: one pass, one byte more for each zero byte.
#include "graph/encoding/ordered.h"

#include <bit>

#include "absl/strings/str_cat.h"

namespace entente {
namespace {

constexpr char kZero = '\x00';
constexpr char kEscaped = '\xff';
constexpr char kEnd = '\x01';
constexpr uint64_t kSignBit = uint64_t{1} << 63;

absl::Status Missing(absl::string_view what) {
  return absl::DataLossError(absl::StrCat("an ordered key ends or breaks within ", what));
}

}  // namespace

void AppendOrdered(std::string* out, absl::string_view text) {
  while (true) {
    const size_t zero = text.find(kZero);
    if (zero == absl::string_view::npos) break;
    out->append(text.data(), zero + 1);
    out->push_back(kEscaped);
    text.remove_prefix(zero + 1);
  }
  out->append(text.data(), text.size());
  out->push_back(kZero);
  out->push_back(kEnd);
}

void AppendOrdered(std::string* out, uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) {
    out->push_back(static_cast<char>(static_cast<uint8_t>(number >> shift)));
  }
}

void AppendOrderedSigned(std::string* out, int64_t number) {
  AppendOrdered(out, static_cast<uint64_t>(number) ^ kSignBit);
}

void AppendOrderedDouble(std::string* out, double number) {
  // -0.0 and 0.0 are one number and have one place.
  const uint64_t bits = std::bit_cast<uint64_t>(number == 0 ? 0.0 : number);
  AppendOrdered(out, (bits & kSignBit) != 0 ? ~bits : bits | kSignBit);
}

absl::StatusOr<std::string> TakeOrderedText(absl::string_view* bytes) {
  std::string text;
  absl::string_view rest = *bytes;
  while (true) {
    const size_t zero = rest.find(kZero);
    if (zero == absl::string_view::npos || zero + 1 == rest.size()) return Missing("a text");
    text.append(rest.data(), zero);
    const char mark = rest[zero + 1];
    rest.remove_prefix(zero + 2);
    if (mark == kEnd) break;
    if (mark != kEscaped) return Missing("a text");
    text.push_back(kZero);
  }
  *bytes = rest;
  return text;
}

absl::StatusOr<uint64_t> TakeOrderedNumber(absl::string_view* bytes) {
  if (bytes->size() < 8) return Missing("a number");
  uint64_t number = 0;
  for (size_t i = 0; i < 8; ++i) number = number << 8 | static_cast<uint8_t>((*bytes)[i]);
  bytes->remove_prefix(8);
  return number;
}

absl::StatusOr<std::string> TakeBytes(absl::string_view* bytes, size_t count) {
  if (bytes->size() < count) return Missing(absl::StrCat(count, " bytes"));
  std::string taken(bytes->substr(0, count));
  bytes->remove_prefix(count);
  return taken;
}

}  // namespace entente
