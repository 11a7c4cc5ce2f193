// Which entities any SAME_AS has ever named. All others stand for themselves without being looked
// up, so that a graph that joins nothing, or little, pays next to nothing for identity.
#ifndef ENTENTE_GRAPH_STORE_JOINED_ENTITIES_H_
#define ENTENTE_GRAPH_STORE_JOINED_ENTITIES_H_

#include <memory>
#include <mutex>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "graph/engine/engine.h"
#include "graph/model/as_of.h"
#include "graph/model/claim.h"

namespace entente {

// Thread-safe.
class JoinedEntities {
 public:
  struct Known {
    Revision until = 0;     // what is known holds for revisions up to here
    bool whole = true;      // false: there are more than are kept here
    Revision earliest = 0;  // the first revision of a SAME_AS among those kept; 0: there is none
    absl::flat_hash_map<EntityId, Revision> first;  // the revision that first named each
  };

  // `engine` outlives it.
  explicit JoinedEntities(const Engine& engine) : engine_(engine) {}

  // From now on nothing is known, so that readers look up the ids that they meet and no others: for
  // a graph that is read to see what an answer depends on. Before the first read.
  void KnowNothing() { knows_nothing_ = true; }

  // What is known, for a read at `revision`. REQUIRES: it is at or below the engine's head.
  absl::StatusOr<std::shared_ptr<const Known>> At(Revision revision, absl::Time deadline) const;

 private:
  const Engine& engine_;
  bool knows_nothing_ = false;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const Known> known_;  // the latest read
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_JOINED_ENTITIES_H_
