// Walks index ranges and yields the propositions they name, in order, from any bookmark on.
#ifndef ENTENTE_GRAPH_QUERY_PLACE_WALK_H_
#define ENTENTE_GRAPH_QUERY_PLACE_WALK_H_

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/encoding/row_keys.h"
#include "graph/engine/engine.h"
#include "graph/query/index_range.h"
#include "graph/query/pattern.h"
#include "graph/store/view.h"

namespace entente {

// A proposition found, the range it was found in, and where to go on after it.
struct Found {
  PropositionPlace place;
  size_t range = 0;
  Bookmark after;
};

// kInvalidArgument, reason PAGE_TOKEN_INVALID: a bookmark that this question did not make.
absl::Status BadBookmark();

// One thread at a time. Reads ahead at most one engine page.
class PlaceWalk {
 public:
  // `view` outlives the walk. kInvalidArgument for a bookmark that no walk over these ranges made.
  static absl::StatusOr<PlaceWalk> Start(View& view, std::vector<IndexRange> ranges,
                                         const Bookmark& from);

  // Up to `most` propositions, each once a range; empty at the end.
  absl::StatusOr<std::vector<Found>> Next(size_t most);

  const std::vector<IndexRange>& ranges() const { return ranges_; }

 private:
  PlaceWalk(View& view, std::vector<IndexRange> ranges);

  // Reads the next page of the present range into ahead_; moves to the next range at its end.
  absl::Status ReadAhead();
  absl::StatusOr<Found> FoundAt(const ScannedRow& row) const;

  View* view_;
  std::vector<IndexRange> ranges_;
  size_t range_ = 0;                      // the one being read
  std::optional<ScanPosition> position_;  // in it: read up to here
  std::deque<Found> ahead_;
  std::optional<PropositionPlace> last_;  // of a claim range: the proposition found last
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PLACE_WALK_H_
