// What makes a name an answer to a text that somebody typed, and how good an answer.
#ifndef ENTENTE_GRAPH_QUERY_NAME_MATCH_H_
#define ENTENTE_GRAPH_QUERY_NAME_MATCH_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "graph/encoding/romanizer.h"
#include "graph/model/verdict.h"
#include "graph/store/names/trigrams.h"

namespace entente {

// Best first.
enum class NameReason : uint8_t {
  kId = 1,              // the text is the entity's id: score 1
  kExact = 2,           // it is a name of it, letter by letter: 0.99
  kNormalized = 3,      // up to case, accents, punctuation and spacing: 0.97
  kTransliterated = 4,  // up to script and romanisation: 0.93
  kExternalId = 5,      // it is an external id of it, of any scheme: 0.9
  kSimilar = 6,         // it shares trigrams with a name: 0.89 times their cosine
};

// `similarity` counts for kSimilar only.
double ScoreOf(NameReason reason, double similarity = 0);
// The least similarity whose score is `score`.
double SimilarityFor(double score);

struct NameMatch {
  NameReason reason = NameReason::kSimilar;
  double score = 0;
};

// A text to be compared with names, prepared once.
class AskedName {
 public:
  // `romanizer` outlives it.
  AskedName(absl::string_view text, const Romanizer& romanizer);

  // How well `name` answers: kExact to kTransliterated, else kSimilar with whatever score.
  NameMatch Compare(absl::string_view name) const;
  // The same, of a name prepared with the same romaniser; symmetric.
  NameMatch Compare(const AskedName& name) const;

  const std::string& text() const { return text_; }
  const std::string& folded() const { return folded_; }  // empty: no letter and no digit
  const std::string& romanized() const { return romanized_; }
  const std::string& key() const { return key_; }

 private:
  const Romanizer& romanizer_;
  const std::string text_;
  const std::string folded_;
  const std::string romanized_;
  const std::string key_;
  const std::vector<Trigram> trigrams_;
};

// The text that is the row's value; nullptr where it is none.
const Text* TextOf(const PropositionRow& row);
// The row's qualifier `kind`, empty where it has none: of a name "official", "alias", "historical".
std::string KindOf(const PropositionRow& row);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_NAME_MATCH_H_
