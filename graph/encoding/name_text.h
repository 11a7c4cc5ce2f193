// What makes two names the same name: case, accents, punctuation and spacing do not matter.
#ifndef ENTENTE_GRAPH_ENCODING_NAME_TEXT_H_
#define ENTENTE_GRAPH_ENCODING_NAME_TEXT_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace entente {

// Unicode NFKD, marks removed, case folded, everything but letters and digits made one space,
// trimmed (by ICU); letters of other scripts stay as they are. At most `longest` bytes, cut at a
// character. Empty for a text without letters and digits. Idempotent.
inline constexpr size_t kLongestName = 128;  // as it is indexed
std::string NormalizeName(absl::string_view name, size_t longest = kLongestName);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENCODING_NAME_TEXT_H_
