#include "clients/cpp/paging.h"

#include <algorithm>

#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

// Adds what a page used and hid to `total`; its end becomes the total's end.
void Add(const v1::Trailer& page, v1::Trailer* total) {
  total->set_completion(page.completion());
  total->set_truncated_by(page.truncated_by());
  total->set_next_page_token(page.next_page_token());
  v1::Budget* used = total->mutable_used();
  used->set_edges(used->edges() + page.used().edges());
  used->set_rows(used->rows() + page.used().rows());
  used->set_bytes(std::max(used->bytes(), page.used().bytes()));  // most at a time
  for (const v1::HiddenCount& hidden : page.hidden()) {
    v1::HiddenCount* sum = nullptr;
    for (v1::HiddenCount& known : *total->mutable_hidden()) {
      if (known.reason() == hidden.reason()) sum = &known;
    }
    if (sum == nullptr) {
      *total->add_hidden() = hidden;
    } else {
      sum->set_count(sum->count() + hidden.count());
    }
  }
}

}  // namespace

absl::StatusOr<v1::Trailer> FollowPages(
    const PagePolicy& policy,
    absl::FunctionRef<absl::StatusOr<Page>(uint32_t, const std::string&)> ask) {
  const uint32_t page_size = policy.page_size > 0 ? policy.page_size : kRowsPerPage;
  std::string token = policy.page_token;
  uint64_t rows = 0;
  v1::Trailer total;
  while (true) {
    ASSIGN_OR_RETURN(const Page page, ask(page_size, token));
    rows += page.rows;
    Add(page.trailer, &total);
    const std::string& next = page.trailer.next_page_token();
    if (next.empty()) return total;
    if (next == token) return absl::DataLossError("a page token leads to its own page");
    if (!policy.all) {
      const bool full = page.trailer.truncated_by() == "PAGE_FULL";
      if (!full || policy.page_size > 0 || rows >= policy.most_rows) return total;
    }
    token = next;
  }
}

}  // namespace entente
