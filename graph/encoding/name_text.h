// What makes two names the same name: case, accents, punctuation and spacing do not matter.
#ifndef ENTENTE_GRAPH_ENCODING_NAME_TEXT_H_
#define ENTENTE_GRAPH_ENCODING_NAME_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace entente {

// Unicode NFKD, marks removed, case folded, everything but letters and digits made one space,
// trimmed (by ICU); letters of other scripts stay as they are. At most 128 bytes, cut at a
// character. Empty for a text without letters and digits. Idempotent.
std::string NormalizeName(absl::string_view name);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENCODING_NAME_TEXT_H_
