#include "clients/cpp/shown_text.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace entente {
namespace {

struct CodePoint {
  uint32_t value = 0;
  size_t bytes = 1;
  bool valid = false;
};

// The code point at the beginning of `text`, which is not empty. Not valid: one byte to be escaped.
CodePoint Decode(absl::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t first = byte(0);
  if (first < 0x80) return {first, 1, true};
  const size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < bytes) return {};
  uint32_t value = first & (0x7Fu >> bytes);
  for (size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    value = value << 6 | (byte(i) & 0x3Fu);
  }
  const uint32_t least = bytes == 4 ? 0x10000 : bytes == 3 ? 0x800 : 0x80;
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {value, bytes, true};
}

// Whether a terminal would obey a character, or turn the text around it, instead of showing it.
bool Commands(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

struct Range {
  uint32_t first;
  uint32_t last;
};

// Marks that combine with the character before them, and joiners: no column of their own.
constexpr Range kNoColumn[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
    {0x0900, 0x0902}, {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D},
    {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
constexpr Range kTwoColumns[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
                                 {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
                                 {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
                                 {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

template <size_t N>
bool In(const Range (&ranges)[N], uint32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [c](const Range& range) { return c >= range.first && c <= range.last; });
}

size_t Columns(uint32_t c) {
  if (In(kNoColumn, c)) return 0;
  return In(kTwoColumns, c) ? 2 : 1;
}

}  // namespace

std::string EscapeForTerminal(absl::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const CodePoint c = Decode(text);
    if (!c.valid) {
      absl::StrAppend(&shown, absl::StrFormat("\\x%02x", static_cast<uint8_t>(text[0])));
    } else if (c.value == '\n' || c.value == '\t' || c.value == '\r') {
      absl::StrAppend(&shown, c.value == '\n' ? "\\n" : c.value == '\t' ? "\\t" : "\\r");
    } else if (Commands(c.value)) {
      absl::StrAppend(&shown, c.value < 0x80 ? absl::StrFormat("\\x%02x", c.value)
                                             : absl::StrFormat("\\u%04x", c.value));
    } else {
      absl::StrAppend(&shown, text.substr(0, c.bytes));
    }
    text.remove_prefix(c.bytes);
  }
  return shown;
}

std::string EscapeForJson(absl::string_view json) {
  std::string shown;
  shown.reserve(json.size());
  while (!json.empty()) {
    const CodePoint c = Decode(json);
    if (c.valid && c.value != '\n' && Commands(c.value)) {
      absl::StrAppend(&shown, absl::StrFormat("\\u%04x", c.value));
    } else {
      shown.append(json.data(), c.bytes);
    }
    json.remove_prefix(c.bytes);
  }
  return shown;
}

size_t ShownWidth(absl::string_view text) {
  size_t width = 0;
  while (!text.empty()) {
    const CodePoint c = Decode(text);
    width += c.valid ? Columns(c.value) : 1;
    text.remove_prefix(c.bytes);
  }
  return width;
}

std::string CutToWidth(absl::string_view text, size_t width) {
  if (ShownWidth(text) <= width) return std::string(text);
  size_t shown = 0;
  size_t end = 0;
  while (end < text.size()) {
    const CodePoint c = Decode(text.substr(end));
    const size_t columns = c.valid ? Columns(c.value) : 1;
    if (shown + columns > width - 1) break;  // One column is the ellipsis's.
    shown += columns;
    end += c.bytes;
  }
  return absl::StrCat(text.substr(0, end), "…");
}

}  // namespace entente
