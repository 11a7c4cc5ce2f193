// Names are numbered as they come. Four ways lead to a number:
//   by_place_               subject, key -> the name that stands there
//   by_folded_, by_roman_   text -> the last name with it, each name naming the one before
//   postings_               trigram -> the numbers of the names that have it
// "zelenski" asks nine postings, counts how often each number occurs (shared trigrams) in all but
// the longest lists, and turns counts into cosines. Memory: a name's subject, key and two texts in
// blocks, four bytes a trigram in the postings, three map slots.
#include "graph/store/names/name_book.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <tuple>
#include <utility>

#include "graph/encoding/romanizer.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kBlockBytes = 64 << 10;
// A slot of a hash table of views and numbers with its share of empty ones; a vector's spare room.
constexpr size_t kSlotBytes = 48;
constexpr size_t kPostingBytes = 6;
constexpr size_t kPostingListBytes = 64;
// What looking a number up in a list costs in steps along it, about.
constexpr size_t kStepsOfASearch = 16;
// Against what rounding does to products of similarities.
constexpr double kSlack = 1e-9;

}  // namespace

NameBook::NameBook() = default;

NameBook::~NameBook() = default;

absl::string_view NameBook::Keep(absl::string_view text) {
  if (text.size() > block_left_) {  // the rest of the last block stays empty: texts are short
    block_size_ = block_left_ = std::max(kBlockBytes, text.size());
    blocks_.push_back(std::make_unique<char[]>(block_size_));
    bytes_ += block_size_;
  }
  if (text.empty()) return {};
  char* const at = blocks_.back().get() + (block_size_ - block_left_);
  std::memcpy(at, text.data(), text.size());
  block_left_ -= text.size();
  return {at, text.size()};
}

PropositionPlace NameBook::PlaceOf(const Name& name) const {
  return {std::string(name.subject), PropositionKey{std::string(name.key)}};
}

bool NameBook::Known(const NameNote& note) {
  const auto known = by_place_.find(Place(note.place.subject, note.place.key.bytes));
  if (known == by_place_.end()) return false;
  Revision& since = names_[known->second].since;
  since = std::min(since, note.since);
  return true;
}

void NameBook::Add(const NameNote& note) {
  if (note.folded.empty() || Known(note)) return;
  const uint32_t number = static_cast<uint32_t>(names_.size());
  Name name;
  name.subject = Keep(note.place.subject);
  name.key = Keep(note.place.key.bytes);
  name.since = note.since;
  by_place_.emplace(Place(name.subject, name.key), number);
  bytes_ += kSlotBytes;
  const auto chain = [&](Chains* chains, absl::string_view text, uint32_t* next) {
    const auto last = chains->find(text);
    if (last == chains->end()) {
      chains->emplace(Keep(text), number);
      bytes_ += kSlotBytes;
    } else {
      *next = std::exchange(last->second, number);
    }
  };
  chain(&by_folded_, note.folded, &name.next_folded);
  if (!note.romanized.empty()) chain(&by_roman_, RomanKey(note.romanized), &name.next_roman);
  const std::vector<Trigram> trigrams = TrigramsOf(note.romanized);
  sizes_.push_back(static_cast<uint16_t>(trigrams.size()));
  for (const Trigram trigram : trigrams) {
    std::vector<uint32_t>& posting = postings_[trigram];
    if (posting.empty()) bytes_ += kPostingListBytes;
    posting.push_back(number);
  }
  names_.push_back(name);
  bytes_ += sizeof(Name) + sizeof(uint16_t) + trigrams.size() * kPostingBytes;
}

std::vector<PropositionPlace> NameBook::Chained(const Chains& chains, uint32_t Name::*next,
                                                absl::string_view text, Revision at) const {
  std::vector<PropositionPlace> places;
  const auto chain = chains.find(text);
  if (chain == chains.end()) return places;
  for (uint32_t number = chain->second; number != kNone; number = names_[number].*next) {
    if (names_[number].since <= at) places.push_back(PlaceOf(names_[number]));
  }
  return places;
}

std::vector<PropositionPlace> NameBook::Folded(absl::string_view folded, Revision at) const {
  return Chained(by_folded_, &Name::next_folded, folded, at);
}

std::vector<PropositionPlace> NameBook::Romanized(absl::string_view key, Revision at) const {
  return Chained(by_roman_, &Name::next_roman, key, at);
}

