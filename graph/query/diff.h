// What differs between two reads of one question: the same graph at two AsOfs, through two lenses,
// or as it is and as it would be.
#ifndef ENTENTE_GRAPH_QUERY_DIFF_H_
#define ENTENTE_GRAPH_QUERY_DIFF_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/verdict.h"
#include "graph/query/pattern.h"
#include "graph/query/row_diff.h"
#include "graph/store/view.h"

namespace entente {

// The two reads. They share a budget, and all that one's graph has recorded at its revision the
// other has at an equal or later one: they are views of one graph, or of it and a draft over it.
struct Sides {
  View& before;
  View& after;
};

// How a diff ended. What both sides hide and what they have in common is counted with the batch of
// propositions in which it was found, so it may come a page later than the rows beside it; over all
// pages the sums are those of two plain reads.
struct DiffEnding {
  Ending ending;  // its `hidden` is the after side's
  Hidden hidden_before;
  uint64_t unchanged = 0;  // rows equal on both sides
};

using DiffSink = std::function<absl::Status(RowDiff)>;

// Rows of `pattern` that are gone, new or changed, in the order of ListPropositions; at most `page`
// of them. Sink, budget, pages and errors as in graph/query/queries.h.
absl::StatusOr<DiffEnding> Diff(const Sides& sides, const PropositionPattern& pattern,
                                uint64_t page, const Bookmark& from, const DiffSink& sink);

// The same of the propositions at `places`, in their order; a truncated one cannot be resumed.
absl::StatusOr<DiffEnding> DiffPlaces(const Sides& sides,
                                      const std::vector<PropositionPlace>& places, bool show_denied,
                                      const DiffSink& sink);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_DIFF_H_
