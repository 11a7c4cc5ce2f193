// What an entity's ids are, by whose judgement, and what undoing one would leave.
#ifndef ENTENTE_GRAPH_QUERY_ENTITY_IDENTITY_H_
#define ENTENTE_GRAPH_QUERY_ENTITY_IDENTITY_H_

#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/resolve/identity.h"
#include "graph/store/view.h"

namespace entente {

struct EntityMember {
  EntityId id;
  Revision first_named = 0;            // 0: no claim names it at the revision
  std::vector<Coreference> joined_by;  // SAME_AS in effect that name it, in the order recorded
};

// A judgement that names a member.
struct StandingCoreference {
  Coreference judgement;
  std::vector<JudgementId> blocked_by;         // of a SAME_AS that joins nothing
  std::vector<std::vector<EntityId>> undoing;  // closures without it: PartsWithout
};

struct IdentityAnswer {
  std::vector<EntityMember> members;      // the canonical id first
  std::vector<StandingCoreference> same;  // in the order recorded, as the next
  std::vector<StandingCoreference> apart;
  std::vector<std::pair<EntityId, EntityId>> assumed;
};

// `id` is any id of the entity. kDeadlineExceeded and the like as the view's budget says.
absl::StatusOr<IdentityAnswer> AskIdentity(View& view, const EntityId& id);

// The members alone.
absl::StatusOr<std::vector<EntityMember>> AskMembers(View& view, const EntityId& id);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_ENTITY_IDENTITY_H_
