#include "graph/query/derived_walk.h"

#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "graph/model/status.h"
#include "graph/store/deriver.h"

namespace entente {
namespace {

// Subjects of a listing that are looked at together.
constexpr size_t kSubjectsARound = 32;

// The predicate as the view's own ontology has it; nullptr where that does not declare it yet.
const PredicateDefinition* DeclaredIn(const View& view, const PredicateDefinition& predicate) {
  return view.ontology().FindPredicate(predicate.name);
}

}  // namespace

absl::StatusOr<const DerivedWalk::Place*> DerivedWalk::Peek() {
  if (!begun_) {
    begun_ = true;
    if (range_.table == Table::kByPredicate) {
      RETURN_IF_ERROR(FindBeginnings());
    } else {
      for (View* view : views_) RETURN_IF_ERROR(FindOfEnd(*view));
    }
  }
  while (ready_.empty() && !beginnings_.empty()) RETURN_IF_ERROR(FindListed());
  return ready_.empty() ? nullptr : &ready_.begin()->second;
}

absl::Status DerivedWalk::FindBeginnings() {
  for (View* view : views_) {
    const PredicateDefinition* predicate = DeclaredIn(*view, *range_.derived.front());
    if (predicate == nullptr) continue;
    ASSIGN_OR_RETURN(std::set<EntityId> beginnings, view->deriver().Beginnings(*predicate));
    beginnings_.merge(beginnings);
  }
  if (after_.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const PropositionPlace last, ParseByPredicateSuffix(after_));
  beginnings_.erase(beginnings_.begin(), beginnings_.lower_bound(last.subject));
  return absl::OkStatus();
}

absl::Status DerivedWalk::FindOfEnd(View& view) {
  const bool to = range_.table == Table::kIncoming;
  for (const PredicateDefinition* asked : range_.derived) {
    const PredicateDefinition* predicate = DeclaredIn(view, *asked);
    if (predicate == nullptr) continue;
    // What follows has no other ids than canonical ones to stand under.
    ASSIGN_OR_RETURN(const EntityId canonical, view.Canonical(range_.name));
    if (canonical != range_.name) continue;
    ASSIGN_OR_RETURN(const auto others,
                     view.deriver().OtherEnds(*predicate, {&range_.name, 1}, to));
    for (const EntityId& other : others.front()) {
      // A symmetric pair stands at its smaller id, and comes in at its larger one.
      if (predicate->symmetric && (other < range_.name) != to) continue;
      Add(to ? other : range_.name, predicate->name, to ? range_.name : other);
    }
  }
  return absl::OkStatus();
}

absl::Status DerivedWalk::FindListed() {
  std::vector<EntityId> subjects;
  while (!beginnings_.empty() && subjects.size() < kSubjectsARound) {
    subjects.push_back(std::move(beginnings_.extract(beginnings_.begin()).value()));
  }
  for (View* view : views_) {
    const PredicateDefinition* predicate = DeclaredIn(*view, *range_.derived.front());
    if (predicate == nullptr) continue;
    ASSIGN_OR_RETURN(const auto objects, view->deriver().OtherEnds(*predicate, subjects, false));
    for (size_t i = 0; i < subjects.size(); ++i) {
      for (const EntityId& object : objects[i]) {
        if (predicate->symmetric && object < subjects[i]) continue;
        Add(subjects[i], predicate->name, object);
      }
    }
  }
  return absl::OkStatus();
}

void DerivedWalk::Add(const EntityId& subject, const std::string& predicate,
                      const EntityId& object) {
  Place found;
  found.place = {subject, KeyOf({subject, predicate, object, {}, 0, {}})};
  found.suffix = range_.table == Table::kClaim      ? found.place.key.bytes
                 : range_.table == Table::kIncoming ? IncomingSuffix(found.place)
                                                    : ByPredicateSuffix(found.place);
  if (!absl::StartsWith(found.suffix, range_.prefix)) return;
  if (!after_.empty() && found.suffix <= after_) return;
  std::string suffix = found.suffix;
  ready_.emplace(std::move(suffix), std::move(found));
}

}  // namespace entente
