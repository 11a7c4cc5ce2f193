// The names of a graph in memory, by what makes them alike: text folded, romanised, in trigrams.
// Knows nothing of rows, threads or belief.
#ifndef ENTENTE_GRAPH_STORE_NAMES_NAME_BOOK_H_
#define ENTENTE_GRAPH_STORE_NAMES_NAME_BOOK_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/as_of.h"
#include "graph/store/names/name_sheet.h"
#include "graph/store/names/trigrams.h"

namespace entente {

// A proposition that some entity has a name, as it is kept.
struct NameNote {
  PropositionPlace place;
  std::string folded;     // NormalizeName
  std::string romanized;  // Romanizer
  Revision since = 0;     // the first claim of it
};

struct SimilarName {
  PropositionPlace place;
  double similarity = 0;
};

// One writer, or any number of readers.
class NameBook {
 public:
  NameBook();
  ~NameBook();
  NameBook(const NameBook&) = delete;
  NameBook& operator=(const NameBook&) = delete;

  // Keeps a name, once a place. Names that fold to nothing are not kept.
  void Add(const NameNote& note);

  // Where names that fold to exactly this, or whose RomanKey is exactly this, are claimed by `at`;
  // in no order. Constant time, beside the answer.
  std::vector<PropositionPlace> Folded(absl::string_view folded, Revision at) const;
  std::vector<PropositionPlace> Romanized(absl::string_view key, Revision at) const;

  // The `most` names claimed by `at` whose trigrams are most similar to those of `romanized`, and
  // at least `least` (above 0) so; by similarity, subject, key: what comes first does not depend on
  // `most`. Linear in the names that share a rarer trigram. `go_on` is asked once a
  // trigram.
  absl::StatusOr<std::vector<SimilarName>> Similar(
      absl::string_view romanized, double least, size_t most, Revision at,
      const std::function<absl::Status()>& go_on) const;

  // The names claimed by `at`, each with each to be compared.
  NameSheet Sheet(Revision at) const;
  // Where a name of a sheet stands.
  PropositionPlace PlaceOf(uint32_t number) const { return PlaceOf(names_[number]); }

  size_t size() const { return names_.size(); }
  size_t bytes() const { return bytes_; }  // of memory, about

 private:
  static constexpr uint32_t kNone = UINT32_MAX;

  // Texts lie in blocks_ and never move.
  struct Name {
    absl::string_view subject;
    absl::string_view key;
    Revision since = 0;
    uint32_t next_folded = kNone;  // the name before this one with the same folded text
    uint32_t next_roman = kNone;   // the same by RomanKey
  };
  using Chains = absl::flat_hash_map<absl::string_view, uint32_t>;  // the last of each chain

  // How many of the trigrams asked for each name has: right for those in `met`, which are all that
  // may have the similarity.
  struct Counts {
    std::vector<uint16_t> shared;
    std::vector<uint32_t> met;
  };

  absl::StatusOr<Counts> Count(const std::vector<Trigram>& asked, double least,
                               const std::function<absl::Status()>& go_on) const;
  absl::string_view Keep(absl::string_view text);
  PropositionPlace PlaceOf(const Name& name) const;
  std::vector<PropositionPlace> Chained(const Chains& chains, uint32_t Name::*next,
                                        absl::string_view text, Revision at) const;
  // The names of each chain of two and more.
  void AddGroups(const Chains& chains, uint32_t Name::*next, Revision at, NameSheet* sheet) const;
  // Whether the name is there; its first revision is then the earlier one.
  bool Known(const NameNote& note);
  using Place = std::pair<absl::string_view, absl::string_view>;  // subject, key

  std::vector<Name> names_;
  std::vector<uint16_t> sizes_;  // how many trigrams each has; at most 3 * 128
  absl::flat_hash_map<Place, uint32_t> by_place_;
  Chains by_folded_;
  Chains by_roman_;
  absl::flat_hash_map<Trigram, std::vector<uint32_t>> postings_;  // each ascending
  std::vector<std::unique_ptr<char[]>> blocks_;
  size_t block_size_ = 0;  // of the last block
  size_t block_left_ = 0;  // free at its end
  size_t bytes_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_NAMES_NAME_BOOK_H_
