#include "clients/mapping/utf8_text.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "absl/strings/escaping.h"

namespace entente {
namespace {

bool IsText(absl::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (size_t i = 0; i < text.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);
    if (c < 0) return false;
  }
  return true;
}

}  // namespace

std::string ShownAsUtf8(absl::string_view text) {
  return IsText(text) ? std::string(text) : absl::CHexEscape(text);
}

absl::string_view CutToBytes(absl::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<uint8_t>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace entente
