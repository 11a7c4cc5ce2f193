// What ids stand for at a revision: their closures, found where they are needed and kept.
#ifndef ENTENTE_GRAPH_STORE_IDENTITY_READER_H_
#define ENTENTE_GRAPH_STORE_IDENTITY_READER_H_

#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/resolve/identity.h"
#include "graph/store/budget.h"
#include "graph/store/claim_reader.h"
#include "graph/store/joined_entities.h"
#include "graph/store/store.h"

namespace entente {

// An entity's identity with all that was judged of it.
struct EntityIdentity {
  std::vector<EntityId> members;  // canonical id first
  IdentityEvidence evidence;      // of all that is, or would be, joined with it
  Closures closures;              // of that evidence
};

// One thread at a time. Use: Begin, Want each id, Learn; then the answers for those ids.
class IdentityReader {
 public:
  using Pairs = std::vector<std::pair<EntityId, EntityId>>;

  // All outlive the reader.
  IdentityReader(const Store& store, Revision revision, const Pairs& assume_same,
                 ClaimReader& reader, Budget& budget);

  // Finds out whether there is anything to look for; the first call reads.
  absl::Status Begin();
  // Nothing stands for anything else. REQUIRES: Begin.
  bool nothing_joined() const { return nothing_joined_; }

  // Notes an id that Learn is to learn. REQUIRES: Begin.
  void Want(const EntityId& id);
  // Learns what is wanted: round by round, what is joined with what was found in the last one.
  // kResourceExhausted, reason LIMIT_MEMBERS: more ids than the limit hang together.
  absl::Status Learn();

  // REQUIRES: the id is learnt. The reference is good until the next Learn.
  const EntityId& CanonicalOf(const EntityId& id) const { return closures_.CanonicalOf(id); }
  std::vector<EntityId> MembersOf(const EntityId& id) const { return closures_.MembersOf(id); }

  absl::StatusOr<EntityIdentity> About(const EntityId& id);

 private:
  // Ids that hang together by SAME_AS, blocked ones too, and assumptions.
  struct Component {
    std::set<EntityId> ids;
    IdentityEvidence evidence;
  };
  class Groups;
  using Found = std::map<JudgementId, Coreference>;

  absl::StatusOr<std::vector<EntityId>> EverJoined(std::set<EntityId> ids);
  absl::StatusOr<Found> CoreferencesOf(absl::Span<const EntityId> ids);
  absl::Status LearnFrom(std::vector<EntityId> frontier);
  absl::Status Explore(std::vector<EntityId> frontier, Groups* groups, Found* judgements);
  absl::Status Conclude(const Groups& groups, const Found& judgements);
  absl::Status FinishEvidence(Component* component);
  absl::Status ReadFirstNamed(IdentityEvidence* evidence, const std::set<EntityId>& ids);
  absl::Status ReadPlaces(IdentityEvidence* evidence);

  const Store& store_;
  const Revision revision_;
  ClaimReader& reader_;
  Budget& budget_;
  const Pairs assume_same_;
  std::map<EntityId, std::vector<EntityId>> assumed_;  // both ways
  std::shared_ptr<const JoinedEntities::Known> joined_;
  bool nothing_joined_ = false;
  std::set<EntityId> wanted_;
  absl::flat_hash_set<EntityId> learnt_;
  std::map<EntityId, std::shared_ptr<const Component>> components_;  // of each id in one
  Closures closures_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_IDENTITY_READER_H_
