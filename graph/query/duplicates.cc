// The index of names proposes pairs of places (graph/store/names/name_sheet.h), the index of
// external ids places with one text. The View then says which of them are rows; the names of each
// pair of rows are compared again, so that nothing is believed on an index's word, and what is
// alike is gathered by the two entities. Of these few, types are read, and what speaks against
// (merge_objections.h). Cost: the rows of what was proposed, whatever the number of all names.
#include "graph/query/duplicates.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
#include "graph/query/index_range.h"
#include "graph/query/merge_objections.h"
#include "graph/query/place_walk.h"
#include "graph/query/predicate_names.h"
#include "graph/query/queries.h"
#include "graph/query/type_filter.h"
#include "graph/store/canonical_reader.h"
#include "graph/store/names/name_index.h"

namespace entente {
namespace {

constexpr size_t kPlacesAtATime = 256;
constexpr size_t kRowBytes = 1024;  // of a row that is kept, about

using Ends = std::pair<EntityId, EntityId>;  // the smaller first

// Kept rows of places, by canonical place.
class KeptRows {
 public:
  KeptRows(View& view, Hidden* hidden) : view_(view), hidden_(hidden) {}

  absl::Status Read(const std::vector<PropositionPlace>& canonical) {
    std::vector<PropositionPlace> places(canonical);
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    const absl::Span<const PropositionPlace> all(places);
    for (size_t at = 0; at < all.size(); at += kPlacesAtATime) {
      std::vector<PropositionRow> rows;
      {
        const Budget::Hold hold(view_.budget());
        ASSIGN_OR_RETURN(rows,
                         view_.Rows(all.subspan(at, kPlacesAtATime), false, nullptr, hidden_));
      }
      RETURN_IF_ERROR(view_.budget().ChargeKept(rows.size() * kRowBytes));
      for (PropositionRow& row : rows) {
        PropositionPlace place{row.proposition.subject, KeyOf(row.proposition)};
        rows_.emplace(std::move(place), std::move(row));
      }
    }
    return absl::OkStatus();
  }

  // nullptr: it is no row.
  const PropositionRow* Find(const PropositionPlace& place) const {
    const auto found = rows_.find(place);
    return found == rows_.end() ? nullptr : &found->second;
  }

 private:
  View& view_;
  Hidden* hidden_;
  std::map<PropositionPlace, PropositionRow> rows_;
};

bool SameLanguage(const PropositionRow& one, const PropositionRow& other) {
  const std::string& a = TextOf(one)->language;
  return !a.empty() && absl::EqualsIgnoreCase(a, TextOf(other)->language);
}

// The better of two reasons; of equals what is of one language, then by the rows.
bool Better(const MergeReason& a, const MergeReason& b) {
  if (a.match.score != b.match.score) return a.match.score > b.match.score;
  if (a.same_language != b.same_language) return a.same_language;
  const auto key = [](const MergeReason& reason) {
    return std::make_tuple(KeyOf(reason.one.proposition), KeyOf(reason.other.proposition));
  };
  return key(a) < key(b);
}

class Proposals {
 public:
  Proposals(View& view, const DuplicatePattern& pattern, Hidden* hidden)
      : view_(view), pattern_(pattern), rows_(view, hidden) {}

