// How the answer to a question changes along one axis of time: over what it is about, as it was
// published, or as it was recorded.
#ifndef ENTENTE_GRAPH_QUERY_TIMELINE_H_
#define ENTENTE_GRAPH_QUERY_TIMELINE_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/query/pattern.h"
#include "graph/query/row_diff.h"
#include "graph/store/budget.h"
#include "graph/store/store.h"

namespace entente {

enum class TimelineAxis : uint8_t { kValid = 1, kPublished = 2, kRecorded = 3 };

struct TimelineQuestion {
  TimelineAxis axis = TimelineAxis::kPublished;
  // Where it begins: an instant in microseconds (valid), the first one of a day (published), or a
  // revision (recorded).
  int64_t from = 0;
  // The read; its cut on the axis is where the timeline ends: the valid cut's end, published_before
  // (a day; none: for ever), recorded_at.
  AsOf as_of;
  Lens lens;
  // What is asked: a pattern; or, with an entity, every proposition that it is an end of.
  PropositionPattern pattern;
  EntityId entity;
};

// A proposition whose row changed at a point of the axis: from there on it is as told, until a
// later row about it. At the first point everything that has a row is new.
struct TimelineRow {
  int64_t at = 0;  // as TimelineQuestion::from
  RowDiff diff;
};

using TimelineSink = std::function<absl::Status(TimelineRow)>;

// Rows by point, then by subject and proposition, at most `page` of them. The read at any point of
// the axis, valid at that very instant, published before that day or recorded at that revision, has
// exactly the rows that those up to it leave. Sink, pages, errors and budget as in
// graph/query/queries.h; the budget's rows count those of every point that is read. What is hidden
// is not told.
absl::StatusOr<Ending> Timeline(const Store& store, const TimelineQuestion& question,
                                Budget& budget, uint64_t page, const Bookmark& from,
                                const TimelineSink& sink);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_TIMELINE_H_
