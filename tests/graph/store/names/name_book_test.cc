// The book against a plain scan of the same names: 10,000 random lookups of each kind, the seed
// printed. Faults put into what the scan is compared with are noticed.
#include "graph/store/names/name_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <random>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "graph/encoding/name_text.h"
#include "graph/encoding/romanizer.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const auto kGoOn = [] { return absl::OkStatus(); };

PropositionPlace Place(absl::string_view subject, absl::string_view text) {
  return {std::string(subject),
          KeyOf({std::string(subject), "name", Value{Text{std::string(text), ""}}, {}, 0, {}})};
}

NameNote Note(absl::string_view subject, absl::string_view text, Revision since = 1) {
  static const Romanizer& romanizer = *new Romanizer();
  return {Place(subject, text), NormalizeName(text), romanizer.Romanize(text), since};
}

std::vector<EntityId> Subjects(const std::vector<PropositionPlace>& places) {
  std::vector<EntityId> subjects;
  for (const PropositionPlace& place : places) subjects.push_back(place.subject);
  std::sort(subjects.begin(), subjects.end());
  return subjects;
}

TEST(NameBookTest, FindsByFoldedAndRomanisedText) {
  NameBook book;
  book.Add(Note("a", "Зеленський"));
  book.Add(Note("b", "Zelenskyy"));
  book.Add(Note("c", "ZELENSKYY"));
  EXPECT_THAT(Subjects(book.Folded("zelenskyy", 1)), ElementsAre("b", "c"));
  EXPECT_THAT(Subjects(book.Romanized("zelenski", 1)), ElementsAre("a", "b", "c"));
  EXPECT_THAT(book.Folded("zelensky", 1), IsEmpty());
  EXPECT_THAT(book.Romanized("", 1), IsEmpty());
}

TEST(NameBookTest, LaterNamesAreNotSeenEarlier) {
  NameBook book;
  book.Add(Note("a", "Kursk", 5));
  book.Add(Note("a", "Kursk", 3));  // the same place: the first claim counts
  book.Add(Note("b", "Kursk", 4));
  EXPECT_EQ(book.size(), 2u);
  EXPECT_THAT(book.Folded("kursk", 2), IsEmpty());
  EXPECT_THAT(Subjects(book.Folded("kursk", 3)), ElementsAre("a"));
  EXPECT_THAT(Subjects(book.Romanized("kursk", 4)), ElementsAre("a", "b"));
  EXPECT_EQ(book.Similar("kursk", 0.5, 10, 3, kGoOn)->size(), 1u);
}

TEST(NameBookTest, NothingToFoldIsNotKept) {
  NameBook book;
  book.Add(Note("a", "..."));
  EXPECT_EQ(book.size(), 0u);
  EXPECT_EQ(book.bytes(), 0u);
}

TEST(NameBookTest, AskingEndsWhenTheCallIsOver) {
  NameBook book;
  book.Add(Note("a", "Kursk"));
  EXPECT_EQ(book.Similar("kursk", 0.5, 10, 1, [] { return absl::CancelledError(); }).status(),
            absl::CancelledError());
}

TEST(NameBookTest, ItKnowsItsSizeAbout) {
  NameBook book;
  size_t texts = 0;
  for (int i = 0; i < 20'000; ++i) {
    const NameNote note = Note(absl::StrCat("e:", i), absl::StrCat("name ", i, " of thing"));
    texts += note.place.subject.size() + note.place.key.bytes.size() + note.folded.size();
    book.Add(note);
  }
  EXPECT_GT(book.bytes(), texts);
  EXPECT_LT(book.bytes() / book.size(), 700u);
}

// A wordlike text out of few syllables, so that many are alike.
class Names {
 public:
  explicit Names(uint32_t seed) : random_(seed) {}

  uint32_t Below(uint32_t most) {
    return std::uniform_int_distribution<uint32_t>(0, most - 1)(random_);
  }
  std::string Any() {
    static const char* const kSyllables[] = {"ku", "rsk", "ze", "len", "sky",  "kim", "jong", "un",
                                             "po", "ta",  "O",  "b",   "last", "РФ",  "ий",   "한"};
    std::string name;
    for (uint32_t words = 1 + Below(3); words > 0; --words) {
      if (!name.empty()) name += ' ';
      for (uint32_t parts = 1 + Below(3); parts > 0; --parts) name += kSyllables[Below(16)];
    }
    return name;
  }

