// One page of an answer: as many rows as were asked for and fit, and where it stopped.
#ifndef ENTENTE_SERVER_PAGE_H_
#define ENTENTE_SERVER_PAGE_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/query/page.h"
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

// Appends rows to `out`, in rounds, until a row does not fit or is not paid for: the page ends
// before that row, so that its end, and what it hides, are those of the rows sent. `*round` is the
// size of the first round; it is left as what proved right, for the next page. kResourceExhausted
// (LIMIT_ROW) for one row larger than PageSize::row_bytes; a budget's error only where the page
// would be empty.
template <typename Row, typename Wire>
absl::StatusOr<Ending> TakePage(const PageSize& size, Bookmark from, const AskRows<Row>& ask,
                                const RowToWire<Row, Wire>& to_wire, uint64_t* round,
                                google::protobuf::RepeatedPtrField<Wire>* out) {
  Ending page;
  page.resume = from;
  uint64_t rows = 0;
  size_t bytes = 0;
  for (;;) {
    uint64_t taken = 0;
    bool full = false;
    const std::function<absl::Status(Row)> take = [&](Row row) -> absl::Status {
      ASSIGN_OR_RETURN(Wire wire, to_wire(row));
      const size_t more = wire.ByteSizeLong();
      if (more > size.row_bytes) {
        return Refusal(absl::StatusCode::kResourceExhausted, "LIMIT_ROW",
                       absl::StrCat("one row has ", more, " bytes with its evidence; at most ",
                                    size.row_bytes, " are sent; ask without evidence"));
      }
      full = bytes + more > size.bytes && rows + taken > 0;
      if (full) return PageFull();
      bytes += more;
      ++taken;
      out->Add(std::move(wire));
      return absl::OkStatus();
    };
    absl::StatusOr<Ending> ending = ask(std::min(*round, size.rows - rows), page.resume, take);
    if (!ending.ok()) {
      page.truncated_by = PageEnd(ending.status());
      if (rows == 0 || page.truncated_by.empty()) return ending.status();
      page.complete = false;
      return page;
    }
    if (full) *round = std::max<uint64_t>(taken, 8);
    rows += taken;
    ending->hidden += page.hidden;
    page = *std::move(ending);
    const bool more_asked = page.truncated_by == "PAGE_FULL" && rows < size.rows;
    if (full || page.complete || !more_asked) return page;
  }
}

}  // namespace entente

#endif  // ENTENTE_SERVER_PAGE_H_
