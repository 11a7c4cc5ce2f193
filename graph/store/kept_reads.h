// What reads have found and is kept in memory beside the rows: it is told of all that is written.
#ifndef ENTENTE_GRAPH_STORE_KEPT_READS_H_
#define ENTENTE_GRAPH_STORE_KEPT_READS_H_

#include <cstddef>

#include "absl/types/span.h"
#include "graph/engine/engine.h"
#include "graph/model/as_of.h"
#include "graph/store/adjacency/adjacency.h"
#include "graph/store/voice_book.h"

namespace entente {

// Thread-safe.
class KeptReads {
 public:
  // `engine` outlives it; `head` is its present revision.
  KeptReads(const Engine& engine, Revision head, size_t adjacency_bytes)
      : adjacency_(engine, head, adjacency_bytes), voices_(head) {}

  Adjacency& adjacency() { return adjacency_; }
  VoiceBook& voices() { return voices_; }

  // What a commit is about to add, before any read can see it. `whole`: rows that are not among
  // these will be seen with them, as of a bulk load.
  void Foresee(absl::Span<const Row> rows, bool whole) {
    adjacency_.Foresee(rows, whole);
    voices_.Foresee(rows, whole);
  }
  // The rows foreseen last are there: reads may use what is kept up to `head`.
  void Follow(Revision head) {
    adjacency_.Follow(head);
    voices_.Follow(head);
  }
  // Others have written: what is known ends, and begins again at `head`.
  void StartOver(Revision head) {
    adjacency_.StartOver(head);
    voices_.StartOver(head);
  }

 private:
  Adjacency adjacency_;
  VoiceBook voices_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_KEPT_READS_H_