  absl::Status AddNames() {
    NameIndex& names = view_.store().names();
    RETURN_IF_ERROR(names.Cover(view_.as_of().recorded_at, view_.budget()));
    NameIndex::Alike alike;
    if (!names.full()) {
      ASSIGN_OR_RETURN(
          alike, names.Pairs(SimilarityFor(pattern_.least_score), view_.store().limits().name_pairs,
                             view_.as_of().recorded_at, view_.budget()));
    }
    if (names.full()) return TooManyNames();
    ASSIGN_OR_RETURN(const auto places, view_.canonical().CanonicalPlaces(alike.places));
    RETURN_IF_ERROR(rows_.Read(places));
    std::vector<std::unique_ptr<AskedName>> asked(places.size());
    const auto prepared = [&](uint32_t at, const PropositionRow& row) -> const AskedName& {
      if (asked[at] == nullptr) {
        asked[at] = std::make_unique<AskedName>(TextOf(row)->text, names.romanizer());
      }
      return *asked[at];
    };
    for (const NamePair& pair : alike.pairs) {
      if (places[pair.first].subject == places[pair.second].subject) continue;
      const PropositionRow* one = rows_.Find(places[pair.first]);
      const PropositionRow* other = rows_.Find(places[pair.second]);
      if (one == nullptr || other == nullptr || TextOf(*one) == nullptr) continue;
      if (TextOf(*other) == nullptr || !MayOverlap(one->validity, other->validity)) continue;
      RETURN_IF_ERROR(view_.budget().Check());
      Add(prepared(pair.first, *one).Compare(prepared(pair.second, *other)),
          SameLanguage(*one, *other), *one, *other);
    }
    return absl::OkStatus();
  }

  // Stretches of the table of external ids that have one text: only those of several subjects are
  // read. Of one scheme, they are one code.
  absl::Status AddExternalIds() {
    const PredicateDefinition* predicate = view_.ontology().FindPredicate(kExternalIdPredicate);
    if (predicate == nullptr) return absl::OkStatus();
    ASSIGN_OR_RETURN(PlaceWalk walk,
                     PlaceWalk::Start(view_,
                                      {RangeOf(ListingOf(kExternalIdPredicate),
                                               std::string(kExternalIdPredicate), "", *predicate)},
                                      ""));
    std::map<std::string, std::vector<PropositionPlace>> by_key;  // scheme and code
    while (true) {
      ASSIGN_OR_RETURN(const std::vector<Found> found, walk.Next(kPlacesAtATime));
      if (found.empty()) break;
      RETURN_IF_ERROR(view_.budget().ChargeKept(found.size() * kRowBytes / 4));
      for (const Found& one : found) by_key[one.place.key.bytes].push_back(one.place);
    }
    std::vector<PropositionPlace> shared;
    for (const auto& [key, places] : by_key) {
      if (places.size() > 1) shared.insert(shared.end(), places.begin(), places.end());
    }
    RETURN_IF_ERROR(rows_.Read(shared));
    for (const auto& [key, places] : by_key) {
      for (size_t i = 0; i < places.size(); ++i) {
        for (size_t j = i + 1; j < places.size(); ++j) AddShared(places[i], places[j]);
      }
    }
    return absl::OkStatus();
  }

  // All pairs that have a reason, with types, by ids.
  absl::StatusOr<std::vector<Duplicate>> Take() {
    std::set<EntityId> ids;
    for (const auto& [ends, evidence] : pairs_) ids.insert({ends.first, ends.second});
    if (!pattern_.type.empty()) {
      ASSIGN_OR_RETURN(ids, OfType(view_, ids, pattern_.type));
    }
    const std::vector<EntityId> listed(ids.begin(), ids.end());
    ASSIGN_OR_RETURN(auto types, view_.StandingTypesOf(listed));
    std::map<EntityId, std::vector<std::string>> types_of;
    for (size_t i = 0; i < listed.size(); ++i) types_of[listed[i]] = std::move(types[i]);
    std::vector<Duplicate> found;
    for (auto& [ends, evidence] : pairs_) {
      if (!ids.contains(ends.first) || !ids.contains(ends.second)) continue;
      Duplicate& pair = found.emplace_back();
      pair.one = {ends.first, "", types_of[ends.first]};
      pair.other = {ends.second, "", types_of[ends.second]};
      pair.score = evidence.best.front().match.score;
      pair.reasons_in_all = evidence.count;
      pair.reasons = std::move(evidence.best);
    }
    return found;
  }

 private:
  struct Gathered {
    uint64_t count = 0;
    std::vector<MergeReason> best;
  };

