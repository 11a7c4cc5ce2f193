// Pages over an answer that has to be computed as a whole before its first row is known: sums.
#ifndef ENTENTE_GRAPH_QUERY_COMPUTED_ANSWER_H_
#define ENTENTE_GRAPH_QUERY_COMPUTED_ANSWER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/query/page.h"
#include "graph/query/pattern.h"
#include "graph/query/place_walk.h"
#include "graph/store/budget.h"

namespace entente {

// All rows of an answer, in its order, and what they leave out.
template <typename Row>
struct ComputedAnswer {
  std::vector<Row> rows;
  Hidden hidden;
};

// Hands the rows from `from` on to `sink`, at most `page` of them and as many as the budget has
// left. What is hidden comes with the last page. Errors, sinks and bookmarks as in queries.h; a
// bookmark is the number of rows handed over so far.
template <typename Row>
absl::StatusOr<Ending> PageOver(const ComputedAnswer<Row>& answer, Budget& budget, uint64_t page,
                                const Bookmark& from,
                                const std::function<absl::Status(Row)>& sink) {
  uint64_t next = 0;
  if (!from.empty()) {
    absl::string_view bytes = from;
    const absl::StatusOr<uint64_t> number = TakeOrderedNumber(&bytes);
    if (!number.ok() || !bytes.empty() || *number > answer.rows.size()) return BadBookmark();
    next = *number;
  }
  const uint64_t first = next;
  const auto truncated = [&](std::string reason) {
    Ending ending{.complete = false, .truncated_by = std::move(reason), .resume = "", .hidden = {}};
    AppendOrdered(&ending.resume, next);
    return ending;
  };
  for (; next < answer.rows.size(); ++next) {
    if (next - first == page) return truncated("PAGE_FULL");
    if (budget.RowsLeft() == 0) {
      if (next == first) return NoRowsLeft(budget);
      return truncated("BUDGET_ROWS");
    }
    const absl::Status taken = sink(answer.rows[next]);
    if (!taken.ok()) {
      const std::string reason = PageEnd(taken);
      if (reason.empty() || next == first) return taken;
      return truncated(reason);
    }
    budget.ChargeRows(1);
  }
  return Ending{.hidden = answer.hidden};
}

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_COMPUTED_ANSWER_H_
