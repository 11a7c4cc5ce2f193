// Which ids stand for one thing: SAME_AS and NOT_SAME_AS judgements to closures, each with its
// canonical id. Pure. Co-reference is timeless: no lens's voices and no cut but that of the record
// enter here.
#ifndef ENTENTE_GRAPH_RESOLVE_IDENTITY_H_
#define ENTENTE_GRAPH_RESOLVE_IDENTITY_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"

namespace entente {

// A SAME_AS or NOT_SAME_AS recorded at or before the read's revision and not retracted at it.
struct Coreference {
  JudgementId id;
  EntityId a;
  EntityId b;
  bool same = true;  // false: NOT_SAME_AS
  Revision revision = 0;
  uint32_t place = 0;  // among the changes of its commit, from 0
  std::string principal;
  std::string reason;
  friend bool operator==(const Coreference&, const Coreference&) = default;
};

struct IdentityEvidence {
  std::vector<Coreference> judgements;       // in any order, each once
  std::map<EntityId, Revision> first_named;  // absent: not recorded, and so named last
  std::vector<std::pair<EntityId, EntityId>> assume_same;  // of the lens
};

// A SAME_AS that joins nothing: an IDENTITY dispute.
struct BlockedJoin {
  Coreference same;
  std::vector<Coreference> apart;  // the NOT_SAME_AS whose pairs it would have joined, by id
  friend bool operator==(const BlockedJoin&, const BlockedJoin&) = default;
};

struct Closures {
  // Those of two members and more, by canonical id: the canonical id first, then the others sorted.
  std::map<EntityId, std::vector<EntityId>> members;
  std::map<EntityId, EntityId> canonical;  // of every member of those
  std::vector<BlockedJoin> blocked;        // in the order recorded

  // `id` itself where nothing joins it.
  const EntityId& CanonicalOf(const EntityId& id) const;
  // Canonical id first; `id` alone where nothing joins it.
  std::vector<EntityId> MembersOf(const EntityId& id) const;
};

// SAME_AS are taken in the order recorded (revision, place in the commit, id). One that would put
// the two of a NOT_SAME_AS, whenever that was recorded, into one closure joins nothing.
// `assume_same` is applied last and is not blocked. The canonical id is the member named first, of
// several the smallest. Cost: n log n in the judgements.
Closures Close(const IdentityEvidence& evidence);

// What would become of `members` (a closure of Close) without that judgement: the closures that
// they would be in, each with all of its members, the one of the first member first.
std::vector<std::vector<EntityId>> PartsWithout(const IdentityEvidence& evidence,
                                                const JudgementId& judgement,
                                                const std::vector<EntityId>& members);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_IDENTITY_H_
