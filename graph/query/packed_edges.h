// The edges that a hop may follow from an entity, where they are packed in memory.
#ifndef ENTENTE_GRAPH_QUERY_PACKED_EDGES_H_
#define ENTENTE_GRAPH_QUERY_PACKED_EDGES_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/claim.h"
#include "graph/query/hop.h"
#include "graph/store/plain_edges.h"
#include "graph/store/view.h"

namespace entente {

struct PackedNeighbor {
  const EdgeBlock* block = nullptr;
  const PackedEdge* edge = nullptr;
};

// Those of one entity, with what keeps them.
struct PackedNeighbors {
  std::vector<std::shared_ptr<const EdgeBlock>> blocks;
  std::vector<PackedNeighbor> edges;
};

// Which ends of its relations a hop looks at.
enum class Following : uint8_t {
  kForward = 1,   // what leaves an entity as the hop asks
  kBackward = 2,  // what leads to it
  kOwn = 3,       // propositions whose subject it is
};

// One thread at a time; `view` and `ways`, which are in order of names, outlive it.
class PackedEdges {
 public:
  PackedEdges(View& view, const std::vector<Way>& ways, Following following);

  // The edges of a canonical entity that are there at the view's revision, in the order in which a
  // PlaceWalk meets them: out before in, by predicate, other end, rest; what leads to itself once.
  // nullopt: they are to be walked.
  absl::StatusOr<std::optional<PackedNeighbors>> Of(const EntityId& entity);

 private:
  struct Follows {
    uint32_t predicate = UINT32_MAX;
    bool out = false;
    bool in = false;
  };
  // What is derived may begin or end at an entity that has one of these edges.
  struct Trigger {
    std::string predicate;
    Side side;
  };

  // Finds out, once, what is to be looked at.
  absl::Status Begin();
  absl::Status FindTriggers(const PredicateDefinition& derived);
  absl::StatusOr<bool> MayDerive(const EntityId& entity);
  const Follows& FollowsOf(uint32_t predicate);

  View& view_;
  const std::vector<Way>& ways_;
  const Following following_;
  bool begun_ = false;
  bool usable_ = true;
  bool out_ = false;  // sides to look at
  bool in_ = false;
  bool symmetric_ = false;
  std::vector<Trigger> triggers_;
  std::vector<Follows> follows_;  // by number of the predicate
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PACKED_EDGES_H_
