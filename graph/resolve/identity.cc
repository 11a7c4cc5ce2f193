// Groups of ids grow by joining the smaller into the larger one. Before a SAME_AS joins two groups,
// the NOT_SAME_AS of the smaller one's members are looked through for one whose other end lies in
// the larger one: then the SAME_AS is blocked by it, and by all others like it.
//
// Example: a=b (revision 2), b=c (3), a!=c (4). The first joins {a, b}; the second would bring c to
// a, which the NOT_SAME_AS keeps apart, though it was recorded later: b=c joins nothing.
//
// Cost: an id changes groups at most log n times, and its NOT_SAME_AS are looked at as often.
#include "graph/resolve/identity.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

namespace entente {
namespace {

class Grouping {
 public:
  explicit Grouping(const std::vector<Coreference>& judgements) {
    for (const Coreference& judgement : judgements) {
      if (judgement.same) continue;
      apart_[judgement.a].push_back(&judgement);
      apart_[judgement.b].push_back(&judgement);
    }
  }

  void Join(const EntityId& a, const EntityId& b) {
    size_t from = GroupOf(a);
    size_t to = GroupOf(b);
    if (from == to) return;
    if (groups_[to].size() < groups_[from].size()) std::swap(from, to);
    for (const EntityId& member : groups_[from]) group_[member] = to;
    groups_[to].insert(groups_[to].end(), groups_[from].begin(), groups_[from].end());
    groups_[from].clear();
  }

  // The NOT_SAME_AS between the groups of `a` and `b`, by id.
  std::vector<Coreference> Between(const EntityId& a, const EntityId& b) {
    const size_t of_a = GroupOf(a);
    const size_t of_b = GroupOf(b);
    if (of_a == of_b) return {};
    const bool a_is_smaller = groups_[of_a].size() < groups_[of_b].size();
    const size_t other = a_is_smaller ? of_b : of_a;
    std::vector<Coreference> between;
    for (const EntityId& member : groups_[a_is_smaller ? of_a : of_b]) {
      const auto apart = apart_.find(member);
      if (apart == apart_.end()) continue;
      for (const Coreference* judgement : apart->second) {
        const auto end = group_.find(judgement->a == member ? judgement->b : judgement->a);
        if (end != group_.end() && end->second == other) between.push_back(*judgement);
      }
    }
    std::sort(between.begin(), between.end(),
              [](const Coreference& x, const Coreference& y) { return x.id < y.id; });
    return between;
  }

  const std::vector<std::vector<EntityId>>& groups() const { return groups_; }

 private:
  size_t GroupOf(const EntityId& id) {
    const auto [entry, added] = group_.try_emplace(id, groups_.size());
    if (added) groups_.push_back({id});
    return entry->second;
  }

  std::map<EntityId, std::vector<const Coreference*>> apart_;
  std::map<EntityId, size_t> group_;
  std::vector<std::vector<EntityId>> groups_;
};

std::vector<const Coreference*> InOrderRecorded(const std::vector<Coreference>& judgements) {
  std::vector<const Coreference*> ordered;
  for (const Coreference& judgement : judgements) {
    if (judgement.same) ordered.push_back(&judgement);
  }
  std::sort(ordered.begin(), ordered.end(), [](const Coreference* x, const Coreference* y) {
    return std::tie(x->revision, x->place, x->id.bytes) <
           std::tie(y->revision, y->place, y->id.bytes);
  });
  return ordered;
}

}  // namespace

const EntityId& Closures::CanonicalOf(const EntityId& id) const {
  const auto found = canonical.find(id);
  return found == canonical.end() ? id : found->second;
}

std::vector<EntityId> Closures::MembersOf(const EntityId& id) const {
  const auto found = members.find(CanonicalOf(id));
  if (found == members.end()) return {id};
  return found->second;
}

Closures Close(const IdentityEvidence& evidence) {
  Closures closures;
  Grouping grouping(evidence.judgements);
  for (const Coreference* same : InOrderRecorded(evidence.judgements)) {
    std::vector<Coreference> apart = grouping.Between(same->a, same->b);
    if (apart.empty()) {
      grouping.Join(same->a, same->b);
    } else {
      closures.blocked.push_back({*same, std::move(apart)});
    }
  }
  for (const auto& [a, b] : evidence.assume_same) grouping.Join(a, b);

  const auto named = [&evidence](const EntityId& id) {
    const auto found = evidence.first_named.find(id);
    return found == evidence.first_named.end() ? std::numeric_limits<Revision>::max()
                                               : found->second;
  };
  for (std::vector<EntityId> group : grouping.groups()) {
    if (group.size() < 2) continue;
    std::sort(group.begin(), group.end());
    const auto first =
        std::min_element(group.begin(), group.end(), [&](const EntityId& x, const EntityId& y) {
          return named(x) < named(y);  // of equal ones, the first in order of ids
        });
    std::rotate(group.begin(), first, first + 1);
    for (const EntityId& member : group) closures.canonical.emplace(member, group.front());
    closures.members.emplace(group.front(), std::move(group));
  }
  return closures;
}

std::vector<std::vector<EntityId>> PartsWithout(const IdentityEvidence& evidence,
                                                const JudgementId& judgement,
                                                const std::vector<EntityId>& members) {
  IdentityEvidence without = evidence;
  std::erase_if(without.judgements,
                [&](const Coreference& recorded) { return recorded.id == judgement; });
  const Closures closures = Close(without);
  std::vector<std::vector<EntityId>> parts;
  std::set<EntityId> told;
  for (const EntityId& member : members) {
    if (told.insert(closures.CanonicalOf(member)).second) {
      parts.push_back(closures.MembersOf(member));
    }
  }
  return parts;
}

}  // namespace entente
