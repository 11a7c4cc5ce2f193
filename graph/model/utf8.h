// Is it UTF-8? Written out here because no library below this floor answers it: absl has no
// validator, and ICU belongs to graph/encoding. The rules are the ten rows of the Unicode
// standard's table of well-formed sequences (3-7), which the test walks exhaustively.
#ifndef ENTENTE_GRAPH_MODEL_UTF8_H_
#define ENTENTE_GRAPH_MODEL_UTF8_H_

#include <cstddef>

#include "absl/strings/string_view.h"

namespace entente {

// True if `text` is well-formed UTF-8: no overlong forms, no surrogates, nothing past U+10FFFF.
bool IsUtf8(absl::string_view text);

// Length of the well-formed character at the front of `text` (1..4), 0 if there is none.
size_t Utf8CharacterLength(absl::string_view text);

// True if `text` contains a control character: U+0000..U+001F, U+007F..U+009F. REQUIRES: UTF-8.
bool HasControlCharacter(absl::string_view text);

// The longest prefix of `text` of at most `bytes` bytes that does not cut a character. REQUIRES:
// UTF-8.
absl::string_view Utf8Prefix(absl::string_view text, size_t bytes);

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_UTF8_H_
