// Edges kept in memory, packed, beside the rows that they are derived from: what hops and
// neighbours are read from.
//
// A block holds the whole history of one entity's edges one way, up to the revision it was read at.
// Claims are never changed, so a block is right for every revision until a commit adds to it, and
// whoever commits says so before the commit can be seen. A reader that finds a block may therefore
// use it for any revision that it can know of.
#ifndef ENTENTE_GRAPH_STORE_ADJACENCY_ADJACENCY_H_
#define ENTENTE_GRAPH_STORE_ADJACENCY_ADJACENCY_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "graph/engine/engine.h"
#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/ontology/ontology.h"
#include "graph/store/adjacency/edge_block.h"

namespace entente {

// Thread-safe.
class Adjacency {
 public:
  // `engine` outlives it. Blocks take at most about `most_bytes`, those used longest ago go first.
  // The tables that they refer to stay; once they take as much, no others are packed. 0: nothing is
  // kept or answered.
  Adjacency(const Engine& engine, Revision head, size_t most_bytes);

  // From now on there is nothing: for a graph that is read to see what an answer depends on.
  void KnowNothing() { off_ = true; }

  // What the ontology is for reads at a revision.
  using OntologyAt = absl::FunctionRef<std::shared_ptr<const Ontology>(Revision)>;

  // The edges of `entity` on that side, read if they are not there: by the ontology of the revision
  // that they are read at, since they answer for later reads, too. nullptr: they are not kept, or
  // not for a read at `revision`. Errors as EdgeBlockReader::Read.
  absl::StatusOr<std::shared_ptr<const EdgeBlock>> EdgesOf(const EntityId& entity, Side side,
                                                           Revision revision,
                                                           OntologyAt ontology_at,
                                                           absl::Time deadline);

  // False: no claim is of that predicate, at `revision` or any other that can be seen; to be asked
  // before blocks that only hold such claims.
  absl::StatusOr<bool> InUse(absl::string_view predicate, Revision revision, absl::Time deadline);

  // What the blocks refer to.
  EdgeTables& tables() { return tables_; }

  // What a commit is about to add, before any read can see it. `whole`: rows that are not among
  // these will be seen with them, as of a bulk load.
  void Foresee(absl::Span<const Row> rows, bool whole);
  // The rows foreseen last are there; reads may use what is kept up to `head`.
  void Follow(Revision head) { followed_ = head; }
  // Others have written: what is known ends, and begins again at `head`.
  void StartOver(Revision head);

  // Blocks that are there, and their bytes.
  size_t blocks() const;
  size_t bytes() const;

 private:
  static constexpr size_t kShards = 16;
  // Touched entities that a shard remembers at most, to tell what may not be kept.
  static constexpr size_t kMostTouched = 16'384;

  struct Kept {
    std::shared_ptr<const EdgeBlock> block;
    bool used = true;  // since it was last looked at to make room
  };
  struct Shard {
    mutable std::mutex mutex;
    absl::flat_hash_map<uint64_t, Kept> blocks;     // by number of the entity, and side
    absl::flat_hash_map<size_t, Revision> touched;  // what commits added to, by hash of its id
    Revision floor = 0;                             // nothing read before this revision may be kept
    size_t bytes = 0;
  };

  Shard& ShardOf(size_t hash) { return shards_[hash % kShards]; }
  std::shared_ptr<const EdgeBlock> Find(const EntityId& entity, Side side);
  void Keep(std::shared_ptr<const EdgeBlock> block, Revision read_at);
  void MakeRoom(Shard& shard);
  void Touch(const EntityId& entity, Revision revision);
  void Empty(Revision floor);

  const Engine& engine_;
  const size_t most_bytes_;
  std::atomic<bool> off_;
  std::atomic<Revision> followed_;  // every commit up to here was foreseen, or there before
  EdgeTables tables_;
  std::array<Shard, kShards> shards_;

  std::mutex used_mutex_;
  absl::flat_hash_map<std::string, bool> used_;  // predicates asked for, or foreseen
  Revision used_floor_ = 0;  // what was found out before this revision is not kept
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_ADJACENCY_ADJACENCY_H_
