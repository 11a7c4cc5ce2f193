// Text from a graph as a terminal may show it: it can name no command to the terminal, and takes as
// many columns as it seems to.
#ifndef ENTENTE_CLIENTS_CPP_SHOWN_TEXT_H_
#define ENTENTE_CLIENTS_CPP_SHOWN_TEXT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace entente {

// `text` on one line: control characters (C0, DEL, C1), line and paragraph separators, direction
// marks and bytes that are not UTF-8 are written as \n, \t, \x1b, \u202e; the rest as it is.
std::string EscapeForTerminal(absl::string_view text);

// JSON text with the same characters as \u escapes, except line breaks. REQUIRES: valid JSON.
std::string EscapeForJson(absl::string_view json);

// Terminal columns of escaped text, by Unicode's properties: two for wide East Asian characters and
// emoji, none for combining marks.
size_t ShownWidth(absl::string_view text);

// The longest beginning of `text` that is at most `width` columns wide; where something is cut off
// it ends in an ellipsis. `width` is at least 1.
std::string CutToWidth(absl::string_view text, size_t width);

// `text` as lines of at most `width` columns, broken at blanks, and inside of words that are wider
// than a line. Of more than `most_lines` the last one kept ends in an ellipsis. Both are at least
// 1; a character of two columns stands alone where `width` is 1.
std::vector<std::string> WrapToWidth(absl::string_view text, size_t width, size_t most_lines);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_SHOWN_TEXT_H_
