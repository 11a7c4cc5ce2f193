#include "clients/export/iri.h"

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace entente {

std::string PercentEncoded(absl::string_view text) {
  std::string encoded;
  for (const char c : text) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
        absl::string_view("-._~:").find(c) != absl::string_view::npos) {
      encoded.push_back(c);
    } else {
      absl::StrAppendFormat(&encoded, "%%%02X", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

bool IsIriBeginning(absl::string_view text) {
  const size_t colon = text.find(':');
  if (colon == 0 || colon == absl::string_view::npos) return false;
  if (!absl::ascii_isalpha(static_cast<unsigned char>(text[0]))) return false;
  for (const char c : text.substr(0, colon)) {
    if (!absl::ascii_isalnum(static_cast<unsigned char>(c)) &&
        absl::string_view("+-.").find(c) == absl::string_view::npos) {
      return false;
    }
  }
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20 ||
        absl::string_view("<>\"{}|^`\\?").find(c) != absl::string_view::npos) {
      return false;
    }
  }
  return true;
}

Iris::Iris(std::string base, absl::string_view graph)
    : base_(std::move(base)), graph_(absl::StrCat(base_, PercentEncoded(graph), "/")) {}

std::string Iris::Entity(absl::string_view id) const {
  return absl::StrCat(graph_, "entity/", PercentEncoded(id));
}
std::string Iris::Claim(absl::string_view id) const {
  return absl::StrCat(graph_, "claim/", absl::BytesToHexString(id));
}
std::string Iris::Predicate(absl::string_view name) const {
  return absl::StrCat(base_, "vocabulary/predicate/", PercentEncoded(name));
}
std::string Iris::Type(absl::string_view name) const {
  return absl::StrCat(base_, "vocabulary/type/", PercentEncoded(name));
}
std::string Iris::Term(absl::string_view word) const {
  return absl::StrCat(base_, "vocabulary/", word);
}

}  // namespace entente
