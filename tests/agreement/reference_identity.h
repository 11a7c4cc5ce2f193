// Identity in the reference: which ids are one, found by trying each SAME_AS in turn, and a graph
// in which every claim is written anew with the ids that stand for all.
#ifndef ENTENTE_TESTS_AGREEMENT_REFERENCE_IDENTITY_H_
#define ENTENTE_TESTS_AGREEMENT_REFERENCE_IDENTITY_H_

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "tests/agreement/reference_graph.h"

namespace entente {

struct ReferenceIdentity {
  std::map<EntityId, EntityId> canonical;  // of every id that is joined with another
  // SAME_AS that join nothing, with the NOT_SAME_AS in their way; in the order recorded.
  std::vector<std::pair<JudgementId, std::set<JudgementId>>> blocked;

  EntityId Of(const EntityId& id) const;
};

ReferenceIdentity FindIdentity(const ReferenceGraph& graph, Revision recorded_at, const Lens& lens);

// The graph up to `recorded_at` with canonical ids everywhere, and without SAME_AS.
ReferenceGraph Rewritten(const ReferenceGraph& graph, const ReferenceIdentity& identity);
// The lens with canonical ids and nothing to assume of identity.
Lens Rewritten(Lens lens, const ReferenceIdentity& identity);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_REFERENCE_IDENTITY_H_
