// The propositions of an index range that nobody need have claimed, because they follow from
// others.
#ifndef ENTENTE_GRAPH_QUERY_DERIVED_WALK_H_
#define ENTENTE_GRAPH_QUERY_DERIVED_WALK_H_

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/encoding/row_keys.h"
#include "graph/query/index_range.h"
#include "graph/store/view.h"

namespace entente {

// One thread at a time. Of one end it finds all at once, of a predicate's listing some subjects at
// a time.
class DerivedWalk {
 public:
  struct Place {
    std::string suffix;  // where its row would stand in the range's table; of claims its key
    PropositionPlace place;
  };

  // What of range.derived lies in the range behind the suffix `after` (empty: all), by what any of
  // the views shows. The views and `range` outlive the walk.
  DerivedWalk(std::vector<View*> views, const IndexRange& range, std::string after)
      : views_(std::move(views)), range_(range), after_(std::move(after)) {}

  // The next one in order of suffixes, or nullptr at the end; the same until it is taken.
  absl::StatusOr<const Place*> Peek();
  void Take() { ready_.erase(ready_.begin()); }

 private:
  absl::Status FindBeginnings();
  absl::Status FindOfEnd(View& view);
  absl::Status FindListed();
  void Add(const EntityId& subject, const std::string& predicate, const EntityId& object);

  const std::vector<View*> views_;
  const IndexRange& range_;
  const std::string after_;
  std::map<std::string, Place> ready_;
  bool begun_ = false;
  std::set<EntityId> beginnings_;  // of a listing: subjects not looked at yet
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_DERIVED_WALK_H_
