// What is known of documents and of the bodies that agents belong to, kept from one read to the
// next: nearly every claim is weighed by it, and it seldom changes.
#ifndef ENTENTE_GRAPH_STORE_VOICE_BOOK_H_
#define ENTENTE_GRAPH_STORE_VOICE_BOOK_H_

#include <cstddef>
#include <mutex>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "graph/engine/engine.h"
#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/resolve/evidence.h"

namespace entente {

// Thread-safe. What it holds is right for the revision it was read at and all later ones, until a
// commit adds to it; whoever commits says so before the commit can be seen.
class VoiceBook {
 public:
  // Documents, and agents, that are kept at most; with more it starts anew.
  static constexpr size_t kMost = 65'536;

  // What was read before `head` is not kept: what changed until then nobody has told.
  explicit VoiceBook(Revision head) : followed_(head), changed_(head) {}

  // As read at `revision`; nullopt: not known, or not for that revision.
  std::optional<DocumentFacts> FindDocument(const EntityId& document, Revision revision) const;
  std::optional<std::vector<BodyLink>> FindBodies(const EntityId& agent, Revision revision) const;

  // What a read at `revision` found. Kept unless something has changed since.
  void KeepDocument(const EntityId& document, const DocumentFacts& facts, Revision revision);
  void KeepBodies(const EntityId& agent, const std::vector<BodyLink>& bodies, Revision revision);

  // What a commit is about to add. `whole`: also what is not among the rows.
  void Foresee(absl::Span<const Row> rows, bool whole);
  // The rows foreseen last are there: what is known is right up to `head`.
  void Follow(Revision head);
  // Others have written. Nothing is known any more, nor kept that was read before `head`.
  void StartOver(Revision head);

 private:
  template <typename T>
  struct Entry {
    T known;
    Revision read_at = 0;
  };
  template <typename T>
  using Entries = absl::flat_hash_map<EntityId, Entry<T>>;

  template <typename T>
  std::optional<T> Find(const Entries<T>& entries, const EntityId& id, Revision revision) const;
  template <typename T>
  void Keep(const EntityId& id, const T& known, Revision revision, Entries<T>* entries);

  mutable std::mutex mutex_;
  Revision followed_;  // every commit up to here was foreseen, or there before
  Revision changed_;   // the last revision that may have added to anything told of here
  Entries<DocumentFacts> documents_;
  Entries<std::vector<BodyLink>> bodies_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_VOICE_BOOK_H_
