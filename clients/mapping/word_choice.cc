#include "clients/mapping/word_choice.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/status_macros.h"

namespace entente {

absl::StatusOr<int> WordOf(const TextTemplate& of, const std::vector<std::string>& words,
                           const Scope& scope) {
  if (of.empty()) return 0;
  ASSIGN_OR_RETURN(const std::optional<std::string> text, of.Text(scope));
  if (!text.has_value()) return 0;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return static_cast<int>(found - words.begin()) + 1;
  return CellError(absl::StrJoin(of.names(), "+"), *text,
                   absl::StrCat("one of ", absl::StrJoin(words, ", "), " is expected"));
}

}  // namespace entente
