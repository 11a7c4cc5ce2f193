// ListEntities: by name and by type through the texts' index, which is read whole before a page is
// cut from it (ids only, counted against the budget), by name also through the index of romanised
// names; else through the list of all entities. What is one name is told as in names.h.
#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "graph/encoding/name_text.h"
#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
#include "graph/query/name_match.h"
#include "graph/query/page.h"
#include "graph/query/predicate_names.h"
#include "graph/query/queries.h"
#include "graph/query/type_filter.h"
#include "graph/store/claim_reader.h"
#include "graph/store/names/name_index.h"

namespace entente {
namespace {

constexpr size_t kEntitiesAtATime = 256;

// Subjects with one of `texts` in the index of `predicate`, whatever the lens.
absl::StatusOr<std::set<EntityId>> Indexed(View& view, absl::string_view predicate,
                                           const std::vector<std::string>& texts) {
  const std::string partition = PartitionOf(Table::kByText, predicate);
  std::vector<std::string> prefixes;
  for (const std::string& text : texts) prefixes.push_back(ByTextPrefix(text));
  std::vector<ScanRequest> requests;
  for (const std::string& prefix : prefixes) {
    requests.push_back({.partition = partition, .prefix = prefix, .after = {}});
  }
  const Budget::Hold hold(view.budget());  // of the index rows
  ASSIGN_OR_RETURN(const auto scanned, view.reader().ScanAll(std::move(requests)));
  std::set<EntityId> subjects;
  for (const auto& rows : scanned) {
    for (const ScannedRow& row : rows) {
      ASSIGN_OR_RETURN(PropositionPlace place, ParseByTextSuffix(row.suffix));
      const uint64_t bytes = place.subject.size();
      if (!subjects.insert(std::move(place.subject)).second) continue;
      RETURN_IF_ERROR(view.budget().ChargeKept(bytes));
    }
  }
  return subjects;
}

std::vector<std::string> TypesBelow(const Ontology& ontology, absl::string_view type) {
  std::vector<std::string> names;
  for (const TypeDefinition& definition : ontology.types()) {
    if (ontology.IsA(definition.name, type)) names.push_back(definition.name);
  }
  return names;
}

// Ids that may match, after `past`, in order; at most about `most` of all entities.
class Candidates {
 public:
  Candidates(View& view, const EntityPattern& pattern, EntityId past)
      : view_(view), pattern_(pattern), past_(std::move(past)) {}

  absl::Status Prepare() {
    if (!pattern_.name.empty()) {
      const std::string name = NormalizeName(pattern_.name);
      if (name.empty()) {
        return InvalidField("INVALID_NAME", "name", pattern_.name,
                            "a name to look up has at least one letter or digit");
      }
      RETURN_IF_ERROR(List(kNamePredicate, {name}));
      return ListRomanized();
    }
    if (pattern_.type.empty()) return absl::OkStatus();
    return List(kTypePredicate, TypesBelow(view_.ontology(), pattern_.type));
  }

  // Canonical ids.
  absl::StatusOr<std::vector<EntityId>> Next() {
    std::vector<EntityId> ids;
    if (!pattern_.name.empty() || !pattern_.type.empty()) {
      for (auto id = listed_.upper_bound(past_);
           id != listed_.end() && ids.size() < kEntitiesAtATime; ++id) {
        ids.push_back(*id);
      }
      if (!ids.empty()) past_ = ids.back();
      return ids;
    }
    while (ids.empty()) {
      ASSIGN_OR_RETURN(const std::vector<EntityId> all, NextOfAll());
      if (all.empty()) return ids;
      past_ = all.back();
      ASSIGN_OR_RETURN(const std::vector<EntityId> canonical, view_.Canonical(all));
      for (size_t i = 0; i < all.size(); ++i) {
        if (all[i] == canonical[i]) ids.push_back(all[i]);
      }
    }
    return ids;
  }

