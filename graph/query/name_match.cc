#include "graph/query/name_match.h"

#include <cstdint>
#include <variant>

#include "graph/encoding/name_text.h"

namespace entente {
namespace {

constexpr double kSimilarMost = 0.89;
// A text brought to this length may have been cut: a character has at most four bytes.
constexpr size_t kPerhapsCut = kLongestName - 4;

std::string Whole(absl::string_view name) { return NormalizeName(name, SIZE_MAX); }

}  // namespace

double ScoreOf(NameReason reason, double similarity) {
  switch (reason) {
    case NameReason::kId:
      return 1;
    case NameReason::kExact:
      return 0.99;
    case NameReason::kNormalized:
      return 0.97;
    case NameReason::kTransliterated:
      return 0.93;
    case NameReason::kExternalId:
      return 0.9;
    case NameReason::kSimilar:
      break;
  }
  return kSimilarMost * similarity;
}

double SimilarityFor(double score) { return score / kSimilarMost; }

AskedName::AskedName(absl::string_view text, const Romanizer& romanizer)
    : romanizer_(romanizer),
      text_(text),
      folded_(NormalizeName(text)),
      romanized_(romanizer.Romanize(text)),
      key_(RomanKey(romanized_)),
      trigrams_(TrigramsOf(romanized_)) {}

NameMatch AskedName::Compare(absl::string_view name) const {
  if (name == text_) return {NameReason::kExact, ScoreOf(NameReason::kExact)};
  return Compare(AskedName(name, romanizer_));
}

NameMatch AskedName::Compare(const AskedName& name) const {
  if (name.text_ == text_) return {NameReason::kExact, ScoreOf(NameReason::kExact)};
  if (!folded_.empty() && name.folded_ == folded_ &&
      (folded_.size() < kPerhapsCut || Whole(name.text_) == Whole(text_))) {
    return {NameReason::kNormalized, ScoreOf(NameReason::kNormalized)};
  }
  if (!key_.empty() && romanized_.size() < kPerhapsCut && name.key_ == key_ &&
      !(HasHan(name.text_) && HasHan(text_))) {
    return {NameReason::kTransliterated, ScoreOf(NameReason::kTransliterated)};
  }
  const double similarity =
      Similarity(SharedBy(trigrams_, name.trigrams_), trigrams_.size(), name.trigrams_.size());
  return {NameReason::kSimilar, ScoreOf(NameReason::kSimilar, similarity)};
}

const Text* TextOf(const PropositionRow& row) {
  const Value* value = std::get_if<Value>(&row.proposition.object);
  return value == nullptr ? nullptr : std::get_if<Text>(&value->value);
}

std::string KindOf(const PropositionRow& row) {
  for (const Qualifier& qualifier : row.proposition.qualifiers) {
    if (qualifier.name != "kind") continue;
    const Value* value = std::get_if<Value>(&qualifier.filler);
    const Text* text = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
    if (text != nullptr) return text->text;
  }
  return "";
}

}  // namespace entente