  static absl::Status TooManyNames() {
    return WithDetail(
        absl::ResourceExhaustedError(
            "the graph has more names than the server keeps in memory, so that they cannot be "
            "compared; have it started with a higher --limit-name-index-bytes"),
        {"LIMIT_NAMES", "", ""});
  }

  void AddShared(const PropositionPlace& a, const PropositionPlace& b) {
    const PropositionRow* one = rows_.Find(a);
    const PropositionRow* other = rows_.Find(b);
    if (one == nullptr || other == nullptr || a.subject == b.subject) return;
    if (!MayOverlap(one->validity, other->validity)) return;
    Add({NameReason::kExternalId, ScoreOf(NameReason::kExternalId)}, false, *one, *other);
  }

  void Add(const NameMatch& match, bool same_language, const PropositionRow& one,
           const PropositionRow& other) {
    if (match.score < pattern_.least_score) return;
    const bool in_order = one.proposition.subject < other.proposition.subject;
    MergeReason reason{match, same_language, in_order ? one : other, in_order ? other : one};
    Gathered& gathered = pairs_[{reason.one.proposition.subject, reason.other.proposition.subject}];
    ++gathered.count;
    std::vector<MergeReason>& best = gathered.best;
    const auto at = std::upper_bound(best.begin(), best.end(), reason, Better);
    if (at - best.begin() >= static_cast<ptrdiff_t>(kReasonsTold)) return;
    best.insert(at, std::move(reason));
    if (best.size() > kReasonsTold) best.pop_back();
  }

  View& view_;
  const DuplicatePattern& pattern_;
  KeptRows rows_;
  std::map<Ends, Gathered> pairs_;
};

absl::Status NameEnds(View& view, std::vector<Duplicate>* pairs) {
  std::set<EntityId> ends;
  for (const Duplicate& pair : *pairs) ends.insert({pair.one.id, pair.other.id});
  const std::vector<EntityId> ids(ends.begin(), ends.end());
  std::map<EntityId, std::string> names;
  for (size_t at = 0; at < ids.size(); at += kPlacesAtATime) {
    const Budget::Hold hold(view.budget());
    const std::vector<EntityId> some(
        ids.begin() + static_cast<ptrdiff_t>(at),
        ids.begin() + static_cast<ptrdiff_t>(std::min(ids.size(), at + kPlacesAtATime)));
    ASSIGN_OR_RETURN(const std::vector<EntityNote> notes, NotesOf(view, some));
    for (size_t i = 0; i < some.size(); ++i) names[some[i]] = BestName(notes[i]);
  }
  for (Duplicate& pair : *pairs) {
    pair.one.name = names[pair.one.id];
    pair.other.name = names[pair.other.id];
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ComputedAnswer<Duplicate>> FindDuplicates(View& view,
                                                         const DuplicatePattern& pattern) {
  RETURN_IF_ERROR(CheckTypeNamed(view.ontology(), pattern.type, "type"));
  ComputedAnswer<Duplicate> answer;
  Proposals proposals(view, pattern, &answer.hidden);
  RETURN_IF_ERROR(proposals.AddNames());
  RETURN_IF_ERROR(proposals.AddExternalIds());
  ASSIGN_OR_RETURN(answer.rows, proposals.Take());
  RETURN_IF_ERROR(AddObjections(view, &answer.rows));
  if (pattern.unopposed) {
    std::erase_if(answer.rows, [](const Duplicate& pair) { return !pair.objections.empty(); });
  }
  RETURN_IF_ERROR(NameEnds(view, &answer.rows));
  std::sort(answer.rows.begin(), answer.rows.end(), [](const Duplicate& a, const Duplicate& b) {
    const auto key = [](const Duplicate& pair) {
      return std::make_tuple(pair.objections.size(), -pair.score);
    };
    if (key(a) != key(b)) return key(a) < key(b);
    return std::tie(a.one.id, a.other.id) < std::tie(b.one.id, b.other.id);
  });
  return answer;
}

}  // namespace entente
