// The loop that every paged answer runs: batches of propositions until the page is full, a budget
// runs out, or nothing is left.
#ifndef ENTENTE_GRAPH_QUERY_PAGE_H_
#define ENTENTE_GRAPH_QUERY_PAGE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/verdict.h"
#include "graph/query/pattern.h"
#include "graph/query/place_walk.h"
#include "graph/store/view.h"

namespace entente {

// Answers one batch: hands over its rows and adds what it hides. Must answer all or fail before it
// hands over the first.
using AnswerBatch =
    std::function<absl::StatusOr<uint64_t>(const std::vector<Found>& batch, Hidden* hidden)>;

// Runs `answer` on batches of `walk`, at most as many propositions at a time as the page still has
// room for (a proposition gives at most one row). A budget that runs out after a batch was answered
// ends the page there; before, it is the error.
absl::StatusOr<Ending> RunPage(View& view, PlaceWalk walk, uint64_t page, const Bookmark& from,
                               const AnswerBatch& answer);

// kResourceExhausted, reason BUDGET_ROWS: the budget has no row left before the first.
absl::Status NoRowsLeft(const Budget& budget);

// Which budget an error speaks of: "BUDGET_EDGES", "BUDGET_BYTES"; empty: it is no budget's.
std::string ExhaustedBudget(const absl::Status& status);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_PAGE_H_
