// Following page tokens: one loop for every list, whether its pages come whole or as streams.
#ifndef ENTENTE_CLIENTS_CPP_PAGING_H_
#define ENTENTE_CLIENTS_CPP_PAGING_H_

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "entente/v1/reading.pb.h"

namespace entente {

// How much of a list is wanted.
struct PagePolicy {
  // Rows a page; above 0 without `all`: that one page and no more.
  uint32_t page_size = 0;
  // Where to go on; empty: at the beginning.
  std::string page_token;
  // Follow to the end, whatever stopped a page. Otherwise full pages are followed up to
  // `most_rows`, and a page that its budget stopped is the last.
  bool all = false;
  // Rows after which no further page is asked for, unless `all`.
  uint64_t most_rows = 10'000;
};

// Rows a page where the policy names none.
inline constexpr uint32_t kRowsPerPage = 1'000;

// What became of one page.
struct Page {
  uint64_t rows = 0;
  v1::Trailer trailer;
};

// Asks for pages of `policy` with `ask(page_size, page_token)` until it is met. Returns one trailer
// for all: the last page's end, used and hidden summed. Errors: those of `ask`; kDataLoss where a
// token leads to itself.
absl::StatusOr<v1::Trailer> FollowPages(
    const PagePolicy& policy,
    absl::FunctionRef<absl::StatusOr<Page>(uint32_t page_size, const std::string& page_token)> ask);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_PAGING_H_
