// All that is asked stands in the evidence of the entity's component, which the view has at hand.
// Cost: closing it once more for each judgement told, to see what it would be without it.
#include "graph/query/entity_identity.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "graph/model/status.h"

namespace entente {
namespace {

void SortByRecording(std::vector<Coreference>* judgements) {
  std::sort(judgements->begin(), judgements->end(), [](const Coreference& a, const Coreference& b) {
    return std::tie(a.revision, a.place, a.id.bytes) < std::tie(b.revision, b.place, b.id.bytes);
  });
}

std::vector<EntityMember> MembersIn(const EntityIdentity& about) {
  std::set<JudgementId> blocked;
  for (const BlockedJoin& join : about.closures.blocked) blocked.insert(join.same.id);
  std::vector<EntityMember> members;
  for (const EntityId& id : about.members) {
    EntityMember& member = members.emplace_back(EntityMember{.id = id, .joined_by = {}});
    const auto named = about.evidence.first_named.find(id);
    if (named != about.evidence.first_named.end()) member.first_named = named->second;
    for (const Coreference& judgement : about.evidence.judgements) {
      const bool joins = judgement.same && !blocked.contains(judgement.id);
      if (joins && (judgement.a == id || judgement.b == id)) member.joined_by.push_back(judgement);
    }
    SortByRecording(&member.joined_by);
  }
  return members;
}

}  // namespace

absl::StatusOr<std::vector<EntityMember>> AskMembers(View& view, const EntityId& id) {
  ASSIGN_OR_RETURN(const EntityIdentity about, view.IdentityOf(id));
  return MembersIn(about);
}

absl::StatusOr<IdentityAnswer> AskIdentity(View& view, const EntityId& id) {
  ASSIGN_OR_RETURN(const EntityIdentity about, view.IdentityOf(id));
  IdentityAnswer answer;
  answer.members = MembersIn(about);
  const std::set<EntityId> members(about.members.begin(), about.members.end());
  const auto names_member = [&members](const EntityId& a, const EntityId& b) {
    return members.contains(a) || members.contains(b);
  };
  std::vector<Coreference> judgements = about.evidence.judgements;
  SortByRecording(&judgements);
  for (Coreference& judgement : judgements) {
    if (!names_member(judgement.a, judgement.b)) continue;
    RETURN_IF_ERROR(view.budget().Check());
    StandingCoreference standing{
        .judgement = judgement,
        .blocked_by = {},
        .undoing = PartsWithout(about.evidence, judgement.id, about.members)};
    for (const std::vector<EntityId>& part : standing.undoing) {
      for (const EntityId& told : part) RETURN_IF_ERROR(view.budget().ChargeKept(told.size()));
    }
    for (const BlockedJoin& join : about.closures.blocked) {
      if (join.same.id != judgement.id) continue;
      for (const Coreference& apart : join.apart) standing.blocked_by.push_back(apart.id);
    }
    (judgement.same ? answer.same : answer.apart).push_back(std::move(standing));
  }
  for (const auto& pair : about.evidence.assume_same) {
    if (names_member(pair.first, pair.second)) answer.assumed.push_back(pair);
  }
  return answer;
}

}  // namespace entente
