// Two stages. The store's index (graph/store/names) proposes places: equal folded text, equal
// romanised text, shared trigrams, best first. The View then says which of them are rows, and the
// text of each row is compared again, so that nothing is believed on the index's word. Similar
// names are proposed in rounds, four times as many each, and looked at some at a time: enough are
// looked at once more candidates than were asked for are better than everything left out. Cost: the
// names that share a trigram, and the claims of those proposed; an equal name costs its own claims
// only.
#include "graph/query/names.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "graph/model/entity_id.h"
#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
#include "graph/query/predicate_names.h"
#include "graph/query/queries.h"
#include "graph/query/type_filter.h"
#include "graph/store/canonical_reader.h"
#include "graph/store/claim_reader.h"
#include "graph/store/indexed_text.h"
#include "graph/store/names/name_index.h"

namespace entente {
namespace {

constexpr size_t kPlacesAtATime = 256;
constexpr size_t kFirstRound = 64;
constexpr size_t kMoreAtATime = 6;  // similar names beyond the limit that are looked at together

using Places = std::vector<PropositionPlace>;

// Places whose text is indexed as `indexed`, off the store's own rows.
absl::StatusOr<Places> StoredPlaces(View& view, absl::string_view predicate,
                                    const std::string& indexed) {
  Places places;
  if (indexed.empty()) return places;
  const std::string partition = PartitionOf(Table::kByText, predicate);
  const std::string prefix = ByTextPrefix(indexed);
  const Budget::Hold hold(view.budget());
  ASSIGN_OR_RETURN(
      const auto scanned,
      view.reader().ScanAll({{.partition = partition, .prefix = prefix, .after = {}}}));
  for (const ScannedRow& row : scanned.front()) {
    ASSIGN_OR_RETURN(PropositionPlace place, ParseByTextSuffix(row.suffix));
    places.push_back(std::move(place));
  }
  return places;
}

absl::StatusOr<Places> FoldedPlaces(View& view, const AskedName& asked) {
  const NameIndex& names = view.store().names();
  Places places = names.Folded(asked.folded(), view.as_of().recorded_at);
  if (!names.full()) return places;  // nor was it before
  return StoredPlaces(view, kNamePredicate, asked.folded());
}

// Hands over the rows at the places, which may name an entity by any of its ids, but for what has
// been `seen`; a batch at a time.
absl::Status ForRowsAt(View& view, const Places& stated, std::set<PropositionPlace>* seen,
                       Hidden* hidden,
                       const std::function<absl::Status(std::vector<PropositionRow>)>& take) {
  ASSIGN_OR_RETURN(Places places, view.canonical().CanonicalPlaces(stated));
  std::erase_if(places, [&](const auto& place) { return !seen->insert(place).second; });
  std::sort(places.begin(), places.end());
  const absl::Span<const PropositionPlace> all(places);
  for (size_t at = 0; at < all.size(); at += kPlacesAtATime) {
    ASSIGN_OR_RETURN(std::vector<PropositionRow> rows,
                     view.Rows(all.subspan(at, kPlacesAtATime), false, nullptr, hidden));
    RETURN_IF_ERROR(take(std::move(rows)));
  }
  return absl::OkStatus();
}

bool InLanguage(const Text& text, const std::string& language) {
  if (language.empty() || absl::EqualsIgnoreCase(text.language, language)) return true;
  return absl::StartsWithIgnoreCase(text.language, absl::StrCat(language, "-"));
}

// Candidates so far: of each entity its best match.
class Ranking {
 public:
  Ranking(View& view, const NamePattern& pattern, const AskedName& asked)
      : view_(view), pattern_(pattern), asked_(asked) {}

  absl::Status AddId() {
    if (!ValidateEntityId(asked_.text()).ok()) return absl::OkStatus();
    ASSIGN_OR_RETURN(const std::vector<bool> recorded,
                     RecordedBy(view_, {asked_.text()}, view_.as_of().recorded_at));
    if (!recorded.front()) return absl::OkStatus();
    ASSIGN_OR_RETURN(const EntityId id, view_.Canonical(asked_.text()));
    return Add({{.id = id,
                 .match = {NameReason::kId, ScoreOf(NameReason::kId)},
                 .row = std::nullopt,
                 .types = {},
                 .name = {}}});
  }

