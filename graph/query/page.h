// The loop that every paged answer runs: batches of propositions until the page is full, a budget
// runs out, or nothing is left.
#ifndef ENTENTE_GRAPH_QUERY_PAGE_H_
#define ENTENTE_GRAPH_QUERY_PAGE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/verdict.h"
#include "graph/query/pattern.h"
#include "graph/query/place_walk.h"
#include "graph/store/view.h"

namespace entente {

// What became of one batch: its rows handed over one by one, or those before the one that the sink
// would not take.
struct BatchEnd {
  uint64_t rows = 0;     // taken
  Hidden hidden;         // all that the batch hides, or up to and with the last row taken
  absl::Status stopped;  // what the sink said
  Bookmark after;        // if it stopped: behind the last row taken
};

// Answers one batch; fails before it hands over the first row or not at all.
using AnswerBatch = std::function<absl::StatusOr<BatchEnd>(const std::vector<Found>& batch)>;

// Where the rows stand.
std::vector<PropositionPlace> PlacesOf(const std::vector<PropositionRow>& rows);

// Hands rows to `sink` until it takes no more. `places` and `through` belong to the rows: where
// each was found, in the order of `batch`, and what is hidden up to it; `hidden` is the whole
// batch's.
template <typename Row>
BatchEnd HandOver(const std::vector<Found>& batch, const std::vector<PropositionPlace>& places,
                  const std::vector<Hidden>& through, const Hidden& hidden, std::vector<Row> rows,
                  const std::function<absl::Status(Row)>& sink) {
  BatchEnd end;
  size_t found = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    end.stopped = sink(std::move(rows[i]));
    if (!end.stopped.ok()) return end;
    while (found + 1 < batch.size() && batch[found].place != places[i]) ++found;
    end.after = batch[found].after;
    ++found;
    end.hidden = through[i];
    ++end.rows;
  }
  end.hidden = hidden;
  return end;
}

// The next propositions of a walk, at most so many; empty: there are none left.
using NextFound = std::function<absl::StatusOr<std::vector<Found>>(size_t most)>;

// Runs `answer` on batches of a walk, at most as many propositions at a time as the page still has
// room for (a proposition gives at most one row). A budget that runs out, or a sink that is full,
// ends the page behind the last row taken; before the first, it is the error.
absl::StatusOr<Ending> RunPage(View& view, const NextFound& next, uint64_t page,
                               const Bookmark& from, const AnswerBatch& answer);
absl::StatusOr<Ending> RunPage(View& view, PlaceWalk walk, uint64_t page, const Bookmark& from,
                               const AnswerBatch& answer);

// kResourceExhausted, reason BUDGET_ROWS: the budget has no row left before the first.
absl::Status NoRowsLeft(const Budget& budget);

// What a sink says to have the page end before the row it was handed; it comes with the next page.
absl::Status PageFull();

// Why an error ends a page that has rows: "PAGE_FULL", or the budget that ran out ("BUDGET_EDGES",
// "BUDGET_BYTES", "BUDGET_ROWS"); empty: it is an error.
std::string PageEnd(const absl::Status& status);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PAGE_H_
