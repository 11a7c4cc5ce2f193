// A column that chooses among the few words of an enum.
#ifndef ENTENTE_CLIENTS_MAPPING_WORD_CHOICE_H_
#define ENTENTE_CLIENTS_MAPPING_WORD_CHOICE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/mapping/text_template.h"

namespace entente {

// The position, from 1, of what `of` says among `words`; 0 where it says nothing or is empty.
// kInvalidArgument with a CellError: another word.
absl::StatusOr<int> WordOf(const TextTemplate& of, const std::vector<std::string>& words,
                           const Scope& scope);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_WORD_CHOICE_H_