  absl::Status AddNames(const Places& places) {
    return ForRowsAt(view_, places, &seen_, &hidden_, [this](std::vector<PropositionRow> rows) {
      std::vector<NameCandidate> found;
      for (PropositionRow& row : rows) {
        const Text* text = TextOf(row);
        if (text == nullptr || !InLanguage(*text, pattern_.language)) continue;
        if (!pattern_.kind.empty() && KindOf(row) != pattern_.kind) continue;
        found.push_back(Candidate(std::move(row), asked_.Compare(text->text)));
      }
      return Add(std::move(found));
    });
  }

  absl::Status AddExternalIds() {
    const Object object = Value{Text{asked_.text(), ""}};
    ASSIGN_OR_RETURN(const Places places, StoredPlaces(view_, kExternalIdPredicate,
                                                       IndexedText(kExternalIdPredicate, object)));
    return ForRowsAt(view_, places, &seen_, &hidden_, [this](std::vector<PropositionRow> rows) {
      std::vector<NameCandidate> found;
      for (PropositionRow& row : rows) {
        const Text* text = TextOf(row);
        if (text == nullptr || text->text != asked_.text()) continue;
        const NameReason reason = NameReason::kExternalId;
        found.push_back(Candidate(std::move(row), {reason, ScoreOf(reason)}));
      }
      return Add(std::move(found));
    });
  }

  size_t BetterThan(double score) const {
    return static_cast<size_t>(std::count_if(best_.begin(), best_.end(), [&](const auto& entry) {
      return entry.second.match.score > score;
    }));
  }

  // Moves out the best.
  NameAnswer Take() {
    NameAnswer answer;
    for (auto& [id, candidate] : best_) answer.candidates.push_back(std::move(candidate));
    std::stable_sort(answer.candidates.begin(), answer.candidates.end(),
                     [](const NameCandidate& a, const NameCandidate& b) {
                       return a.match.score > b.match.score;
                     });
    answer.more = answer.candidates.size() > pattern_.limit;
    if (answer.more) answer.candidates.resize(pattern_.limit);
    answer.hidden = hidden_;
    return answer;
  }

 private:
  static NameCandidate Candidate(PropositionRow row, const NameMatch& match) {
    NameCandidate candidate;
    candidate.id = row.proposition.subject;
    candidate.match = match;
    candidate.row = std::move(row);
    return candidate;
  }

  // What decides between two matches of one entity: score, then the row, so that the answer does
  // not depend on the order in which they were found.
  static bool Better(const NameCandidate& a, const NameCandidate& b) {
    if (a.match.score != b.match.score) return a.match.score > b.match.score;
    if (!a.row.has_value() || !b.row.has_value()) return !a.row.has_value() && b.row.has_value();
    return KeyOf(a.row->proposition) < KeyOf(b.row->proposition);
  }

  absl::Status Add(std::vector<NameCandidate> found) {
    if (!pattern_.type.empty()) {
      std::set<EntityId> ids;
      for (const NameCandidate& candidate : found) ids.insert(candidate.id);
      ASSIGN_OR_RETURN(const std::set<EntityId> of_type, OfType(view_, ids, pattern_.type));
      std::erase_if(found, [&](const NameCandidate& c) { return !of_type.contains(c.id); });
    }
    for (NameCandidate& candidate : found) {
      if (candidate.match.score < pattern_.least_score) continue;
      const auto [at, is_new] = best_.try_emplace(candidate.id, candidate);
      if (!is_new && Better(candidate, at->second)) at->second = std::move(candidate);
    }
    return absl::OkStatus();
  }

