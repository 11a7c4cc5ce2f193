// Pages of an answer whose place cannot be told by a row alone: paths, traversals, subgraphs. A
// bookmark is the number of rows before it. Whoever goes on in the same call goes on where the last
// page stopped; a later call makes the rows before its bookmark again, within its own budget, and
// hands on none of them. The rows are the same, because the view is pinned.
#ifndef ENTENTE_GRAPH_QUERY_RESUMED_ROWS_H_
#define ENTENTE_GRAPH_QUERY_RESUMED_ROWS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/query/page.h"
#include "graph/query/pattern.h"
#include "graph/query/place_walk.h"
#include "graph/store/view.h"

namespace entente {

// `Cursor` has Row, Next() and hidden(). One thread at a time.
template <typename Cursor>
class ResumedRows {
 public:
  using Row = typename Cursor::Row;

  // `view` outlives it. `begin` starts the answer anew.
  ResumedRows(View& view, std::function<absl::StatusOr<Cursor>()> begin)
      : view_(view), begin_(std::move(begin)) {}

  // As the questions of queries.h, but for budgets of edges and bytes: what has used them up would
  // use them up again, so that the Ending then has no bookmark. At least one row, or the error.
  absl::StatusOr<Ending> Page(uint64_t page, const Bookmark& from,
                              const std::function<absl::Status(Row)>& sink) {
    const bool goes_on = cursor_.has_value() && from == Encoded();
    if (!goes_on) RETURN_IF_ERROR(GoTo(from));
    for (uint64_t rows = 0;; ++rows) {
      if (!next_.has_value()) return Ended({}, {});
      if (rows == page) return Ended("PAGE_FULL", Encoded());
      if (view_.budget().RowsLeft() == 0) {
        if (rows == 0 && !goes_on) return NoRowsLeft(view_.budget());
        return Ended("BUDGET_ROWS", Encoded());
      }
      const absl::Status taken = sink(*next_);
      if (!taken.ok()) {
        const std::string reason = PageEnd(taken);
        if (reason.empty() || (rows == 0 && !goes_on)) return taken;
        return Ended(reason, reason == "PAGE_FULL" ? Encoded() : "");
      }
      view_.budget().ChargeRows(1);
      ++position_;
      const absl::Status status = Step();
      if (!status.ok()) {
        const std::string reason = PageEnd(status);
        if (reason.empty()) return status;
        cursor_.reset();
        return Ended(reason, "");
      }
    }
  }

 private:
  Bookmark Encoded() const {
    Bookmark bookmark;
    if (position_ > 0) AppendOrdered(&bookmark, position_);
    return bookmark;
  }

  absl::Status Step() {
    ASSIGN_OR_RETURN(next_, cursor_->Next());
    hidden_ = cursor_->hidden();
    return absl::OkStatus();
  }

  absl::Status GoTo(const Bookmark& from) {
    uint64_t position = 0;
    if (!from.empty()) {
      absl::string_view bytes = from;
      const absl::StatusOr<uint64_t> number = TakeOrderedNumber(&bytes);
      if (!number.ok() || !bytes.empty()) return BadBookmark();
      position = *number;
    }
    ASSIGN_OR_RETURN(Cursor cursor, begin_());
    cursor_.emplace(std::move(cursor));
    position_ = 0;
    RETURN_IF_ERROR(Step());
    for (; position_ < position; ++position_) {
      if (!next_.has_value()) return BadBookmark();
      RETURN_IF_ERROR(Step());
    }
    told_ = position == 0 ? Hidden() : hidden_;
    return absl::OkStatus();
  }

  // What is hidden between the last page's end and this one's.
  Ending Ended(absl::string_view reason, Bookmark resume) {
    Ending ending;
    ending.complete = reason.empty();
    ending.truncated_by = std::string(reason);
    ending.resume = std::move(resume);
    for (size_t i = 0; i < kHiddenReasons; ++i) {
      ending.hidden.counts[i] = hidden_.counts[i] - told_.counts[i];
    }
    told_ = hidden_;
    return ending;
  }

  View& view_;
  const std::function<absl::StatusOr<Cursor>()> begin_;
  std::optional<Cursor> cursor_;
  std::optional<Row> next_;  // the row behind the bookmark
  uint64_t position_ = 0;
  Hidden hidden_;
  Hidden told_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_RESUMED_ROWS_H_
