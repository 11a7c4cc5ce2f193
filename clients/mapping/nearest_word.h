// "Did you mean": the words nearest to one that is not known.
#ifndef ENTENTE_CLIENTS_MAPPING_NEAREST_WORD_H_
#define ENTENTE_CLIENTS_MAPPING_NEAREST_WORD_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace entente {

// "; did you mean 'styear'?" if a known word is near (a third of the letters differ at most), else
// "; it may be one of a, b, c" for a short list, else nothing.
std::string DidYouMean(absl::string_view word, const std::vector<std::string>& known);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_NEAREST_WORD_H_