// A name of m trigrams that is like one of n shares at least t^2 n of these: the root of n / m
// times what they share is at most 1. So it is in one of the shortest posting lists even if the
// longest t^2 n - 1 are left aside, and those need not be walked: they are only asked about what
// was met.
absl::StatusOr<NameBook::Counts> NameBook::Count(const std::vector<Trigram>& asked, double least,
                                                 const std::function<absl::Status()>& go_on) const {
  Counts counts;
  std::vector<const std::vector<uint32_t>*> lists;
  for (const Trigram trigram : asked) {
    const auto posting = postings_.find(trigram);
    if (posting != postings_.end()) lists.push_back(&posting->second);
  }
  const double size = static_cast<double>(asked.size());
  const double least_shared = std::max(1.0, std::ceil(least * least * size - kSlack));
  if (static_cast<double>(lists.size()) < least_shared) return counts;
  const double longest = size / (least * least) + kSlack;
  std::sort(lists.begin(), lists.end(),
            [](const auto* a, const auto* b) { return a->size() < b->size(); });
  const size_t walked = lists.size() - static_cast<size_t>(least_shared) + 1;
  counts.shared.resize(names_.size());
  for (size_t i = 0; i < walked; ++i) {
    RETURN_IF_ERROR(go_on());
    for (const uint32_t number : *lists[i]) {
      if (counts.shared[number]++ > 0) continue;
      if (sizes_[number] >= least_shared && sizes_[number] <= longest) {
        counts.met.push_back(number);
      }
    }
  }
  for (size_t i = walked; i < lists.size(); ++i) {
    RETURN_IF_ERROR(go_on());
    const std::vector<uint32_t>& list = *lists[i];
    if (counts.met.size() * kStepsOfASearch > list.size()) {
      for (const uint32_t number : list) ++counts.shared[number];
      continue;
    }
    for (const uint32_t number : counts.met) {
      if (std::binary_search(list.begin(), list.end(), number)) ++counts.shared[number];
    }
  }
  return counts;
}

absl::StatusOr<std::vector<SimilarName>> NameBook::Similar(
    absl::string_view romanized, double least, size_t most, Revision at,
    const std::function<absl::Status()>& go_on) const {
  const std::vector<Trigram> asked = TrigramsOf(romanized);
  ASSIGN_OR_RETURN(const Counts counts, Count(asked, least, go_on));
  struct Hit {
    double similarity;
    uint32_t number;
  };
  std::vector<Hit> hits;
  const double bound = least * least * static_cast<double>(asked.size()) * (1 - kSlack);
  for (const uint32_t number : counts.met) {
    const double shared = counts.shared[number];
    if (shared * shared < bound * sizes_[number]) continue;  // spares most of them the root
    const double similarity = Similarity(counts.shared[number], asked.size(), sizes_[number]);
    if (similarity >= least && names_[number].since <= at) hits.push_back({similarity, number});
  }
  const auto before = [this](const Hit& a, const Hit& b) {
    const Name& one = names_[a.number];
    const Name& other = names_[b.number];
    return std::tie(b.similarity, one.subject, one.key) <
           std::tie(a.similarity, other.subject, other.key);
  };
  const size_t count = std::min(most, hits.size());
  std::partial_sort(hits.begin(), hits.begin() + static_cast<ptrdiff_t>(count), hits.end(), before);
  std::vector<SimilarName> names;
  names.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    names.push_back({PlaceOf(names_[hits[i].number]), hits[i].similarity});
  }
  return names;
}

void NameBook::AddGroups(const Chains& chains, uint32_t Name::*next, Revision at,
                         NameSheet* sheet) const {
  for (const auto& [text, last] : chains) {
    if (names_[last].*next == kNone) continue;
    std::vector<uint32_t> group;
    for (uint32_t number = last; number != kNone; number = names_[number].*next) {
      if (names_[number].since <= at) group.push_back(number);
    }
    if (group.size() > 1) sheet->groups.push_back(std::move(group));
  }
}

NameSheet NameBook::Sheet(Revision at) const {
  NameSheet sheet;
  absl::flat_hash_map<absl::string_view, uint32_t> subjects;
  for (const Name& name : names_) {
    sheet.subjects.push_back(subjects.try_emplace(name.subject, subjects.size()).first->second);
  }
  AddGroups(by_folded_, &Name::next_folded, at, &sheet);
  AddGroups(by_roman_, &Name::next_roman, at, &sheet);
  TrigramSets sets(names_.size());
  for (const auto& [trigram, posting] : postings_) {
    for (const uint32_t number : posting) sets[number].push_back(trigram);
  }
  absl::flat_hash_map<std::vector<Trigram>, uint32_t> known;
  for (uint32_t number = 0; number < sets.size(); ++number) {
    std::vector<Trigram>& set = sets[number];
    if (set.empty() || names_[number].since > at) continue;
    std::sort(set.begin(), set.end());
    const auto [at_set, is_new] = known.try_emplace(set, known.size());
    if (is_new) {
      sheet.sets.push_back(std::move(set));
      sheet.owners.emplace_back();
    }
    sheet.owners[at_set->second].push_back(number);
  }
  return sheet;
}

}  // namespace entente
