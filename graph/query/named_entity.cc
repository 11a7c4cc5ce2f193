#include "graph/query/named_entity.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/model/status.h"
#include "graph/query/queries.h"

namespace entente {
namespace {

constexpr size_t kMostListed = 10;  // as many as a line can name
constexpr size_t kMostMeant = 3;
// Less alike is no slip of the hand.
constexpr double kLeastMeant = 0.45;

// `Kursk region (iso:RU-KRS, Region)`
std::string Shown(const EntityId& id, const std::string& name,
                  const std::vector<std::string>& types) {
  const std::string of_types = types.empty() ? "" : absl::StrCat(", ", absl::StrJoin(types, " "));
  if (name.empty()) return types.empty() ? id : absl::StrCat(id, " (", of_types.substr(2), ")");
  return absl::StrCat(name, " (", id, of_types, ")");
}

absl::Status Ambiguous(View& view, const std::string& text, std::vector<EntityId> ids) {
  const size_t count = ids.size();
  if (count > kMostListed) ids.resize(kMostListed);
  ASSIGN_OR_RETURN(const std::vector<EntityNote> notes, NotesOf(view, ids));
  std::vector<std::string> shown;
  for (const EntityNote& note : notes) shown.push_back(Shown(note.id, BestName(note), note.types));
  return InvalidField("AMBIGUOUS_NAME", "", text,
                      absl::StrCat(count, " entities have the name \"", text,
                                   "\": give the id of one: ", absl::StrJoin(shown, ", "),
                                   count > kMostListed ? ", and more" : ""));
}

// "; did you mean ...", or nothing: of what anybody calls anything, at any time.
std::string Meant(View& view, absl::string_view text) {
  View any(view.store(), AnyTime(view.as_of()), PresumedLens(view.lens()), view.budget());
  const absl::StatusOr<NameAnswer> near =
      FindNames(any, {.text = std::string(text), .least_score = kLeastMeant, .limit = kMostMeant});
  // What a hint would cost too much for is no reason to fail otherwise.
  if (!near.ok()) return "";
  if (near->candidates.empty()) {
    return near->too_many ? "; the graph has too many names to look for similar ones" : "";
  }
  std::vector<std::string> shown;
  bool same = false;
  for (const NameCandidate& candidate : near->candidates) {
    same |= candidate.match.reason != NameReason::kSimilar;
    const Text* text_found = candidate.row.has_value() ? TextOf(*candidate.row) : nullptr;
    shown.push_back(Shown(candidate.id, text_found != nullptr ? text_found->text : candidate.name,
                          candidate.types));
  }
  return absl::StrCat("; did you mean ", absl::StrJoin(shown, " or "), "?",
                      same ? " A name counts at the read's valid time and publication; an id "
                             "always does."
                           : "");
}

NamedEntity NamedBy(Namesakes namesakes, bool presumed) {
  NamedEntity named;
  named.reason = namesakes.reason;
  named.presumed = presumed;
  if (namesakes.ids.size() == 1) {
    named.id = std::move(namesakes.ids.front());
  } else {
    named.several = std::move(namesakes.ids);
  }
  return named;
}

// Steps 2 to 4.
absl::StatusOr<NamedEntity> ByName(View& view, const std::string& text) {
  ASSIGN_OR_RETURN(Namesakes namesakes, FindNamesakes(view, text));
  if (!namesakes.ids.empty()) return NamedBy(std::move(namesakes), false);
  Lens presumed = PresumedLens(view.lens());
  presumed.name = view.lens().name;  // of a stored lens, which say nothing of what it believes
  presumed.version = view.lens().version;
  if (presumed != view.lens()) {
    View presuming(view.store(), view.as_of(), presumed, view.budget());
    ASSIGN_OR_RETURN(namesakes, FindNamesakes(presuming, text));
    if (!namesakes.ids.empty()) return NamedBy(std::move(namesakes), true);
  }
  ASSIGN_OR_RETURN(const std::vector<bool> since, RecordedBy(view, {text}, view.store().Head()));
  NamedEntity named;
  named.later = since.front();
  if (named.later) named.id = text;
  return named;
}

}  // namespace

AsOf AnyTime(const AsOf& as_of) {
  AsOf any;
  any.valid = ParseValidCut("ALL", Instant()).value();
  any.recorded_at = as_of.recorded_at;
  return any;
}

Lens PresumedLens(const Lens& lens) {
  Lens presumed;
  presumed.assume_retracted = lens.assume_retracted;
  presumed.assume_same = lens.assume_same;
  return presumed;
}

absl::StatusOr<std::vector<NamedEntity>> EntitiesNamed(View& view,
                                                       const std::vector<std::string>& texts) {
  ASSIGN_OR_RETURN(const std::vector<bool> ids, RecordedBy(view, texts, view.as_of().recorded_at));
  std::vector<NamedEntity> named(texts.size());
  std::set<EntityId> assumed;  // what a lens joins is an id for it
  for (const auto& [a, b] : view.lens().assume_same) assumed.insert({a, b});
  for (size_t i = 0; i < texts.size(); ++i) {
    if (ids[i] || assumed.contains(texts[i])) {
      named[i].id = texts[i];
    } else {
      ASSIGN_OR_RETURN(named[i], ByName(view, texts[i]));
    }
  }
  return named;
}

NamedEntity AgreedEntity(const NamedEntity& one, const NamedEntity& other) {
  for (const NamedEntity* side : {&one, &other}) {
    if (!side->id.empty() && side->reason == NameReason::kId && !side->later) return *side;
  }
  if (!one.several.empty()) return one;
  if (!other.several.empty()) return other;
  if (one.id.empty() || (one.later && !other.id.empty())) return other;
  if (other.id.empty() || other.later || other.id == one.id) return one;
  NamedEntity named;
  named.several = {one.id, other.id};
  return named;
}

absl::Status NotNamed(View& view, const std::string& text, const NamedEntity& named) {
  if (!named.several.empty()) {
    if (!named.presumed) return Ambiguous(view, text, named.several);
    View presuming(view.store(), view.as_of(), PresumedLens(view.lens()), view.budget());
    return Ambiguous(presuming, text, named.several);
  }
  return WithDetail(absl::NotFoundError(absl::StrCat("no entity has the id or name \"", text, "\"",
                                                     Meant(view, text))),
                    {"ENTITY_NOT_FOUND", "", text});
}

}  // namespace entente
