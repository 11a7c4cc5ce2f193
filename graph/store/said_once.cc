#include "graph/store/said_once.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"

namespace entente {
namespace {

// What kind of word it is, and of what it is said.
using Word = std::pair<char, std::string>;

std::string NameOf(const ClaimOrDocument& target) {
  if (const ClaimId* claim = std::get_if<ClaimId>(&target)) return FormatRecordId(*claim);
  return std::get<EntityId>(target);
}

std::optional<Word> WordOf(const Change& change) {
  const Judgement* judgement = std::get_if<Judgement>(&change);
  if (judgement == nullptr) return std::nullopt;
  if (const auto* grade = std::get_if<Grade>(&judgement->act)) {
    return Word{'g', FormatRecordId(grade->claim)};
  }
  if (const auto* retract = std::get_if<Retract>(&judgement->act)) {
    return Word{'r', NameOf(retract->target)};
  }
  if (const auto* reinstate = std::get_if<Reinstate>(&judgement->act)) {
    return Word{'r', NameOf(reinstate->target)};
  }
  return std::nullopt;
}

}  // namespace

absl::Status SaidTwice(uint64_t change, absl::string_view about) {
  return InvalidField(
      "SAID_TWICE", absl::StrCat("changes[", change, "].judgement"), about,
      "one commit grades a claim once, and retracts or reinstates a claim or document once, "
      "because the last word counts; put the second word into a later commit");
}

absl::Status CheckSaidOnce(const std::vector<Change>& changes) {
  std::set<Word> said;
  for (size_t i = 0; i < changes.size(); ++i) {
    const std::optional<Word> word = WordOf(changes[i]);
    if (!word.has_value() || said.insert(*word).second) continue;
    return SaidTwice(i, word->second);
  }
  return absl::OkStatus();
}

}  // namespace entente
