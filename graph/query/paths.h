// Paths between two entities, shortest first.
#ifndef ENTENTE_GRAPH_QUERY_PATHS_H_
#define ENTENTE_GRAPH_QUERY_PATHS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/claim.h"
#include "graph/model/verdict.h"
#include "graph/query/expansion.h"
#include "graph/query/hop.h"
#include "graph/resolve/course.h"
#include "graph/store/view.h"

namespace entente {

enum class PathMode : uint8_t {
  kShortest = 1,     // the first of the shortest
  kAllShortest = 2,  // all paths of the least number of hops
  kSimple = 3,       // all paths, shortest first
};

struct PathPattern {
  EntityId from;
  EntityId to;
  HopPattern hop;  // of every hop; its types are those of the entities between the two
  PathMode mode = PathMode::kShortest;
  PathTime time = PathTime::kSimultaneous;
  uint32_t hops = 4;             // at most
  uint64_t most = 0;             // paths of kSimple; 0: all
  bool repeat_vertices = false;  // of kSimple: an entity may be met again, a proposition may not
};

struct PathRow {
  EntityId from;
  std::vector<NeighborRow> hops;         // at least one; the last one's neighbor is the end
  Verdict verdict = Verdict::kAsserted;  // CONTESTED if a hop is
  Certainty certainty = Certainty::kAttested;
  Origins origins;                            // of the weaker hop
  std::vector<Bounds> validity;               // of a simultaneous one
  std::optional<Instant> departure, arrival;  // of a time-respecting one
};

// Yields the paths of one question in order: by length, then hop by hop: out before in, predicate,
// entity, rest of the proposition. A path is a sequence of propositions: two that connect the same
// entities make two paths. One thread at a time.
class PathSearch {
 public:
  using Row = PathRow;

  // `view` outlives it. kInvalidArgument: names as Hop::Make says, at "hop"; SAME_ENDS.
  static absl::StatusOr<PathSearch> Begin(View& view, const PathPattern& pattern);

  // nullopt: there are none left.
  absl::StatusOr<std::optional<PathRow>> Next();

  // Of the propositions looked at, each counted once.
  const Hidden& hidden() const { return hidden_; }

 private:
  // Where an edge stands among those of its entity.
  using EdgeKey = std::tuple<bool, std::string, EntityId, std::string>;
  struct KnownEdge {
    NeighborRow row;
    Holding holding;
  };
  struct Frame {
    EntityId at;
    std::map<EdgeKey, KnownEdge>::const_iterator next;
    std::map<EdgeKey, KnownEdge>::const_iterator end;
    Course course;
  };
  // A ball around one of the ends.
  struct Ball {
    uint32_t radius = 0;  // edges of all closer entities are known
    std::vector<EntityId> frontier;
    std::set<EntityId> met;
    std::set<EntityId> expanded;
  };

  PathSearch(View& view, PathPattern pattern, Hop hop);
  // Makes known all edges of paths of up to `length` hops.
  absl::Status Explore(uint32_t length);
  absl::Status Grow(bool backward);
  absl::Status Know(const EntityId& from, NeighborRow to);
  // How many hops it takes at least from each entity to the end, as far as is known.
  void Measure();
  // Turns to paths of one hop more; done_ where there can be none.
  absl::Status Lengthen();
  void Enter(const EntityId& at, const Course& course);
  bool MayFollow(const KnownEdge& edge) const;
  // The path that ends by the edge taken last.
  PathRow Told(const Course& course);

  View* view_;
  PathPattern pattern_;
  Hop hop_;
  Hidden hidden_;
  Ball around_from_;
  Ball around_to_;
  std::set<PropositionPlace> looked_at_;  // counted in hidden_
  std::map<EntityId, std::map<EdgeKey, KnownEdge>> edges_;
  std::map<EntityId, std::set<EntityId>> into_;  // whence an edge leads to each
  std::map<EntityId, uint32_t> left_;
  uint32_t length_ = 0;                  // of the paths looked for now
  std::vector<Frame> frames_;            // the way under way; the first is the beginning
  std::vector<const KnownEdge*> taken_;  // the edges between them
  uint64_t found_ = 0;
  bool done_ = false;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PATHS_H_
