#include "bench/name_questions.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <random>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "graph/encoding/name_text.h"

namespace entente {
namespace {

using Dice = std::mt19937_64;
using Asked = std::function<std::optional<std::string>(const std::string& name, Dice& dice)>;

constexpr size_t kLettersForAnEdit = 6;

bool IsAscii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return absl::ascii_isascii(c); });
}

std::optional<std::string> Normalized(const std::string& name, Dice&) {
  if (!IsAscii(name)) return std::nullopt;
  return absl::StrReplaceAll(absl::AsciiStrToUpper(name), {{" ", ". "}});
}

std::optional<std::string> Edited(const std::string& name, Dice& dice) {
  if (!IsAscii(name) || name.size() < kLettersForAnEdit) return std::nullopt;
  const size_t at = 1 + dice() % (name.size() - 2);
  if (!absl::ascii_isalpha(name[at]) || !absl::ascii_isalpha(name[at + 1])) return std::nullopt;
  std::string edited = name;
  switch (dice() % 4) {
    case 0:
      edited.erase(at, 1);
      break;
    case 1:
      edited.insert(at, 1, edited[at]);
      break;
    case 2:
      edited[at] = static_cast<char>('a' + dice() % 26);
      break;
    default:
      std::swap(edited[at], edited[at + 1]);
  }
  if (NormalizeName(edited) == NormalizeName(name)) return std::nullopt;
  return edited;
}

}  // namespace

std::vector<NameQuestions> QuestionsAbout(const std::vector<ListedName>& names,
                                          const Romanizer& romanizer, size_t count, uint64_t seed) {
  const Asked as_it_is = [](const std::string& name, Dice&) { return std::optional(name); };
  const Asked latin = [&](const std::string& name, Dice&) -> std::optional<std::string> {
    if (IsAscii(NormalizeName(name))) return std::nullopt;
    std::string romanized = romanizer.Romanize(name);
    if (romanized.empty() || !IsAscii(romanized)) return std::nullopt;
    return romanized;
  };
  const std::vector<std::pair<std::string, Asked>> kinds = {{"exact", as_it_is},
                                                            {"normalised", Normalized},
                                                            {"transliterated", latin},
                                                            {"fuzzy", Edited}};
  std::vector<NameQuestions> questions;
  for (const auto& [kind, asked] : kinds) {
    Dice dice(seed);
    NameQuestions of{kind, {}};
    for (size_t tries = 0; of.texts.size() < count && tries < 1000 * count; ++tries) {
      std::optional<std::string> text = asked(names[dice() % names.size()].text, dice);
      if (text.has_value()) of.texts.push_back(*std::move(text));
    }
    if (of.texts.size() == count) questions.push_back(std::move(of));
  }
  return questions;
}

}  // namespace entente
