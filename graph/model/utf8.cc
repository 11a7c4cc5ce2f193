#include "graph/model/utf8.h"

#include <cstdint>

namespace entente {
namespace {

uint8_t ByteAt(absl::string_view text, size_t at) { return static_cast<uint8_t>(text[at]); }

bool IsTrailing(uint8_t byte) { return (byte & 0xc0) == 0x80; }

// Only the second byte has ranges narrower than 80..BF, and only after these four leading bytes.
bool IsSecond(uint8_t lead, uint8_t second) {
  switch (lead) {
    case 0xe0:
      return second >= 0xa0 && second <= 0xbf;  // no overlong forms
    case 0xed:
      return second >= 0x80 && second <= 0x9f;  // no surrogates
    case 0xf0:
      return second >= 0x90 && second <= 0xbf;  // no overlong forms
    case 0xf4:
      return second >= 0x80 && second <= 0x8f;  // nothing past U+10FFFF
    default:
      return IsTrailing(second);
  }
}

}  // namespace

size_t Utf8CharacterLength(absl::string_view text) {
  if (text.empty()) return 0;
  const uint8_t lead = ByteAt(text, 0);
  size_t length = 0;
  if (lead <= 0x7f) {
    return 1;
  } else if (lead >= 0xc2 && lead <= 0xdf) {
    length = 2;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    length = 3;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    length = 4;
  } else {
    return 0;
  }
  if (text.size() < length || !IsSecond(lead, ByteAt(text, 1))) return 0;
  for (size_t i = 2; i < length; ++i) {
    if (!IsTrailing(ByteAt(text, i))) return 0;
  }
  return length;
}

bool IsUtf8(absl::string_view text) {
  while (!text.empty()) {
    const size_t length = Utf8CharacterLength(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

bool HasControlCharacter(absl::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const uint8_t byte = ByteAt(text, i);
    if (byte < 0x20 || byte == 0x7f) return true;
    // U+0080..U+009F are C2 80 .. C2 9F.
    if (byte == 0xc2 && i + 1 < text.size() && ByteAt(text, i + 1) <= 0x9f) return true;
  }
  return false;
}

absl::string_view Utf8Prefix(absl::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && IsTrailing(ByteAt(text, bytes))) --bytes;
  return text.substr(0, bytes);
}

}  // namespace entente
