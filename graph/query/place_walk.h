// Walks index ranges and yields the propositions they name, in order, from any bookmark on.
#ifndef ENTENTE_GRAPH_QUERY_PLACE_WALK_H_
#define ENTENTE_GRAPH_QUERY_PLACE_WALK_H_

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/encoding/row_keys.h"
#include "graph/engine/engine.h"
#include "graph/query/derived_walk.h"
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

// One thread at a time. The first rows of many ranges are read in one round; ahead of what was
// asked for are at most as many as an engine page has.
class PlaceWalk {
 public:
  // `view` outlives the walk. kInvalidArgument for a bookmark that no walk over these ranges made.
  // With `beside`, of the same graph at the view's revision or before it, also what follows from
  // others by what that one shows.
  static absl::StatusOr<PlaceWalk> Start(View& view, std::vector<IndexRange> ranges,
                                         const Bookmark& from, View* beside = nullptr);

  // Up to `most` propositions, each once a range; empty at the end.
  absl::StatusOr<std::vector<Found>> Next(size_t most);

  const std::vector<IndexRange>& ranges() const { return ranges_; }

 private:
  PlaceWalk(View& view, std::vector<IndexRange> ranges, View* beside);

  // Reads the next page of the present range into ahead_; moves to the next range at its end.
  absl::Status ReadAhead();
  // The next page of the present range; of several ranges not yet begun the first pages together.
  absl::StatusOr<ScanPage> NextPage();
  // What follows from others in the next `count` ranges, found in one round.
  absl::Status LearnDerived(size_t count);
  absl::StatusOr<Found> FoundAt(const ScannedRow& row) const;
  // Puts what only follows from others into ahead_: what stands before `suffix`, or without one
  // some of what is left; false where nothing is left. What stands at `suffix` itself is there
  // already.
  absl::StatusOr<bool> AddDerived(const std::string* suffix);

  View* view_;
  std::vector<View*> deriving_;  // what follows from others is found through each
  std::vector<IndexRange> ranges_;
  size_t range_ = 0;                      // the one being read
  std::optional<ScanPosition> position_;  // in it: read up to here
  std::deque<ScanPage> first_pages_;      // of range_ and those after it
  bool index_done_ = false;               // the present range has no further rows
  std::unique_ptr<DerivedWalk> derived_;  // of the present range
  std::deque<Found> ahead_;
  std::optional<PropositionPlace> last_;  // of a claim range: the proposition found last
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PLACE_WALK_H_