 private:
  std::mt19937 random_;
};

struct Scanned {
  double similarity;
  std::string subject;
  std::string key;
  friend bool operator==(const Scanned&, const Scanned&) = default;
};

// What the book must answer, by looking at every name. `fault` is put in.
std::vector<Scanned> Scan(const std::vector<NameNote>& notes, const std::string& romanized,
                          double least, size_t most, Revision at, int fault) {
  std::vector<Scanned> found;
  const std::vector<Trigram> asked = TrigramsOf(romanized);
  for (const NameNote& note : notes) {
    if (note.since > at && fault != 1) continue;
    const std::vector<Trigram> has = TrigramsOf(note.romanized);
    const auto shared = std::count_if(asked.begin(), asked.end(), [&](Trigram trigram) {
      return std::find(has.begin(), has.end(), trigram) != has.end();
    });
    const double similarity = Similarity(
        static_cast<size_t>(shared) - (fault == 2 && shared > 2 ? 1 : 0), asked.size(), has.size());
    if (similarity <= 0 || similarity < least) continue;
    found.push_back({similarity, note.place.subject, note.place.key.bytes});
  }
  std::sort(found.begin(), found.end(), [&](const Scanned& a, const Scanned& b) {
    if (fault == 3) return a.similarity > b.similarity;
    return std::tie(b.similarity, a.subject, a.key) < std::tie(a.similarity, b.subject, b.key);
  });
  if (found.size() > most) found.resize(most);
  return found;
}

// Lookups until one differs from the scan with this fault, or `lookups` have agreed.
int AgreeingLookups(uint32_t seed, int lookups, int fault) {
  Names names(seed);
  const Romanizer romanizer;
  int agreed = 0;
  while (agreed < lookups) {
    NameBook book;
    std::vector<NameNote> notes;
    for (uint32_t i = 0; i < 120; ++i) {
      NameNote note = Note(absl::StrCat("e", names.Below(60)), names.Any(), 1 + names.Below(9));
      book.Add(note);
      const auto same = std::find_if(notes.begin(), notes.end(), [&](const NameNote& other) {
        return other.place == note.place;
      });
      if (same == notes.end()) {
        notes.push_back(note);
      } else {
        same->since = std::min(same->since, note.since);
      }
    }
    for (int i = 0; i < 100 && agreed < lookups; ++i) {
      const std::string asked = names.Any();
      const std::string romanized = romanizer.Romanize(asked);
      const double least = 0.1 * names.Below(10) + 0.05 * names.Below(2) + 1e-9;
      const size_t most = 1 + names.Below(30);
      const Revision at = names.Below(11);
      std::vector<Scanned> similar;
      const auto answer = book.Similar(romanized, least, most, at, kGoOn);
      for (const SimilarName& name : answer.value()) {
        similar.push_back({name.similarity, name.place.subject, name.place.key.bytes});
      }
      std::vector<EntityId> folded, roman;
      for (const NameNote& note : notes) {
        if (note.since > at) continue;
        if (note.folded == NormalizeName(asked)) folded.push_back(note.place.subject);
        if (RomanKey(note.romanized) == RomanKey(romanized)) roman.push_back(note.place.subject);
      }
      std::sort(folded.begin(), folded.end());
      std::sort(roman.begin(), roman.end());
      if (similar != Scan(notes, romanized, least, most, at, fault) ||
          Subjects(book.Folded(NormalizeName(asked), at)) != folded ||
          Subjects(book.Romanized(RomanKey(romanized), at)) != roman) {
        return agreed;
      }
      ++agreed;
    }
  }
  return agreed;
}

TEST(NameBookTest, TenThousandRandomLookupsAgreeWithAScan) {
  const uint32_t seed = std::random_device()();
  std::cout << "seed " << seed << std::endl;
  EXPECT_EQ(AgreeingLookups(seed, 10'000, 0), 10'000);
}

TEST(NameBookTest, FaultsAreNoticed) {
  for (const int fault : {1, 2, 3}) EXPECT_LT(AgreeingLookups(7, 2'000, fault), 2'000) << fault;
}

}  // namespace
}  // namespace entente
