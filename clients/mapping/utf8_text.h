// Text that goes into messages and lists of rejects, which are UTF-8 whatever a file holds.
#ifndef ENTENTE_CLIENTS_MAPPING_UTF8_TEXT_H_
#define ENTENTE_CLIENTS_MAPPING_UTF8_TEXT_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace entente {

// `text` itself where it is UTF-8; else with \xNN for every byte beyond ASCII.
std::string ShownAsUtf8(absl::string_view text);

// The longest beginning of `text` of at most `bytes` bytes that ends between two characters.
absl::string_view CutToBytes(absl::string_view text, size_t bytes);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_UTF8_TEXT_H_