  View& view_;
  const NamePattern& pattern_;
  const AskedName& asked_;
  std::map<EntityId, NameCandidate> best_;
  std::set<PropositionPlace> seen_;
  Hidden hidden_;
};

absl::Status AddSimilar(View& view, const NamePattern& pattern, const AskedName& asked,
                        Ranking* ranking) {
  if (asked.romanized().empty()) return absl::OkStatus();
  const double least = SimilarityFor(pattern.least_score);
  if (least > 1) return absl::OkStatus();
  size_t seen = 0;
  for (size_t most = std::max(kFirstRound, 4 * pattern.limit);; most *= 4) {
    ASSIGN_OR_RETURN(const std::vector<SimilarName> similar,
                     view.store().names().Similar(asked.romanized(), least, most,
                                                  view.as_of().recorded_at, view.budget()));
    while (seen < similar.size()) {
      Places places;
      for (const size_t end = std::min(seen + pattern.limit + kMoreAtATime, similar.size());
           seen < end; ++seen) {
        places.push_back(similar[seen].place);
      }
      RETURN_IF_ERROR(ranking->AddNames(places));
      // Ties with the last are cut anywhere, so they do not count; one more than asked says `more`.
      const double left_out = ScoreOf(NameReason::kSimilar, similar[seen - 1].similarity);
      if (ranking->BetterThan(left_out) > pattern.limit) return absl::OkStatus();
    }
    if (similar.size() < most) return absl::OkStatus();
  }
}

absl::Status Describe(View& view, std::vector<NameCandidate>* candidates) {
  std::vector<EntityId> ids;
  for (const NameCandidate& candidate : *candidates) ids.push_back(candidate.id);
  ASSIGN_OR_RETURN(std::vector<EntityNote> notes, NotesOf(view, ids));
  for (size_t i = 0; i < notes.size(); ++i) {
    (*candidates)[i].types = std::move(notes[i].types);
    (*candidates)[i].name = BestName(notes[i]);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<NameAnswer> FindNames(View& view, const NamePattern& pattern) {
  RETURN_IF_ERROR(CheckTypeNamed(view.ontology(), pattern.type, "type"));
  NameIndex& names = view.store().names();
  RETURN_IF_ERROR(names.Cover(view.as_of().recorded_at, view.budget()));
  const AskedName asked(pattern.text, names.romanizer());
  Ranking ranking(view, pattern, asked);
  RETURN_IF_ERROR(ranking.AddId());
  ASSIGN_OR_RETURN(const Places folded, FoldedPlaces(view, asked));
  RETURN_IF_ERROR(ranking.AddNames(folded));
  RETURN_IF_ERROR(ranking.AddNames(names.Romanized(asked.key(), view.as_of().recorded_at)));
  RETURN_IF_ERROR(ranking.AddExternalIds());
  RETURN_IF_ERROR(AddSimilar(view, pattern, asked, &ranking));
  NameAnswer answer = ranking.Take();
  answer.too_many = names.full();
  RETURN_IF_ERROR(Describe(view, &answer.candidates));
  return answer;
}

absl::StatusOr<Namesakes> FindNamesakes(View& view, absl::string_view text) {
  NameIndex& names = view.store().names();
  RETURN_IF_ERROR(names.Cover(view.as_of().recorded_at, view.budget()));
  const AskedName asked(text, names.romanizer());
  std::map<NameReason, std::set<EntityId>> found;
  Hidden hidden;
  std::set<PropositionPlace> seen;
  const auto take = [&](std::vector<PropositionRow> rows) {
    for (const PropositionRow& row : rows) {
      const Text* name = TextOf(row);
      if (name != nullptr) found[asked.Compare(name->text).reason].insert(row.proposition.subject);
    }
    return absl::OkStatus();
  };
  ASSIGN_OR_RETURN(const Places folded, FoldedPlaces(view, asked));
  RETURN_IF_ERROR(ForRowsAt(view, folded, &seen, &hidden, take));
  if (found.empty()) {
    const Places romanized = names.Romanized(asked.key(), view.as_of().recorded_at);
    RETURN_IF_ERROR(ForRowsAt(view, romanized, &seen, &hidden, take));
  }
  for (const auto& [reason, ids] : found) {
    if (reason == NameReason::kSimilar) break;
    return Namesakes{reason, {ids.begin(), ids.end()}};
  }
  return Namesakes{};
}

absl::StatusOr<std::vector<bool>> RecordedBy(View& view, const std::vector<EntityId>& ids,
                                             Revision revision) {
  const std::string partition = PartitionOf(Table::kEntity);
  std::vector<std::string> suffixes;
  for (const EntityId& id : ids) suffixes.push_back(NameSuffix(id));
  std::vector<GetRequest> gets;
  for (const std::string& suffix : suffixes) gets.push_back({partition, suffix});
  ASSIGN_OR_RETURN(const auto found,
                   view.store().engine().MultiGet(gets, revision, view.budget().deadline()));
  RETURN_IF_ERROR(view.budget().ChargeEdges(ids.size()));
  std::vector<bool> recorded;
  for (const auto& row : found) recorded.push_back(row.has_value());
  return recorded;
}

}  // namespace entente
