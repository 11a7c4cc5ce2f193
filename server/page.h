// One page of an answer: as many rows as were asked for and fit, and where it stopped.
#ifndef ENTENTE_SERVER_PAGE_H_
#define ENTENTE_SERVER_PAGE_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/query/pattern.h"
#include "server/errors.h"

namespace entente {

// What fits where. A single row may be larger than `bytes`, up to `row_bytes`.
struct PageSize {
  uint64_t rows = 0;
  size_t bytes = 0;
  size_t row_bytes = 0;
};

// A question, as this page asks it: at most `rows` rows from `from` on, handed to `sink`.
template <typename Row>
using AskRows = std::function<absl::StatusOr<Ending>(uint64_t rows, const Bookmark& from,
                                                     const std::function<absl::Status(Row)>& sink)>;

// A row as it is sent.
template <typename Row, typename Wire>
using RowToWire = std::function<absl::StatusOr<Wire>(const Row&)>;

// Appends rows to `out`, in rounds: a round that brings more than fits is asked again for just what
// fits, so that its end, and what it hides, are those of the rows sent. `*round` is the size of the
// first round; it is left as what proved right, for the next page.
// kResourceExhausted (LIMIT_ROW) for one row larger than PageSize::row_bytes.
template <typename Row, typename Wire>
absl::StatusOr<Ending> TakePage(const PageSize& size, Bookmark from, const AskRows<Row>& ask,
                                const RowToWire<Row, Wire>& to_wire, uint64_t* round,
                                google::protobuf::RepeatedPtrField<Wire>* out) {
  Ending page;
  page.resume = from;
  uint64_t rows = 0;
  size_t bytes = 0;
  for (;;) {
    std::vector<Row> found;
    const uint64_t asked = std::min(*round, size.rows - rows);
    ASSIGN_OR_RETURN(Ending ending, ask(asked, page.resume, [&found](Row row) {
                       found.push_back(std::move(row));
                       return absl::OkStatus();
                     }));
    size_t fitting = 0;
    for (const Row& row : found) {
      ASSIGN_OR_RETURN(Wire wire, to_wire(row));
      const size_t more = wire.ByteSizeLong();
      if (more > size.row_bytes) {
        return Refusal(absl::StatusCode::kResourceExhausted, "LIMIT_ROW",
                       absl::StrCat("one row has ", more, " bytes with its evidence; at most ",
                                    size.row_bytes, " are sent; ask without evidence"));
      }
      if (bytes + more > size.bytes && rows + fitting > 0) break;
      bytes += more;
      ++fitting;
      out->Add(std::move(wire));
    }
    const bool full = fitting < found.size();
    *round = std::max<uint64_t>(full ? fitting : *round, 8);
    if (full) {
      if (fitting == 0) {
        page.complete = false;
        page.truncated_by = "PAGE_FULL";
        return page;
      }
      ASSIGN_OR_RETURN(ending, ask(fitting, page.resume, [](Row) { return absl::OkStatus(); }));
    }
    rows += fitting;
    for (size_t i = 0; i < kHiddenReasons; ++i) page.hidden.counts[i] += ending.hidden.counts[i];
    page.complete = ending.complete;
    page.truncated_by = ending.truncated_by;
    page.resume = ending.resume;
    const bool budget_left = ending.truncated_by == "PAGE_FULL";
    if (full || ending.complete || !budget_left || rows >= size.rows) return page;
  }
}

}  // namespace entente

#endif  // ENTENTE_SERVER_PAGE_H_