 private:
  // Those whose names are spelt otherwise, or in another script.
  absl::Status ListRomanized() {
    NameIndex& names = view_.store().names();
    const Revision revision = view_.as_of().recorded_at;
    RETURN_IF_ERROR(names.Cover(revision, view_.budget()));
    const std::string key = RomanKey(names.romanizer().Romanize(pattern_.name));
    std::vector<EntityId> ids;
    for (PropositionPlace& place : names.Romanized(key, revision)) {
      RETURN_IF_ERROR(view_.budget().ChargeKept(place.subject.size()));
      ids.push_back(std::move(place.subject));
    }
    ASSIGN_OR_RETURN(const std::vector<EntityId> canonical, view_.Canonical(ids));
    listed_.insert(canonical.begin(), canonical.end());
    return absl::OkStatus();
  }

  absl::Status List(absl::string_view predicate, const std::vector<std::string>& texts) {
    ASSIGN_OR_RETURN(const std::set<EntityId> indexed, Indexed(view_, predicate, texts));
    const std::vector<EntityId> ids(indexed.begin(), indexed.end());
    ASSIGN_OR_RETURN(const std::vector<EntityId> canonical, view_.Canonical(ids));
    listed_.insert(canonical.begin(), canonical.end());
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<EntityId>> NextOfAll() {
    const std::string partition = PartitionOf(Table::kEntity);
    ScanRequest request{
        .partition = partition, .prefix = "", .after = {}, .limit = kEntitiesAtATime};
    if (!past_.empty()) request.after = ScanPosition{NameSuffix(past_), 0};
    ASSIGN_OR_RETURN(const auto pages,
                     view_.store().engine().MultiScan({request}, view_.as_of().recorded_at,
                                                      view_.budget().deadline()));
    RETURN_IF_ERROR(view_.budget().ChargeEdges(pages.front().rows.size() + 1));
    std::vector<EntityId> ids;
    for (const ScannedRow& row : pages.front().rows) {
      absl::string_view suffix = row.suffix;
      ASSIGN_OR_RETURN(ids.emplace_back(), TakeOrderedText(&suffix));
    }
    return ids;
  }

  View& view_;
  const EntityPattern& pattern_;
  EntityId past_;
  std::set<EntityId> listed_;
};

// Whether the entity is called so, up to spelling; `asked` is null where no name is asked for.
bool IsCalled(const EntityNote& note, const AskedName* asked) {
  if (asked == nullptr) return true;
  return std::any_of(note.names.begin(), note.names.end(), [&](const PropositionRow& row) {
    const Text* text = TextOf(row);
    return text != nullptr && asked->Compare(text->text).reason <= NameReason::kTransliterated;
  });
}

// Official names first, then by language and text.
bool NameBefore(const PropositionRow& a, const PropositionRow& b) {
  const auto rank = [](const PropositionRow& row) { return KindOf(row) == "official" ? 0 : 1; };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  const Text* left = TextOf(a);
  const Text* right = TextOf(b);
  if (left == nullptr || right == nullptr) return left != nullptr && right == nullptr;
  if (left->language != right->language) return left->language < right->language;
  return left->text < right->text;
}

// A batch of candidates, and which of them the question asks for.
struct Batch {
  std::vector<EntityNote> notes;
  std::set<EntityId> of_type;
};

absl::StatusOr<Batch> ReadBatch(View& view, const EntityPattern& pattern, Candidates* candidates) {
  Batch batch;
  ASSIGN_OR_RETURN(const std::vector<EntityId> ids, candidates->Next());
  if (ids.empty()) return batch;
  batch.of_type.insert(ids.begin(), ids.end());
  if (!pattern.type.empty()) {
    ASSIGN_OR_RETURN(batch.of_type, OfType(view, batch.of_type, pattern.type));
  }
  ASSIGN_OR_RETURN(batch.notes, NotesOf(view, ids));
  return batch;
}

}  // namespace

absl::StatusOr<std::vector<EntityNote>> NotesOf(View& view, const std::vector<EntityId>& ids) {
  ASSIGN_OR_RETURN(auto members, view.MembersOf(ids));
  std::vector<EntityId> canonical;
  std::vector<std::string> suffixes;
  for (const std::vector<EntityId>& of_one : members) {
    canonical.push_back(of_one.front());
    // The canonical id is the one first named.
    suffixes.push_back(NameSuffix(of_one.front()));
  }
  const std::string partition = PartitionOf(Table::kEntity);
  std::vector<GetRequest> gets;
  for (const std::string& suffix : suffixes) gets.push_back({partition, suffix});
  ASSIGN_OR_RETURN(const auto found, view.store().engine().MultiGet(gets, view.as_of().recorded_at,
                                                                    view.budget().deadline()));
  RETURN_IF_ERROR(view.budget().ChargeEdges(ids.size()));
  ASSIGN_OR_RETURN(auto types, TypesOf(view, canonical));
  ASSIGN_OR_RETURN(auto names, view.RowsOfEach(canonical, kNamePredicate));
  std::vector<EntityNote> notes;
  for (size_t i = 0; i < ids.size(); ++i) {
    std::sort(names[i].begin(), names[i].end(), NameBefore);
    notes.push_back({.id = std::move(canonical[i]),
                     .members = std::move(members[i]),
                     .types = std::move(types[i]),
                     .names = std::move(names[i]),
                     .first_revision = found[i].has_value() ? found[i]->sequence : 0});
  }
  return notes;
}

std::string BestName(const EntityNote& note) {
  const auto rank = [](const PropositionRow& row) {
    const Text* text = TextOf(row);
    if (text == nullptr) return 6;
    const int other = KindOf(row) == "official" ? 0 : 1;
    return (text->language == "en" ? 0 : text->language.empty() ? 2 : 4) + other;
  };
  const auto best =
      std::min_element(note.names.begin(), note.names.end(),
                       [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  const Text* text = best == note.names.end() ? nullptr : TextOf(*best);
  return text == nullptr ? "" : text->text;
}

absl::StatusOr<Ending> ListEntities(View& view, const EntityPattern& pattern, uint64_t page,
                                    const Bookmark& from,
                                    const std::function<absl::Status(EntityNote)>& sink) {
  RETURN_IF_ERROR(CheckTypeNamed(view.ontology(), pattern.type, "type"));
  Candidates candidates(view, pattern, from);
  RETURN_IF_ERROR(candidates.Prepare());
  std::optional<AskedName> asked;
  if (!pattern.name.empty()) asked.emplace(pattern.name, view.store().names().romanizer());
  EntityId last = from;
  uint64_t sent = 0;
  const auto stop = [&](absl::string_view reason) {
    return Ending{
        .complete = false, .truncated_by = std::string(reason), .resume = last, .hidden = {}};
  };
  while (true) {
    absl::StatusOr<Batch> batch = ReadBatch(view, pattern, &candidates);
    if (!batch.ok()) {
      const std::string reason = PageEnd(batch.status());
      if (reason.empty() || last == from) return batch.status();
      return stop(reason);
    }
    if (batch->notes.empty()) return Ending{};
    for (EntityNote& note : batch->notes) {
      if (batch->of_type.contains(note.id) &&
          IsCalled(note, asked.has_value() ? &*asked : nullptr)) {
        if (sent >= page) return stop("PAGE_FULL");
        if (view.budget().RowsLeft() == 0) {
          if (last == from) return NoRowsLeft(view.budget());
          return stop("BUDGET_ROWS");
        }
        const EntityId id = note.id;
        if (const absl::Status taken = sink(std::move(note)); !taken.ok()) {
          const std::string reason = PageEnd(taken);
          if (reason.empty() || last == from) return taken;
          return stop(reason);
        }
        last = id;
        ++sent;
        view.budget().ChargeRows(1);
      } else {
        last = note.id;
      }
    }
  }
}

}  // namespace entente
