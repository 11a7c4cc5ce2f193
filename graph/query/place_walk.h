// Walks index ranges and yields the propositions they name, in order, from any bookmark on: each
// once in a group of ranges, where it is met first, however many ranges, and ids that stand for one
// thing, lead to it.
#ifndef ENTENTE_GRAPH_QUERY_PLACE_WALK_H_
#define ENTENTE_GRAPH_QUERY_PLACE_WALK_H_

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
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
  PropositionPlace place;  // canonical
  size_t range = 0;
  Bookmark after;
};

// Where a walk goes on after the proposition at `place`, found in the range of that number by a row
// recorded at `revision`. REQUIRES: the range is of table kClaim or kIncoming.
Bookmark BookmarkAfter(size_t number, Table table, const PropositionPlace& place,
                       Revision revision);
// The range and the position in it; nullopt: no bookmark of a walk.
std::optional<std::pair<size_t, ScanPosition>> ReadBookmark(const Bookmark& bookmark);

// kInvalidArgument, reason PAGE_TOKEN_INVALID: a bookmark that this question did not make.
absl::Status BadBookmark();

// One thread at a time. The first rows of many ranges are read in one round; ahead of what was
// asked for are at most as many as an engine page has.
class PlaceWalk {
 public:
  // `view` outlives the walk. kInvalidArgument for a bookmark that no walk over these ranges made.
  // With `beside`, of the same graph at the view's revision or before it, every proposition that
  // either shows, by the ids that are canonical there.
  static absl::StatusOr<PlaceWalk> Start(View& view, std::vector<IndexRange> ranges,
                                         const Bookmark& from, View* beside = nullptr);

  // Up to `most` propositions, with `beside` up to twice as many; empty at the end.
  absl::StatusOr<std::vector<Found>> Next(size_t most);

  // Behind all that Next has looked at, also what it passed over behind the last that it gave.
  const Bookmark& walked() const { return walked_; }

  const std::vector<IndexRange>& ranges() const { return ranges_; }

 private:
  PlaceWalk(View& view, std::vector<IndexRange> ranges, View* beside);

  // Where a walk over the ranges meets a place: range and suffix in it.
  using Position = std::pair<size_t, std::string>;
  // What a row leads to: the place as it stands there, and where it is met.
  struct Met {
    PropositionPlace place;
    Position position;
    std::string text;  // of a range by text: what stands before the place
    Bookmark after;
  };
  // Where a proposition stands, by what so many of the views show.
  struct Places {
    std::set<PropositionPlace> places;
    size_t views = 0;
  };
  // The propositions that a place stands for: one a view, or the same for both.
  using Standing = std::map<PropositionPlace, Places>;

  // Reads the next page of the present range into ahead_; moves to the next range at its end.
  absl::Status ReadAhead();
  // The next page of the present range; of several ranges not yet begun the first pages together.
  absl::StatusOr<ScanPage> NextPage();
  // What follows from others in the next `count` ranges, found in one round.
  absl::Status LearnDerived(size_t count);
  absl::StatusOr<Met> MetAt(const ScannedRow& row) const;
  // Puts what only follows from others into ahead_: what stands before `suffix`, or without one
  // some of what is left; false where nothing is left. What stands at `suffix` itself is there
  // already.
  absl::StatusOr<bool> AddDerived(const std::string* suffix);
  // Whether the walk meets a place before it meets `met`, in the same group.
  bool MeetsBefore(const Met& met, const PropositionPlace& place) const;
  // Those that are met here first, as canonical places.
  absl::StatusOr<std::vector<Found>> MetFirst(std::vector<Met> met) const;
  // Adds what each place that was met stands for in the view.
  absl::Status FindStanding(View& view, const std::vector<Met>& met,
                            std::vector<Standing>* standing) const;
  // Where not all views know a proposition at the place where it was met: finds where they do.
  absl::Status FindElsewhere(std::vector<Standing>* standing) const;

  View* view_;
  std::vector<View*> views_;  // view_ and what is beside it
  std::vector<IndexRange> ranges_;
  std::map<std::pair<Table, std::string>, std::vector<size_t>> ranges_of_;  // of a partition
  size_t range_ = 0;                                                        // the one being read
  std::optional<ScanPosition> position_;  // in it: read up to here
  std::deque<ScanPage> first_pages_;      // of range_ and those after it
  bool index_done_ = false;               // the present range has no further rows
  std::unique_ptr<DerivedWalk> derived_;  // of the present range
  std::deque<Met> ahead_;
  Bookmark walked_;
  std::optional<PropositionPlace> last_;  // of a claim range: the proposition found last
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PLACE_WALK_H_
