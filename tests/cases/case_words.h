// Words of the JSON that cases are written in.
#ifndef ENTENTE_TESTS_CASES_CASE_WORDS_H_
#define ENTENTE_TESTS_CASES_CASE_WORDS_H_

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace entente {

inline std::string TextOf(const nlohmann::json& json, const std::string& key,
                          const std::string& otherwise = "") {
  return json.contains(key) ? json.at(key).get<std::string>() : otherwise;
}

inline absl::Status Wrong(absl::string_view what, absl::string_view value) {
  return absl::InvalidArgumentError(absl::StrCat(what, " \"", value, "\" is not known"));
}

// The position of `word` in `words`, counted from 1.
template <typename Enum>
absl::StatusOr<Enum> Word(absl::string_view what, const std::string& word,
                          const std::vector<std::string>& words) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return Wrong(what, word);
  return static_cast<Enum>(found - words.begin() + 1);
}

}  // namespace entente

#endif  // ENTENTE_TESTS_CASES_CASE_WORDS_H_
