// All names of a graph, in memory, as far as the log goes: what the resolver of names looks in
// before it asks a View what is believed. Derived: made from the index rows of the predicate `name`
// when first asked for, and brought forward by the log from then on.
#ifndef ENTENTE_GRAPH_STORE_NAMES_NAME_INDEX_H_
#define ENTENTE_GRAPH_STORE_NAMES_NAME_INDEX_H_

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/encoding/romanizer.h"
#include "graph/engine/engine.h"
#include "graph/model/as_of.h"
#include "graph/store/budget.h"
#include "graph/store/names/name_book.h"

namespace entente {

class ChangeFeed;
class Store;

// Thread-safe. Holds names by what claims say, whatever any lens thinks of them.
class NameIndex {
 public:
  // `store` outlives the index. Costs nothing until it is asked for. It keeps at most about
  // `most_bytes`; with more it is full, keeps nothing and stays so.
  NameIndex(const Store& store, size_t most_bytes);
  ~NameIndex();

  // Reads until every name of `revision` is there, or the index is full; who comes meanwhile reads
  // along. The rows read are nobody's to pay: they are read once for all. kDeadlineExceeded and
  // kCancelled by `budget`, with what has been read kept for the next; the engine's errors.
  // REQUIRES: revision <= store.Head().
  absl::Status Cover(Revision revision, const Budget& budget);
  bool full() const { return full_.load(); }

  const Romanizer& romanizer() const { return romanizer_; }

  // As NameBook. REQUIRES: Cover(at) was OK and left the index not full; an index that has become
  // full since finds nothing.
  std::vector<PropositionPlace> Folded(absl::string_view folded, Revision at) const;
  std::vector<PropositionPlace> Romanized(absl::string_view key, Revision at) const;
  absl::StatusOr<std::vector<SimilarName>> Similar(absl::string_view romanized, double least,
                                                   size_t most, Revision at,
                                                   const Budget& budget) const;

  // Names of different subjects, as they are claimed by `at`, that PairsIn finds: positions in
  // `places`. The call pays for the memory until it ends; errors as PairsIn and `budget`.
  struct Alike {
    std::vector<PropositionPlace> places;
    std::vector<NamePair> pairs;
  };
  absl::StatusOr<Alike> Pairs(double least, size_t most, Revision at, Budget& budget) const;

 private:
  // Reads one page of the index rows, or one stretch of the log. REQUIRES: reading_ is held.
  absl::Status ReadOn();
  absl::Status ReadRows();
  absl::Status ReadLog();
  void Keep(const std::vector<NameNote>& notes);

  const Store& store_;
  const size_t most_bytes_;
  const Romanizer romanizer_;

  std::timed_mutex reading_;  // who reads on; guards what follows
  Revision snapshot_ = 0;     // the index rows are read at; 0: not begun
  std::optional<ScanPosition> position_;
  std::unique_ptr<ChangeFeed> feed_;  // kept while it stands inside a bulk load

  std::atomic<Revision> covered_{0};  // every name up to here is in the book; 0: rows not all read
  std::atomic<bool> full_{false};

  mutable std::shared_mutex book_mutex_;
  std::unique_ptr<NameBook> book_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_NAMES_NAME_INDEX_H_
