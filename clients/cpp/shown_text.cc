#include "clients/cpp/shown_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"

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

// Marks, joiners and the vowels and finals of decomposed Hangul stand in the column of what is
// before them; East Asian wide and full-width characters take two.
size_t Columns(uint32_t c) {
  if (c < 0x7F) return 1;
  const UChar32 point = static_cast<UChar32>(c);
  const int hangul = u_getIntPropertyValue(point, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (hangul == U_HST_VOWEL_JAMO || hangul == U_HST_TRAILING_JAMO) return 0;
  const bool soft_hyphen = c == 0xAD;
  if ((U_GET_GC_MASK(point) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0 && !soft_hyphen) {
    return 0;
  }
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
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

std::vector<std::string> WrapToWidth(absl::string_view text, size_t width, size_t most_lines) {
  std::vector<std::string> lines(1);
  size_t columns = 0;  // of the last line
  const auto add = [&](absl::string_view word, size_t word_columns) {
    lines.back().append(word.data(), word.size());
    columns += word_columns;
  };
  const auto next = [&] {
    lines.emplace_back();
    columns = 0;
  };
  for (absl::string_view word : absl::StrSplit(text, ' ')) {
    const size_t word_columns = ShownWidth(word);
    if (columns > 0 && columns + 1 + word_columns > width) next();
    if (columns > 0) add(" ", 1);
    if (columns + word_columns <= width) {
      add(word, word_columns);
      continue;
    }
    for (; !word.empty();) {  // A word wider than a line is broken anywhere.
      const CodePoint c = Decode(word);
      const size_t one = c.valid ? Columns(c.value) : 1;
      if (columns > 0 && columns + one > width) next();
      add(word.substr(0, c.bytes), one);
      word.remove_prefix(c.bytes);
    }
  }
  if (lines.size() <= most_lines) return lines;
  lines.resize(most_lines);
  // What does not fit any more is said to be missing.
  const bool room = ShownWidth(lines.back()) < width;
  lines.back() = room ? lines.back() + "…" : CutToWidth(lines.back() + " …", width);
  return lines;
}

}  // namespace entente
